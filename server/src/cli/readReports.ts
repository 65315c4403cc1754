import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { categories, keysOf, levels, risks } from "@qizhen/shared/vocabulary";
import * as z from "zod";
import { words } from "./words";

const labelled = z.object({
  id: z.string(),
  text: z.string(),
  category: z.enum(keysOf(categories)),
  risk: z.enum(keysOf(risks)),
  level: z.enum(keysOf(levels)),
});
/** A line of a file of labelled reports, and the file's name; what else it says (`note`) is for people. */
export type LabelledLine = z.infer<typeof labelled> & { file: string };

/** Files whose texts nobody has read who works on the rules: they are an exam, never a lesson. */
const exam = /^held-out/;

/** All files of labelled reports in a folder that may be learnt from, in the order of their names. */
export const lessonFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl") && !exam.test(name))
    .sort()
    .map((name) => join(folder, name));

/** Reads labelled reports, one JSON object a line. @throws Error naming file and line that cannot be read */
export const readReports = (files: readonly string[]): LabelledLine[] =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        line.trim() === "" ? [] : [{ ...readLine(line, file, index + 1), file: basename(file, ".jsonl") }],
      ),
  );

const readLine = (line: string, file: string, number: number) => {
  try {
    return labelled.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(words.badLine(file, number), { cause: error });
  }
};
