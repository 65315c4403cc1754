import { newId } from "../../kernel/ids";
import { makeEntry, type OutboxEntry } from "../../kernel/outbox/outbox";
import type { Actor } from "../accounts";
import type { CaseChanged, CaseEvent, CaseFreed, CaseNotify, Recipient } from "./events";
import { applicantOf } from "./policy";
import type { CaseRecord, TimelineEntry } from "./record";

/** What of a case its entries need. */
type Told = Pick<
  CaseRecord,
  "id" | "number" | "parties" | "partyUserIds" | "responsible" | "helpers" | "receiving" | "regionPath" | "centre"
>;

const entry = (kind: string, data: CaseNotify | CaseChanged | CaseFreed, now: Date) =>
  makeEntry(kind, { ...data }, now);

/** Tells people of something. Nobody to tell: no entry. */
export const notifyEntry = (c: Told, event: CaseEvent, to: readonly Recipient[], now: Date, urgent = false) =>
  to.length === 0
    ? []
    : [entry("case.notify", { caseId: c.id, number: c.number, event, to: [...new Set(to)], urgent }, now)];

/** Everybody whose open page shows the case. `before`: the same case before a step, so that who lost it is told too. */
export const changedEntry = (c: Told, now: Date, before?: Told): OutboxEntry => {
  const users = [c, ...(before ? [before] : [])].flatMap((one) => [
    ...one.partyUserIds,
    ...(one.responsible ? [one.responsible.id] : []),
    ...(one.receiving?.staffId ? [one.receiving.staffId] : []),
    ...one.helpers,
  ]);
  const audience = [...users.map((id) => `user:${id}`), ...c.regionPath.map((code) => `centre:${code}`)];
  return entry("case.changed", { caseId: c.id, audience: [...new Set(audience)] }, now);
};

export const freedEntry = (caseId: string, staffId: string, now: Date) => entry("case.freed", { caseId, staffId }, now);

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
