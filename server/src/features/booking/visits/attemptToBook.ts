import { AppError } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { visitTold, type VisitEvent } from "../events";
import { refuseTime, type FoundTime } from "../hours/findTime";
import { freeSeats, roomOf, spanOf } from "../rules/claims";
import { holdMinutes } from "../rules/life";
import { nextReminder } from "../rules/reminders";
import { addMinutes } from "../rules/time";
import { everyAppointment, type AppointmentRecord } from "./appointmentStore";
import type { BookDoors } from "./bookSlot";
import { claimIdOf, claimSeat, type SeatClaim } from "./claimSeat";
import { fillSlot } from "./fillSlot";
import { insertOpen } from "./insertOpen";

export type OwnIntent = (Intent & { who: string }) | undefined;

/** A booking that is under way. */
interface Booking {
  /** The appointment but for how it stands. */
  draft: Omit<AppointmentRecord, "status">;
  found: FoundTime;
  intent: OwnIntent;
  now: Date;
  /** They would stand in the queue. */
  mayWait: boolean;
  /** Others wait for this time, and go before: as it was when they asked. */
  queued: boolean;
}

/** A seat that was taken and is not needed goes to whoever began to wait meanwhile. */
const giveBack = async (claimId: string, { draft, now }: Booking, doors: BookDoors) => {
  await doors.claims.free(claimId);
  await fillSlot(draft.slotId, doors, now);
};

/** The seat, held for this booking alone. */
const seatFor = async ({ draft, found, now, queued }: Booking, { claims }: BookDoors): Promise<SeatClaim> => {
  const { id: appointmentId, visitor, slotId, version } = draft;
  const releaseAt = addMinutes(now, holdMinutes);
  if (!queued) {
    const { time, schedule } = found;
    return claimSeat({ time, slotId, appointmentId, version, visitor, room: roomOf(schedule), releaseAt }, claims);
  }
  // The same tap, sent again to another process, may have its seat already.
  const claimId = claimIdOf(appointmentId, slotId, version);
  return (await claims.hold(claimId, releaseAt, appointmentId)) ? { claimId } : { refused: "host" };
};

const toldOf = (
  { id, userId, hostId }: Pick<AppointmentRecord, "id" | "userId" | "hostId">,
  event: VisitEvent,
  now: Date,
) => {
  const to = [...(userId ? [userId] : []), ...(event === "visit_booked" ? [hostId] : [])];
  return to.length === 0 ? [] : [makeEntry(visitTold, { appointmentId: id, event, to }, now)];
};

/** The same tap stood in the queue while it was getting a seat: it has the seat. Undefined where another step was faster. */
const seatInstead = (waiting: AppointmentRecord, claimId: string, { now }: Booking, { appointments }: BookDoors) => {
  const checkAt = nextReminder(waiting.start, now);
  const set = { status: "booked" as const, claimId, ...(checkAt && { checkAt }) };
  return appointments.apply(waiting, { set, outbox: toldOf(waiting, "visit_booked", now) }, now);
};

/** Writes the visit of a seat that is held. Undefined: the id was given up. @throws unprocessable, conflict */
const writeBooked = async (booking: Booking, claimId: string, doors: BookDoors) => {
  const { draft, intent, now } = booking;
  const checkAt = nextReminder(draft.start, now);
  const made = { ...draft, status: "booked" as const, claimId, ...(checkAt && { checkAt }) };
  const kept = await insertOpen(made, intent, toldOf(draft, "visit_booked", now), doors, now);
  const waits = kept?.status === "waiting" && kept.id === draft.id && kept.slotId === draft.slotId;
  return (waits ? await seatInstead(kept, claimId, booking, doors) : undefined) ?? kept;
};

const standInQueue = async ({ draft, found, intent, now }: Booking, doors: BookDoors) => {
  const turn = await doors.appointments.nextTurn(draft.slotId);
  const made = { ...draft, status: "waiting" as const, turn };
  const kept = await insertOpen(made, intent, toldOf(draft, "visit_waiting", now), doors, now);
  if (!kept) return undefined;
  // A place may have become free between the look at the time and the standing in its queue.
  const { start, end } = spanOf(found.time);
  if (freeSeats(found.time, await doors.claims.takenOf(draft.hostId, start, end)).length === 0) return kept;
  await fillSlot(draft.slotId, doors, now);
  return (await doors.appointments.find(everyAppointment, kept.id)) ?? kept;
};

/**
 * Gets a seat and writes the visit, or stands in the queue, under one id. That a seat is theirs and held no longer, the sweep
 * says of many at once: two writes make a booking.
 * @returns what stands under its intent; undefined where its id was given up (it took too long)
 * @throws conflict, unprocessable
 */
export const attemptToBook = async (booking: Booking, doors: BookDoors): Promise<AppointmentRecord | undefined> => {
  const claimed = await seatFor(booking, doors);
  if ("refused" in claimed) {
    if (claimed.refused !== "host" || !booking.mayWait) throw refuseTime(claimed.refused);
    return standInQueue(booking, doors);
  }
  const { claimId } = claimed;
  let kept: AppointmentRecord | undefined;
  try {
    kept = await writeBooked(booking, claimId, doors);
  } catch (error) {
    if (error instanceof AppError) await giveBack(claimId, booking, doors);
    throw error; // where the database did not answer it may have been written all the same: the sweep looks
  }
  if (kept?.claimId !== claimId) await giveBack(claimId, booking, doors);
  return kept;
};
