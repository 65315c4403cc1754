import type { EvaluationDoors } from "../doors";
import type { VisitRecord } from "../record";

/** Lets the case follow what a visit found: a bad one takes it up again, a level up. Safe to repeat. */
export const followVisit = (v: VisitRecord, { cases }: Pick<EvaluationDoors, "cases">, now: Date): Promise<void> =>
  cases.judging.judge({
    caseId: v.caseId,
    round: v.round,
    once: `return_visit|${v.id}`,
    bad: v.reopened,
    now,
  });
