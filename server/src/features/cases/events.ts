import type { Action, Category, Level, Risk } from "@qizhen/shared/vocabulary";

/**
 * What cases write to their outbox; other features receive it by `kind`. Entries carry ids and words of the vocabulary only,
 * never what a person wrote. Each may come twice.
 */

/** What happened: a step of the life cycle, or one of these. */
export type CaseEvent =
  | Action
  | "submitted"
  | "assigned"
  | "queued"
  | "red"
  | "due_soon"
  | "overdue"
  /** Still overdue: its leader hears of it. */
  | "overdue_long"
  | "extension_asked"
  | "rated"
  /** A bad rating, or a bad return visit: the leader hears of it. */
  | "judged_badly"
  | EvaluationEvent
  | "placed_nowhere"
  | ReferralEvent
  | GroupEvent
  | OrderEvent
  /** Dates reach a year whose holidays are not published yet. */
  | "unknown_year"
  /** They are published now, and the promised day has moved. */
  | "recounted";

/** What evaluation (评诊、回访) tells: parties are asked, a visit is given to somebody, nobody has done it in time. */
export type EvaluationEvent = "rate_asked" | "return_visit_asked" | "return_visit_given" | "return_visit_late";

/** What happens to a referral (移送); `referral_by_hand`: its body has nobody here, the clerk hands it over. */
export type ReferralEvent =
  "referral_sent" | "referral_by_hand" | "referral_received" | "referral_refused" | "referral_late";

/** What happens to a supervision order (督办单). */
export type OrderEvent =
  | "order_opened"
  | "order_due_soon"
  | "order_overdue"
  | "order_climbed"
  | "order_replied"
  | "order_returned"
  | "order_accepted";

/**
 * Whom to tell: a signed-in user (`user:<id>`); the clerks, leaders or administrators of a region (`centre:<code>`,
 * `leader:<code>`, `admin:<code>`), or of the nearest region above where there is one; or a party of the case (`party:<id>`), who may have
 * no account and is then told by phone. {@link CaseForNotice} tells who a party is.
 */
export type Recipient =
  `user:${string}` | `centre:${string}` | `leader:${string}` | `admin:${string}` | `party:${string}`;

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

/** kind `case.queued`: it has begun to wait for somebody to be free. kind `case.reweighed`: its grade has changed in somebody's hands. */
export interface CaseQueued {
  caseId: string;
}

/** kind `case.rated`: how a party rated whoever had it. `by`: their account, or the party where they have none. */
export interface CaseRated {
  caseId: string;
  staffId: string;
  overall: number;
  by: string;
  ratingId: string;
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

/** What happens to a group of cases (群体性事项). */
export type GroupEvent = "group_joined" | "group_left" | "group_progress" | "group_large" | "group_lead_closed";

/** kind `case.grouped`: a case of a group has taken a step; if it is the lead, the others are told. */
export interface CaseGrouped {
  caseId: string;
  groupId: string;
  action: Action;
}

/** kind `case.joins`: its applicant has chosen to go together with the neighbours' matter that `ref` names. */
export interface CaseJoins {
  caseId: string;
  ref: string;
}

/** kind `case.referral`: its referrals follow, for it was handed to another body, or taken back, or has moved on its way. */
export interface CaseReferral {
  caseId: string;
}

/** kind `case.moved`: a case with which units help went to other hands, or is over. */
export interface CaseMoved {
  caseId: string;
}

/** kind `case.invited`: this line of the timeline says that a unit is asked to help: its task is opened. */
export interface CaseInvited {
  caseId: string;
  lineId: string;
}

/** kind `case.supervised`: this line of the timeline says that a supervision order (督办单) is to be opened. */
export interface CaseSupervised {
  caseId: string;
  lineId: string;
}

/** kind `case.judged`: a clerk confirmed or overruled the triage (确认分诊). */
export interface CaseJudged {
  caseId: string;
  by: string;
  /** ISO 8601. */
  at: string;
  reason: string;
  /** As it was decided before. */
  before: { category: Category; risk: Risk; level: Level };
  after: { category: Category; risk: Risk; level: Level };
  changed: string[];
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
