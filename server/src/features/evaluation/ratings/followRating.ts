import type { EvaluationDoors } from "../doors";
import type { RatingRecord } from "../record";
import { isBadRating } from "../rules/badRating";

/**
 * Lets the case follow a rating: it carries the applicant's, and a bad one takes it up again. Safe to repeat; a rating that was
 * changed follows once for each version.
 */
export const followRating = async (r: RatingRecord, { cases }: Pick<EvaluationDoors, "cases">, now: Date) => {
  const own = r.partyRole === "applicant" ? { ...r.marks, ...(r.comment && { comment: r.comment }) } : undefined;
  await cases.judging.judge({
    caseId: r.caseId,
    round: r.round,
    once: `rating|${r.id}|${r.version}`,
    bad: isBadRating(r.marks),
    rated: { ratingId: r.id, by: r.userId ?? r.partyId, overall: r.marks.overall, own },
    now,
  });
};
