import type { Action } from "@qizhen/shared/vocabulary";

/**
 * What cases write to their outbox; other features receive it by `kind`. Entries carry ids and words of the vocabulary only,
 * never what a person wrote. Each may come twice.
 */

/** What happened: a step of the life cycle, or one of these. */
export type CaseEvent =
  Action | "submitted" | "assigned" | "queued" | "red" | "due_soon" | "overdue" | "rated" | "placed_nowhere";

/**
 * Whom to tell: a signed-in user (`user:<id>`), the clerks of a centre (`centre:<code>`), or a party of the case
 * (`party:<id>`), who may have no account and is then told by phone. {@link CaseForNotice} tells who a party is.
 */
export type Recipient = `user:${string}` | `centre:${string}` | `party:${string}`;

/** kind `case.notify`: tell these people. `urgent`: danger, shown and sounded at once. */
export interface CaseNotify {
  caseId: string;
  number: string;
  event: CaseEvent;
  to: Recipient[];
  urgent: boolean;
}

/** kind `case.changed`: open clients of these should read the case again. */
export interface CaseChanged {
  caseId: string;
  audience: string[];
}

/** kind `case.freed`: this person has given up, or finished, the case, and has room again. */
export interface CaseFreed {
  caseId: string;
  staffId: string;
}

/** Somebody of the case, as a notice needs them; only for the machine that writes the notice, never to be shown whole. */
export interface NoticeParty {
  id: string;
  role: "applicant" | "respondent" | "representative";
  /** Absent: not in the app, to be told by phone. */
  userId?: string;
  name: string;
  phone?: string;
}

/** What a notice may say of a case. `next` is in the residents' voice: what happens now and by when. */
export interface CaseForNotice {
  id: string;
  number: string;
  statusText: string;
  next: string;
  violenceAtHome: boolean;
  grid: { code: string; name: string } | null;
  centre: { code: string; name: string };
  /** County, town, village and grid it lies in. */
  regionPath: string[];
  responsible?: { id: string; name: string; unit: string };
  parties: NoticeParty[];
}
