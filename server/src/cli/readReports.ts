import { readFileSync } from "node:fs";
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
/** A line of a file of labelled reports; what else it says (`note`) is for people. */
export type LabelledLine = z.infer<typeof labelled>;

/** Reads labelled reports, one JSON object a line. @throws Error naming file and line that cannot be read */
export const readReports = (files: readonly string[]): LabelledLine[] =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) => (line.trim() === "" ? [] : [readLine(line, file, index + 1)])),
  );

const readLine = (line: string, file: string, number: number): LabelledLine => {
  try {
    return labelled.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(words.badLine(file, number), { cause: error });
  }
};
