import type { Job } from "../../kernel/jobs/jobs";
import { makeEntry, type Receiver } from "../../kernel/outbox/outbox";
import { everyAppointment, type AppointmentRecord } from "./visits/appointmentStore";
import type { BookDoors } from "./visits/bookSlot";
import { visitFreed, visitTold, type VisitFreed, type VisitTold } from "./events";
import { fillSlot } from "./visits/fillSlot";
import { holding } from "./rules/life";
import { nextReminder, reminderAt } from "./rules/reminders";
import { noticeOf } from "./words";

const atOnce = 200;

/** kind `booking.freed`: the seat is given up, and whoever waits is asked. */
export const onFreed =
  (doors: BookDoors, clock: () => Date): Receiver =>
  async ({ data }) => {
    const { slotId, claimId } = data as unknown as VisitFreed;
    if (claimId !== undefined) await doors.claims.free(claimId);
    await fillSlot(slotId, doors, clock());
  };

/** kind `booking.told`: the visitor and the host hear of it, each in their words. */
export const onTold =
  ({ accounts, appointments, notices }: BookDoors): Receiver =>
  async ({ id, at, data }) => {
    const { appointmentId, event, to } = data as unknown as VisitTold;
    const visit = await appointments.find(everyAppointment, appointmentId);
    if (!visit) return;
    const [host] = await accounts.staffByIds([visit.hostId]);
    const { start, place, offeredUntil } = visit;
    for (const reader of to) {
      const side = reader === visit.hostId ? "host" : "visitor";
      const line = noticeOf(event, side, { start, place, offeredUntil, host: host?.name ?? "" });
      if (line) await notices.tellOfVisit({ visitId: visit.id, to: reader, entry: id, at, ...line });
    }
  };

/** Holds whose time is up: kept where they have become a visit after all (a server died in between), else given up. */
export const sweepHolds = async (doors: BookDoors, now: Date): Promise<void> => {
  for (const { id, appointmentId, slotId } of await doors.claims.lapsed(now, atOnce)) {
    const visit = await doors.appointments.find(everyAppointment, appointmentId);
    const theirs = visit?.claimId === id && holding.includes(visit.status);
    if (theirs && visit.status !== "offered") await doors.claims.keep(id);
    else if (theirs) await doors.claims.hold(id, visit.offeredUntil ?? now);
    else if (await doors.claims.freeLapsed(id, now)) await fillSlot(slotId, doors, now);
  }
};

const lapse = async (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const { slotId, claimId, userId } = visit;
  const told = userId
    ? [makeEntry(visitTold, { appointmentId: visit.id, event: "visit_lapsed", to: [userId] }, now)]
    : [];
  await doors.appointments.apply(
    visit,
    {
      set: { status: "lapsed" },
      unset: ["checkAt", "offeredUntil", "claimId"],
      outbox: [makeEntry(visitFreed, { slotId, claimId }, now), ...told],
    },
    now,
  ); // else another was faster: they took it in the last moment
};

const remind = async (visit: AppointmentRecord, doors: BookDoors, now: Date) => {
  const next = nextReminder(visit.start, now);
  const event = reminderAt(visit.start, now);
  const told =
    visit.userId && now < visit.start
      ? [makeEntry(visitTold, { appointmentId: visit.id, event, to: [visit.userId] }, now)]
      : [];
  await doors.appointments.apply(
    visit,
    { set: next ? { checkAt: next } : {}, unset: next ? [] : ["checkAt"], outbox: told },
    now,
  );
};

/** Offers that nobody took lapse, and visitors are reminded, each once. */
export const watchVisits = async (doors: BookDoors, now: Date): Promise<void> => {
  for (const visit of await doors.appointments.due(now, atOnce))
    if (visit.status === "offered") await lapse(visit, doors, now);
    else await remind(visit, doors, now);
};

export const bookingJobs = (doors: BookDoors): Job[] => [
  { name: "booking.visits", everyMs: 15_000, run: (now) => watchVisits(doors, now) },
  { name: "booking.holds", everyMs: 30_000, run: (now) => sweepHolds(doors, now) },
];
