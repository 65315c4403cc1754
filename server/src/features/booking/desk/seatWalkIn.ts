import type { Service } from "@qizhen/shared/vocabulary";
import { derivedId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { visitTold } from "../events";
import { placeInTime } from "../hours/findTime";
import { roomOf } from "../rules/claims";
import { holdMinutes, offerUntil } from "../rules/life";
import { slotId } from "../rules/slots";
import { addMinutes } from "../rules/time";
import { fitsWish, type DeskWish } from "../rules/walkIns";
import { everyAppointment, type AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { claimSeat } from "../visits/claimSeat";
import { timesAtDesk, type DeskTime } from "./timesAtDesk";

/** Somebody who came without having booked, and has a number. */
export interface WalkIn extends DeskWish<Service> {
  /** Of their ticket: one ticket, one visit. */
  id: string;
  centre: string;
  number: number;
  visitor: string;
  userId?: string | undefined;
  name: string;
  phone?: string | undefined;
  /** Who wrote them down. */
  by: string;
  cameAt: Date;
}

const draftOf = (id: string, walkIn: WalkIn, found: DeskTime, doors: BookDoors, now: Date) => ({
  id,
  version: 0,
  slotId: slotId({ hours: found.schedule, start: found.time.start }),
  ...placeInTime(found),
  ...(walkIn.userId !== undefined && { userId: walkIn.userId }),
  visitor: walkIn.visitor,
  sealedName: doors.cipher.seal(walkIn.name, "visit.name"),
  ...(walkIn.phone !== undefined && { sealedPhone: doors.cipher.seal(walkIn.phone, "visit.phone") }),
  bookedBy: walkIn.by,
  queueNumber: walkIn.number,
  arrivedAt: walkIn.cameAt,
  createdAt: now,
});

/** Who waits for a time by phone goes before whoever walks in, as long as it can still be offered to them. */
const isPromised = async ({ time, schedule }: DeskTime, now: Date, { appointments }: BookDoors) =>
  offerUntil(time.start, now) !== undefined &&
  (await appointments.waitersOf(slotId({ hours: schedule, start: time.start }), 1)).length > 0;

type Draft = ReturnType<typeof draftOf>;

/** Claims a seat of one time and writes the visit. Undefined: somebody else has it. */
const take = async (draft: Draft, { time, schedule }: DeskTime, doors: BookDoors, now: Date) => {
  const { id, slotId: slot, visitor } = draft;
  const releaseAt = addMinutes(now, holdMinutes);
  const wanted = { time, slotId: slot, appointmentId: id, version: 0, visitor, room: roomOf(schedule), releaseAt };
  const claimed = await claimSeat(wanted, doors.claims);
  if ("refused" in claimed) return undefined;
  const { claimId } = claimed;
  const to = [...(draft.userId === undefined ? [] : [draft.userId]), draft.hostId];
  const made = await doors.appointments.insert({ ...draft, status: "checked_in", claimId }, undefined, [
    makeEntry(visitTold, { appointmentId: id, event: "visit_booked", to }, now),
  ]);
  // Another process may have seated the same person elsewhere: then that is their seat.
  const kept = made ?? (await doors.appointments.find(everyAppointment, id));
  if (kept?.claimId === claimId) await doors.claims.keep(claimId);
  else await doors.claims.free(claimId);
  return kept;
};

/**
 * Gives somebody at the desk the next free seat of today that they wish, on the same seats as those who book: a claim is one insert.
 * Safe to repeat, and in many processes at once: one ticket has one visit. Undefined where nothing is free for them now.
 */
export const seatWalkIn = async (
  walkIn: WalkIn,
  now: Date,
  doors: BookDoors,
): Promise<AppointmentRecord | undefined> => {
  const id = derivedId("walk-in", walkIn.id);
  const before = await doors.appointments.find(everyAppointment, id);
  if (before) return before;
  for (const found of await timesAtDesk(walkIn.centre, now, doors)) {
    if (!fitsWish(walkIn, found.schedule) || (await isPromised(found, now, doors))) continue;
    const kept = await take(draftOf(id, walkIn, found, doors, now), found, doors, now);
    if (kept) return kept;
  }
  return undefined;
};
