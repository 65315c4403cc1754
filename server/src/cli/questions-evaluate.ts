import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDatabase } from "@qizhen/embedded-db";
import { evaluateSearch } from "../features/questions/search/evaluateSearch";
import { systemClock } from "../kernel/clock";
import { connectDatabase, disconnectDatabase } from "../kernel/db/connect";
import { lessonFiles, readReports } from "./readReports";
import { words } from "./words";

/**
 * Prints for how many labelled reports, used as questions, a question of the same category is among the first five found (each left out
 * of what is looked through), beside a plain search for the longest piece in common. In a database of its own. With files: of these.
 */
const files = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "qizhen-questions-"));
const database = await startDatabase({ folder });
try {
  await connectDatabase(database.uri, { autoIndex: true });
  const samples = fileURLToPath(new URL("../../../tests/samples/disputes", import.meta.url));
  const reports = readReports(
    files.length > 0 ? files : lessonFiles(samples).filter((file) => basename(file).startsWith("disputes")),
  );
  const figures = await evaluateSearch(reports, systemClock);
  for (const line of words.questions.evaluated(figures)) process.stdout.write(`${line}\n`);
} finally {
  await disconnectDatabase();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
