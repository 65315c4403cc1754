import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileName = "address.json";

/** Leaves the address of a running database in its folder, for commands of the same owner; nobody else can read the file. */
export const keepAddress = (folder: string, uri: string): void => {
  const file = join(folder, fileName);
  // Written beside and moved: whoever reads finds the old one or the new one, never half.
  writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, uri }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

export const forgetAddress = (folder: string): void => rmSync(join(folder, fileName), { force: true });

/** The address of the database that process `pid` runs in a folder; undefined where it has left none (yet). */
export const addressOf = (folder: string, pid: number): string | undefined => {
  const file = join(folder, fileName);
  if (!existsSync(file)) return undefined;
  const kept = JSON.parse(readFileSync(file, "utf8")) as { pid?: unknown; uri?: unknown };
  return kept.pid === pid && typeof kept.uri === "string" ? kept.uri : undefined;
};
