import type { Action } from "@qizhen/shared/vocabulary";
import { newId } from "../../kernel/ids";
import { makeEntry, type OutboxEntry } from "../../kernel/outbox/outbox";
import type { Actor } from "../accounts";
import type {
  CaseChanged,
  CaseEvent,
  CaseFreed,
  CaseJudged,
  CaseInvited,
  CaseMoved,
  CaseNotify,
  CaseRated,
  CaseGrouped,
  CaseJoins,
  CaseReferral,
  CaseSupervised,
  Recipient,
} from "./events";
import { applicantOf } from "./policy";
import type { CaseRecord, TimelineEntry } from "./record";

/** What of a case its entries need. */
type Told = Pick<
  CaseRecord,
  "id" | "number" | "parties" | "partyUserIds" | "responsible" | "helpers" | "receiving" | "regionPath" | "centre"
>;

type EntryData =
  | CaseNotify
  | CaseChanged
  | CaseFreed
  | CaseGrouped
  | CaseJoins
  | CaseReferral
  | CaseSupervised
  | CaseMoved
  | CaseInvited
  | CaseRated;
const entry = (kind: string, data: EntryData, now: Date) => makeEntry(kind, { ...data }, now);

/** Tells people of something. Nobody to tell: no entry. */
export const notifyEntry = (c: Told, event: CaseEvent, to: readonly Recipient[], now: Date, urgent = false) =>
  to.length === 0
    ? []
    : [entry("case.notify", { caseId: c.id, number: c.number, event, to: [...new Set(to)], urgent }, now)];

/** Members of the body that a case is with. */
export const receivingIds = ({ receiving }: Pick<CaseRecord, "receiving">): string[] => [
  ...new Set([...(receiving?.staffId ? [receiving.staffId] : []), ...(receiving?.staffIds ?? [])]),
];

/** Everybody whose open page shows the case. `before`: the same case before a step, so that who lost it is told too. */
export const changedEntry = (c: Told, now: Date, before?: Told): OutboxEntry => {
  const users = [c, ...(before ? [before] : [])].flatMap((one) => [
    ...one.partyUserIds,
    ...(one.responsible ? [one.responsible.id] : []),
    ...receivingIds(one),
    ...one.helpers,
  ]);
  const audience = [...users.map((id) => `user:${id}`), ...c.regionPath.map((code) => `centre:${code}`)];
  return entry("case.changed", { caseId: c.id, audience: [...new Set(audience)] }, now);
};

/** It has begun to wait for somebody to be free. */
export const queuedEntry = (caseId: string, now: Date) => entry("case.queued", { caseId }, now);

/** Whoever has it has more, or less, on their hands than before. */
export const reweighedEntry = (caseId: string, now: Date) => entry("case.reweighed", { caseId }, now);

/** How a party rated whoever had it. */
export const ratedEntry = (rated: CaseRated, now: Date) => entry("case.rated", rated, now);

export const freedEntry = (caseId: string, staffId: string, now: Date) => entry("case.freed", { caseId, staffId }, now);

/** Units that help with it (协办) are to hear that it went to other hands, or is over. */
export const movedEntry = (caseId: string, now: Date) => entry("case.moved", { caseId }, now);

/** A unit is asked to help, as a line of the timeline says. */
export const invitedEntry = (caseId: string, lineId: string, now: Date) =>
  entry("case.invited", { caseId, lineId }, now);

/** A case of a group has taken a step. */
export const groupedEntry = (caseId: string, groupId: string, action: Action, now: Date) =>
  entry("case.grouped", { caseId, groupId, action }, now);

/** The applicant of a new case goes together with a neighbours' matter. */
export const joinsEntry = (caseId: string, ref: string, now: Date) => entry("case.joins", { caseId, ref }, now);

/** The referrals of a case (三调对接) are to follow what was done to it. */
export const referralEntry = (caseId: string, now: Date) => entry("case.referral", { caseId }, now);

/** A supervision order (督办单) is to be opened, as a line of the timeline says. */
export const supervisedEntry = (caseId: string, lineId: string, now: Date) =>
  entry("case.supervised", { caseId, lineId }, now);

/** A clerk confirmed or overruled the triage; nothing where the step judged nothing. */
export const judgedEntry = (before: CaseRecord, after: CaseRecord, now: Date): OutboxEntry[] => {
  const { judged } = after;
  if (judged?.at !== now) return [];
  const partsOf = ({ category, risk, level }: Pick<CaseRecord, "category" | "risk" | "level">) => ({ category, risk, level }); // prettier-ignore
  const judgement: CaseJudged = {
    caseId: after.id,
    by: judged.by,
    at: now.toISOString(),
    reason: judged.reason ?? "",
    before: partsOf(before),
    after: partsOf(after),
    changed: judged.changed,
  };
  return [makeEntry("case.judged", { ...judgement }, now)];
};

export const toApplicant = (c: Told): Recipient[] => {
  const applicant = applicantOf(c);
  return applicant ? [`party:${applicant.id}`] : [];
};
/** Parties that are told of what happens: the applicant, and whoever of the others has joined in the app. */
export const toParties = (c: Told): Recipient[] =>
  c.parties
    .filter((party) => party.role !== "respondent" || party.userId)
    .map((party): Recipient => `party:${party.id}`);
export const toResponsible = (c: Told): Recipient[] => (c.responsible ? [`user:${c.responsible.id}`] : []);
export const toCentre = (c: Told): Recipient[] => [`centre:${c.centre.code}`];
/** The leaders of the owning centre. */
export const toLeaders = (c: Told): Recipient[] => [`leader:${c.centre.code}`];
/** Village, town and county at once: danger. */
export const toEveryCentre = (c: Told): Recipient[] =>
  c.regionPath.filter((code) => code.length === 12).map((code): Recipient => `centre:${code}`);

type By = TimelineEntry["by"];
/** Who did it, as the timeline keeps it. A resident's name stands sealed with the parties, and not here. */
export const byActor = (actor: Actor, role: string): By => ({
  id: actor.id,
  name: actor.kind === "staff" ? actor.name : "",
  role,
});

/** One line of the timeline. Without `by` the platform did it. */
export const timelineEntry = (
  kind: string,
  at: Date,
  given: { by?: By; data?: Record<string, unknown>; staffOnly?: boolean } = {},
): TimelineEntry => ({
  id: newId(),
  at,
  kind,
  ...(given.by && { by: given.by }),
  staffOnly: given.staffOnly ?? false,
  data: given.data ?? {},
});

/** Somebody has it now. `because`: why it went up to them, where it did. */
export const assignedLine = (
  to: { name: string; unit: string },
  because: string | undefined,
  at: Date,
): TimelineEntry =>
  timelineEntry("assigned", at, { data: { to: to.name, unit: to.unit, ...(because && { because }) } });
