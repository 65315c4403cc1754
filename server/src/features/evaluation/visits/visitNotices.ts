import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import type { CaseEvent, CaseForJudging, Recipient } from "../../cases";
import type { RatingRecord, VisitRecord } from "../record";

/** Tells people of a visit, by the case it is about. Nobody to tell: no entry. */
export const visitNotice = (
  v: Pick<VisitRecord, "caseId" | "caseNumber">,
  event: CaseEvent,
  to: readonly Recipient[],
  now: Date,
): OutboxEntry[] =>
  to.length === 0
    ? []
    : [makeEntry("case.notify", { caseId: v.caseId, number: v.caseNumber, event, to: [...to], urgent: false }, now)];

/** Parties in the app who have not rated this close. */
export const unrated = (c: CaseForJudging, round: Date, ratings: readonly RatingRecord[]): Recipient[] =>
  c.parties
    .filter(({ id, userId }) => {
      const has = ratings.some((r) => r.partyId === id && r.round.getTime() === round.getTime());
      return userId !== undefined && !has;
    })
    .map(({ id }): Recipient => `party:${id}`);
