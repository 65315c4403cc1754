import type { Action } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import type { Recipient } from "../events";
import {
  changedEntry,
  freedEntry,
  groupedEntry,
  movedEntry,
  notifyEntry,
  queuedEntry,
  referralEntry,
  reweighedEntry,
  toApplicant,
  toCentre,
  toLeaders,
  toParties,
  toResponsible,
} from "../notify";
import { mayChooseAgain } from "../policy";
import type { CaseRecord } from "../record";

interface Told {
  action: Action;
  before: CaseRecord;
  after: CaseRecord;
  /** Who took the step, and need not be told of it. Absent: the platform. */
  actorId?: string | undefined;
  /** Only asked for: those who decide on it are told. */
  asks?: boolean | undefined;
  now: Date;
}

/** Who is told of a step besides those who are told that they have it now. */
const hearers: Readonly<Record<Action, (c: CaseRecord, before: CaseRecord) => Recipient[]>> = {
  confirm: () => [],
  assign: () => [],
  decline: (c) => (mayChooseAgain(c) ? toApplicant(c) : []),
  choose_again: (_, before) => toResponsible(before),
  pass_on: (c, before) => [...toResponsible(before), ...toCentre(c)],
  reopen: toCentre,
  escalate: (c) => [...toCentre(c), ...toApplicant(c)],
  delegate: (c) => [...toCentre(c), ...toApplicant(c)],
  accept: toParties,
  reject: toParties,
  transfer: toParties, // the referral that it opens tells the body
  receive_back: (c) => [...toParties(c), ...toResponsible(c)],
  ask: toApplicant,
  answer: toResponsible,
  pause: toParties,
  resume: toParties,
  agree: toParties,
  close: (c) => [...toParties(c), ...toResponsible(c)],
  fulfil: toParties,
  withdraw: (_, before) => [...toResponsible(before), ...toCentre(before), ...toParties(before)],
  invite_unit: toResponsible, // the task that it opens tells the unit
  supervise: () => [], // the order that it opens tells whom it is addressed to
  extend: (c) => [...toParties(c), ...toResponsible(c)],
  approve_extend: (c) => [...toParties(c), ...toResponsible(c)],
  refuse_extend: toResponsible,
  note: () => [],
};

/** Away, on its way back, or sent to us by another body: its referrals follow. */
const isReferred = (before: CaseRecord, after: CaseRecord) =>
  after.status !== before.status &&
  (after.status === "transferred" || before.status === "transferred" || after.channel === "department");

/** Units help with it, and it went to other hands or is over: their tasks follow. */
export const followedEntries = (before: CaseRecord, after: CaseRecord, now: Date): OutboxEntry[] => {
  const isHelped = after.helpers.length > 0 || (after.jointOpen?.length ?? 0) > 0;
  const moved =
    after.responsible?.id !== before.responsible?.id ||
    after.centre.code !== before.centre.code ||
    (after.closedAt !== undefined && before.closedAt === undefined);
  return isHelped && moved ? [movedEntry(after.id, now)] : [];
};

/** Who had the case and has it no more. */
const freed = (before: CaseRecord, after: CaseRecord) => {
  const had = before.status === "closed" ? undefined : before.responsible?.id;
  const ended = after.closedAt !== undefined;
  return had && (ended || after.responsible?.id !== had) ? had : undefined;
};

/** Entries that follow a step: those concerned, the new owner, open pages, and the place that somebody has again. */
export const entriesAfter = ({ action, before, after, actorId, asks, now }: Told): OutboxEntry[] => {
  const others = (to: Recipient[]) => to.filter((one) => one !== `user:${actorId}`);
  const own = after.parties.find((party) => party.userId !== undefined && party.userId === actorId);
  const hears = asks ? [...toCentre(after), ...toLeaders(after)] : hearers[action](after, before);
  const heard = others(hears).filter((one) => one !== `party:${own?.id}`);
  const event = asks ? "extension_asked" : action;
  const gone = freed(before, after);
  // What went up or down is told with its reason, and in the same breath who has it now.
  const told = action === "escalate" || action === "delegate" || (action === "decline" && hears.length > 0);
  const given =
    after.status === "assigned" && (before.status !== "assigned" || after.responsible?.id !== before.responsible?.id);
  const queued = after.status === "submitted" && before.status !== "submitted";
  return [
    ...notifyEntry(after, event, heard, now),
    ...(given
      ? notifyEntry(after, "assigned", [...others(toResponsible(after)), ...(told ? [] : toApplicant(after))], now)
      : []),
    ...(queued ? notifyEntry(after, "queued", [...toCentre(after), ...toApplicant(after)], now) : []),
    ...(gone ? [freedEntry(after.id, gone, now)] : []),
    ...(queued && after.waitingFor === "capacity" ? [queuedEntry(after.id, now)] : []),
    ...(after.responsible && after.risk !== before.risk ? [reweighedEntry(after.id, now)] : []),
    ...followedEntries(before, after, now),
    ...(after.groupId && after.status !== before.status ? [groupedEntry(after.id, after.groupId, action, now)] : []),
    ...(isReferred(before, after) ? [referralEntry(after.id, now)] : []),
    changedEntry(after, now, before),
  ];
};
