import type { QuestionRequest } from "@qizhen/shared/contract/questions";
import { notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { Actor } from "../../accounts";
import type { QuestionParts } from "../doors";
import type { AnswerRecord, FlagRecord, QuestionChange, QuestionRecord } from "../record";
import { marksOf } from "../record";
import type { Part } from "../rules/life";
import { words } from "../words";

/** One step, as it is to be taken. */
export interface StepCommand<A extends QuestionRequest["action"] = QuestionRequest["action"]> {
  /** Absent: whoever holds the code, not signed in. */
  actor: Actor | undefined;
  question: QuestionRecord;
  request: Extract<QuestionRequest, { action: A }>;
  to: QuestionRecord["state"];
  held: readonly Part[];
  intent: Intent | undefined;
  now: Date;
}

/** What a step changes, and what to say. */
export interface StepChange {
  set: QuestionChange["set"];
  unset?: readonly (keyof QuestionRecord)[];
  tell?: QuestionChange["outbox"];
  message?: string;
}

export type Take<A extends QuestionRequest["action"]> = (
  command: StepCommand<A>,
  parts: QuestionParts,
) => Promise<StepChange> | StepChange;

/** What a step needs. @throws unprocessable with a sentence where it lacks */
export const need = (name: string, value: string | undefined): string => {
  const given = value?.trim();
  if (given) return given;
  const sentence = words.needs[name] ?? words.notNow;
  throw unprocessable(sentence, { [name]: sentence });
};

export const signedIn = ({ actor }: { actor: Actor | undefined }): Actor => {
  if (!actor) throw notFound(words.notFound);
  return actor;
};

/** @throws notFound */
export const answerOf = ({ answers }: QuestionRecord, id: string): AnswerRecord => {
  const found = answers.find((one) => one.id === id);
  if (!found) throw notFound(words.noSuchAnswer);
  return found;
};

/** Flags changed, with the marks that the queue is filtered by; an answer that has gone out of date keeps its mark. */
export const withFlags = (
  { regionPath, marks }: QuestionRecord,
  flags: FlagRecord[],
): Pick<QuestionRecord, "flags" | "marks"> => ({
  flags,
  marks: marksOf(
    regionPath,
    flags,
    marks.some((mark) => mark.endsWith("|stale")),
  ),
});

/** The same without one kind of flag. */
export const withoutFlag = (question: QuestionRecord, kind: FlagRecord["kind"]) =>
  withFlags(
    question,
    question.flags.filter((flag) => flag.kind !== kind),
  );
