import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ImportReport } from "@qizhen/shared/contract/regions";
import { createApp } from "../app";
import { systemClock } from "../kernel/clock";
import { ConfigurationError, readEnv } from "../kernel/env";
import { createLog } from "../kernel/log";
import { openDatabase } from "./openDatabase";
import { words } from "./words";

/** Imports a region file (区划文件), whether the server runs or not. Prints every defect by code; exits with 1 when it is refused. */
const print = (...lines: string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(""));

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: "boolean" } } });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file: resolve(file), force: values.force ?? false };
  } catch {
    // an option that there is not: the usage says which there are
  }
  throw new ConfigurationError(words.importUsage);
};

const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, "utf8").catch(() => {
    throw new ConfigurationError(words.noSuchFile(file));
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new ConfigurationError(words.notJson(file));
  }
};

/** Enough to recognise what happens, without pages of codes. */
const mostNamed = 20;

const printChanges = (label: string, regions: readonly { code: string; name: string; what?: string[] }[]) => {
  for (const { code, name, what } of regions.slice(0, mostNamed))
    print(`  ${label} ${code} ${name}${what ? `：${what.join("、")}` : ""}`);
  if (regions.length > mostNamed) print(words.moreOf(regions.length - mostNamed));
};

const printReport = (report: ImportReport, taken: boolean) => {
  const { mended, defects, added, changed, removed, unchanged } = report;
  print(report.name);
  if (mended.length > 0) print(words.mended(mended.length), ...mended.map((line) => `  ${line}`));
  if (defects.length > 0)
    print(
      words.defects(defects.length),
      ...defects.map(({ kind, codes, message }) => `  [${kind}] ${codes.join(" ")}  ${message}`),
    );
  if (!taken) {
    print(words.refused);
    return;
  }
  if (!report.applied) {
    print(words.nothingNew(unchanged));
    return;
  }
  printChanges(words.added, added);
  printChanges(words.changed, changed);
  printChanges(words.removed, removed);
  print(words.imported(added.length, changed.length, removed.length, unchanged));
};

/** @returns whether the file was taken */
const importFile = async (): Promise<boolean> => {
  const { file, force } = readArguments();
  const content = await readJson(file);
  const env = readEnv(process.env, fileURLToPath(new URL("../..", import.meta.url)));
  const close = await openDatabase(env);
  try {
    const { regions } = createApp({ env, clock: systemClock, log: createLog("warn") });
    const report = await regions.importFile({ file: content, by: "command", force, now: systemClock() });
    const taken = report.defects.length === 0 || force;
    printReport(report, taken);
    return taken;
  } finally {
    await close();
  }
};

importFile().then(
  // Not exit(): what was printed into a pipe would be cut off.
  (taken) => (process.exitCode = taken ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  },
);
