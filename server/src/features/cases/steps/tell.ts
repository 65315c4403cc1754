import type { Action } from "@qizhen/shared/vocabulary";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import type { Recipient } from "../events";
import { changedEntry, freedEntry, notifyEntry, toApplicant, toCentre, toParties, toResponsible } from "../notify";
import type { CaseRecord } from "../record";

interface Told {
  action: Action;
  before: CaseRecord;
  after: CaseRecord;
  /** Who took the step, and need not be told of it. Absent: the platform. */
  actorId?: string | undefined;
  now: Date;
}

/** Who is told of a step besides those who are told that they have it now. */
const hearers: Readonly<Record<Action, (c: CaseRecord, before: CaseRecord) => Recipient[]>> = {
  confirm: () => [],
  assign: () => [],
  decline: () => [],
  reopen: toCentre,
  escalate: toCentre,
  delegate: toCentre,
  accept: toParties,
  reject: toParties,
  transfer: (c) => [...toParties(c), ...(c.receiving?.staffId ? [`user:${c.receiving.staffId}` as const] : [])],
  receive_back: (c) => [...toParties(c), ...toResponsible(c)],
  ask: toApplicant,
  answer: toResponsible,
  pause: toParties,
  resume: toParties,
  agree: toParties,
  close: (c) => [...toParties(c), ...toResponsible(c)],
  fulfil: toParties,
  withdraw: (_, before) => [...toResponsible(before), ...toCentre(before), ...toParties(before)],
  invite_unit: (c) => [...c.helpers.map((id): Recipient => `user:${id}`), ...toResponsible(c)],
  supervise: toResponsible,
  extend: (c) => [...toParties(c), ...toResponsible(c)],
  note: () => [],
};

/** Who had the case and has it no more. */
const freed = (before: CaseRecord, after: CaseRecord) => {
  const had = before.status === "closed" ? undefined : before.responsible?.id;
  const ended = after.closedAt !== undefined;
  return had && (ended || after.responsible?.id !== had) ? had : undefined;
};

/** Entries that follow a step: those concerned, the new owner, open pages, and the place that somebody has again. */
export const entriesAfter = ({ action, before, after, actorId, now }: Told): OutboxEntry[] => {
  const others = (to: Recipient[]) => to.filter((one) => one !== `user:${actorId}`);
  const own = after.parties.find((party) => party.userId !== undefined && party.userId === actorId);
  const heard = others(hearers[action](after, before)).filter((one) => one !== `party:${own?.id}`);
  const gone = freed(before, after);
  const given =
    after.status === "assigned" && (before.status !== "assigned" || after.responsible?.id !== before.responsible?.id);
  const queued = after.status === "submitted" && before.status !== "submitted";
  return [
    ...notifyEntry(after, action, heard, now, action === "supervise"),
    ...(given ? notifyEntry(after, "assigned", [...others(toResponsible(after)), ...toApplicant(after)], now) : []),
    ...(queued ? notifyEntry(after, "queued", [...toCentre(after), ...toApplicant(after)], now) : []),
    ...(gone ? [freedEntry(after.id, gone, now)] : []),
    changedEntry(after, now, before),
  ];
};
