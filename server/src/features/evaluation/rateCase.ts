import type { Rating } from "@qizhen/shared/contract/evaluation";
import type { Intent } from "../../kernel/http/route";
import type { Actor } from "../accounts";
import { isBadRating } from "./rules/badRating";

type Marks = Omit<Rating, "at">;

/** What evaluation needs of cases, where a rating is kept. */
export interface CasesDoor {
  rate(command: {
    actor: Actor;
    caseId: string;
    marks: Marks;
    bad: boolean;
    intent: Intent | undefined;
    now: Date;
  }): Promise<{ rating?: (Marks & { at: Date }) | undefined }>;
}

interface Command {
  actor: Actor;
  caseId: string;
  marks: Marks;
  intent: Intent | undefined;
  now: Date;
}

/**
 * Rates a case that is closed (事后评诊), once; a repeat of the same intent answers the same rating.
 * @throws notFound, forbidden, conflict
 */
export const rateCase = async (command: Command, cases: CasesDoor): Promise<Rating> => {
  const { marks, now } = command;
  const saved = await cases.rate({ ...command, bad: isBadRating(marks) });
  const { at, ...kept } = saved.rating ?? { ...marks, at: now };
  return { ...kept, at: at.toISOString() };
};
