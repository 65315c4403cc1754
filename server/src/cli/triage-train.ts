import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileKnowledge } from "../features/triage/rules/compileKnowledge";
import { shippedKnowledge } from "../features/triage/rules/knowledge";
import { packModel } from "../features/triage/rules/training/trainLinear";
import { readLessons, trainModel } from "../features/triage/rules/training/trainModel";
import { lessonFiles, readReports } from "./readReports";
import { words } from "./words";

/** Trains the model of triage from the labelled reports in the repository and writes its weights. The same reports give the same file. */
const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const reports = readReports(lessonFiles(at("tests/samples/disputes")));
const model = trainModel(readLessons(reports, compileKnowledge(shippedKnowledge)));
const packed = JSON.stringify(
  Object.fromEntries(Object.entries(model).map(([name, trained]) => [name, packModel(trained)])),
);
writeFileSync(at("server/src/features/triage/rules/knowledge/model.json"), `${packed.replaceAll('"},', '"},\n')}\n`);
process.stdout.write(`${words.trained(reports.length, packed.length)}\n`);
