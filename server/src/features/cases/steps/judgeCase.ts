import type { CaseRating } from "@qizhen/shared/contract/evaluation";
import { decide } from "@qizhen/shared/rules/caseLife";
import { AppError, conflict, notFound } from "../../../kernel/errors";
import { changedEntry, notifyEntry, ratedEntry, timelineEntry, toCentre, toLeaders } from "../notify";
import { lifeOf } from "../policy";
import type { CaseRecord } from "../record";
import { everyCase } from "../store";
import { words } from "../words";
import { takeStep, type StepDoors } from "./takeStep";

/** What was said of a closed case: a party's rating, or what a return visit (回访) found. */
export interface Judging {
  caseId: string;
  /** The close that is judged; a later one is not its business. */
  round: Date;
  /** Name of what was said, the same at each repeat. */
  once: string;
  /** Whether the matter is to be taken up again, a level up. */
  bad: boolean;
  rated?:
    | {
        ratingId: string;
        /** Who rated: their account, or the party where they have none. */
        by: string;
        overall: number;
        /** The applicant's own marks, which their case carries. */
        own?: Omit<CaseRating, "at"> | undefined;
      }
    | undefined;
  now: Date;
}

/** Other steps may be faster again and again; each time it is decided anew. */
const mostTries = 8;

/** Who had the case when it was closed, also where others have it since. */
const handsAt = (c: CaseRecord, round: Date): string => {
  const line = c.timeline.find(({ at, kind }) => at.getTime() === round.getTime() && kind !== "rated");
  const hands = line?.data.hands as { id?: string } | undefined;
  return hands?.id ?? c.responsible?.id ?? "";
};

const followedBy = (c: CaseRecord, { rated, round, now }: Judging) => {
  const staffId = handsAt(c, round);
  if (!rated || !staffId) return [];
  const { ratingId, by, overall } = rated;
  return [ratedEntry({ caseId: c.id, staffId, overall, by, ratingId }, now)];
};

/** One try. Undefined: another step was faster. */
const tryOnce = async (before: CaseRecord, judging: Judging, doors: StepDoors): Promise<CaseRecord | undefined> => {
  const { bad, rated, round, now } = judging;
  const done = { key: judging.once, digest: judging.once };
  const set = rated?.own ? { rating: { ...rated.own, at: now } } : {};
  // Neither the mark nor whose it is: whoever had the case reads this line.
  const also = rated ? [timelineEntry("rated", now, { staffOnly: true })] : [];
  const entries = followedBy(before, judging);
  const isStill = before.status === "closed" && before.closedAt?.getTime() === round.getTime();
  const role = rated ? "rating" : "return_visit";
  const input = { action: "reopen", reason: words.badly[role] } as const;
  const decision = bad && isStill ? decide(lifeOf(before), input, { id: role, roles: [role] }, now) : undefined;
  if (decision && "changes" in decision) {
    const told = notifyEntry(before, "judged_badly", toLeaders(before), now);
    const taken = { before, input, decision, by: undefined, set, also, entries: [...entries, ...told], done, now };
    return takeStep(taken, doors).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "conflict") return undefined;
      throw error;
    });
  }
  const told = rated ? notifyEntry(before, "rated", toCentre(before), now) : [];
  const outbox = [...entries, ...told, changedEntry(before, now)];
  return doors.cases.apply(before, { set, timeline: also, outbox, done }, now);
};

/**
 * Lets a case follow how it was judged (事后评诊): once for each thing said, and a bad one takes the matter up again in the same
 * update, if it still stands closed as it was judged. Safe to repeat.
 * @throws notFound; conflict where other steps were faster all the time
 */
export const judgeCase = async (judging: Judging, doors: StepDoors): Promise<void> => {
  for (let left = mostTries; left > 0; left -= 1) {
    const c = await doors.cases.find(everyCase, judging.caseId);
    if (!c) throw notFound(words.caseNotFound);
    if (c.doneKeys.some(({ key }) => key === judging.once)) return;
    if (await tryOnce(c, judging, doors)) return;
  }
  throw conflict(words.movedOn);
};
