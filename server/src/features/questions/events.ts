import { makeEntry, type OutboxEntry } from "../../kernel/outbox/outbox";

/** Kinds of entries that questions write for themselves. */
export const questionChanged = "question.changed";
export const questionAsked = "question.asked";
export const questionTell = "question.tell";
export const questionActed = "question.acted";
export const lawCardChanged = "lawCard.changed";

/** What an asker, or whoever was asked to answer, is told of. */
export type Telling =
  "published" | "refused" | "asked_back" | "answered" | "private" | "merged" | "expert" | "soon" | "late";

/** The question looks different: search, the queue and open pages follow. */
export const changedEntry = (questionId: string, now: Date): OutboxEntry =>
  makeEntry(questionChanged, { questionId }, now);
/** To be told to the asker, or to `staffId`. */
export const tellEntry = (questionId: string, what: Telling, now: Date, staffId?: string): OutboxEntry =>
  makeEntry(questionTell, { questionId, what, ...(staffId && { staffId }) }, now);
