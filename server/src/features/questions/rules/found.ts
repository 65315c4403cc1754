import type { QuestionFlag } from "@qizhen/shared/contract/questionShapes";

/** Whether a stretch lies in the title or in the body. */
type Part = "title" | "body";

/** A stretch of the masked text that stands for what was hidden. */
export interface HiddenRecord {
  part: Part;
  at: [number, number];
  kind: string;
}

/** What is to be looked at, and where. */
export interface FlagRecord {
  kind: QuestionFlag;
  /** What was found, in words; masked. */
  because: string;
  spans: { part: Part; at: [number, number] }[];
}
