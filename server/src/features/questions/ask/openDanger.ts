import type { QuestionParts } from "../doors";
import { changedEntry } from "../events";
import { everyQuestion } from "../questionStore";
import type { FlagRecord, QuestionRecord } from "../record";
import { words } from "../words";
import { caseOfQuestion } from "./toCase";

/** Danger, as the queue shows it: such a question stands before all others. */
export const dangerFlag: FlagRecord = { kind: "danger", because: words.because.danger, spans: [] };
export const ranks = { danger: 0, ordinary: 1 } as const;

/** Others may be faster again and again; each time it is written anew. */
const mostTries = 8;

/** Danger goes the way of a report at once: a case, which alarms the centres (平台分诊). Safe to repeat. */
export const openDanger = async (
  question: QuestionRecord,
  parts: QuestionParts,
  now: Date,
): Promise<QuestionRecord> => {
  if (question.case) return question;
  const made = await caseOfQuestion(question, parts, now);
  for (let left = mostTries; left > 0; left -= 1) {
    const found = await parts.questions.find(everyQuestion, question.id);
    if (!found || found.case) return found ?? question;
    const saved = await parts.questions.apply(
      found,
      { set: { case: made }, outbox: [changedEntry(found.id, now)] },
      now,
    );
    if (saved) return saved;
  }
  throw new Error("a question changed all the time while its case was opened; it is tried again");
};
