import { fileURLToPath } from "node:url";
import { compileKnowledge } from "../features/triage/rules/compileKnowledge";
import { shippedKnowledge } from "../features/triage/rules/knowledge";
import { crossValidate, leaveOneFileOut, verdicts } from "../features/triage/rules/training/evaluate";
import { readLessons } from "../features/triage/rules/training/trainModel";
import { printFiles, printFully } from "./printScores";
import { lessonFiles, readReports } from "./readReports";
import { words } from "./words";

/**
 * Prints how well triage does on labelled reports, beside the plain baseline. With files: the knowledge as it ships reads them. With `--cv`, or
 * without files (then all that it learns from): models trained anew, that never saw what they read, by fifths and by author.
 */
const options = process.argv.slice(2);
const files = options.filter((option) => !option.startsWith("--"));
const lessons = lessonFiles(fileURLToPath(new URL("../../../tests/samples/disputes", import.meta.url)));
const knowledge = compileKnowledge(shippedKnowledge);
const print = (line: string) => void process.stdout.write(`${line}\n`);

if (files.length === 0 || options.includes("--cv")) {
  const read = readLessons(readReports(files.length > 0 ? files : lessons), knowledge);
  print(words.evaluation.byFifths(read.length, knowledge.data.version));
  printFully(crossValidate(read, knowledge), print);
  printFiles(leaveOneFileOut(read, knowledge), print);
} else {
  const read = verdicts(readReports(files), knowledge, readReports(lessons));
  print(words.evaluation.asShipped(read.length, knowledge.data.version));
  printFully(read, print);
}
