import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import type { Staff } from "../../accounts";
import { visitFreed, visitStranded } from "../events";
import { daysOf } from "../hosts";
import { nextReminder } from "../rules/reminders";
import { answerBy, isHurried, whyGone, type OfferedTime } from "../rules/unsettled";
import type { UnsettledWhy } from "@qizhen/shared/vocabulary";
import { toldVisitor } from "../visits/tellings";
import { everyAppointment, type AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { offerOthers } from "./offerOthers";
import { unsettledStore } from "./unsettledStore";

const atOnce = 500;

/** The holds of offers that nobody wants any more, given back to whoever waits. */
export const offersFreed = ({ unsettled }: AppointmentRecord, now: Date, but?: string): OutboxEntry[] =>
  (unsettled?.offers ?? [])
    .filter(({ slotId }) => slotId !== but)
    .map(({ slotId, claimId }) => makeEntry(visitFreed, { slotId, claimId }, now));

/** The time is open again after all: it is theirs as before. */
const settle = (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const checkAt = nextReminder(visit.start, now);
  return doors.appointments.apply(
    visit,
    {
      set: checkAt ? { checkAt } : {},
      unset: ["unsettled", ...(checkAt ? [] : (["checkAt"] as const))],
      outbox: [...offersFreed(visit, now), toldVisitor(visit, "visit_settled", now)],
    },
    now,
  );
};

/** Who waits for a time that is open no more waits in vain, and is told. */
const close = (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const { slotId, claimId } = visit;
  return doors.appointments.apply(
    visit,
    {
      set: { status: "lapsed" },
      unset: ["checkAt", "offeredUntil", "claimId"],
      outbox: [
        ...(claimId === undefined ? [] : [makeEntry(visitFreed, { slotId, claimId }, now)]),
        toldVisitor(visit, "visit_closed", now),
      ],
    },
    now,
  );
};

/** Says that a visit needs another time. Nobody to be told by the app, nothing to offer, or no time to wait: the desk calls at once. */
const unsettle = async (
  visit: AppointmentRecord,
  why: UnsettledWhy,
  offers: OfferedTime[],
  doors: BookDoors,
  now: Date,
): Promise<void> => {
  const until = answerBy(visit.start, now);
  const calls = offers.length === 0 || visit.userId === undefined || isHurried(visit.start, now);
  const saved = await doors.appointments.apply(
    visit,
    {
      set: {
        unsettled: { since: now, why, until, offers, ...(calls && { calledAt: now }) },
        checkAt: calls ? visit.end : until,
      },
      outbox: [
        toldVisitor(visit, "visit_unsettled", now),
        ...(calls ? [makeEntry(visitStranded, { appointmentId: visit.id }, now)] : []),
      ],
    },
    now,
  );
  if (saved) return;
  // Another was faster: another process, with the same holds, or the visitor with something else.
  const current = await doors.appointments.find(everyAppointment, visit.id);
  const kept = new Set([current?.claimId, ...(current?.unsettled?.offers ?? []).map(({ claimId }) => claimId)]);
  for (const { claimId } of offers) if (!kept.has(claimId)) await doors.claims.free(claimId);
};

const withMatter = async (visits: readonly AppointmentRecord[], { cases }: BookDoors) => {
  const ages = await cases.openedAt(visits.flatMap(({ caseId }) => caseId ?? []));
  return visits.map((visit) => ({
    ...visit,
    matterAt: (visit.caseId === undefined ? undefined : ages.get(visit.caseId)) ?? visit.createdAt,
  }));
};

/**
 * Looks at all that is booked with a host: what lies in no hours of theirs any more is offered other times, the oldest matter first
 * (请假改约); what lies in them again is as it was. Safe to repeat, and in many processes at once.
 */
export const settleHost = async (host: Staff, doors: BookDoors, now: Date): Promise<void> => {
  const visits = await unsettledStore.comingOf(host.id, now, atOnce);
  if (visits.length === 0) return;
  const hours = await doors.schedules.ofHost(host.id, dayOf(now));
  const days = daysOf(host, doors);
  const looked = visits
    .filter(({ swapId }) => swapId === undefined)
    .map((visit) => ({ visit, why: whyGone(visit, hours, days, host.disabled) }));
  for (const { visit, why } of looked) {
    if (!why && visit.unsettled) await settle(visit, doors, now);
    if (why && visit.status !== "booked") await close(visit, doors, now);
  }
  const homeless = looked.filter(({ visit, why }) => why && visit.status === "booked" && !visit.unsettled);
  const offers = await offerOthers(
    host,
    await withMatter(
      homeless.map(({ visit }) => visit),
      doors,
    ),
    now,
    doors,
  );
  for (const { visit, why } of homeless) if (why) await unsettle(visit, why, offers.get(visit.id) ?? [], doors, now);
};
