import { conflict, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { Actor } from "../../accounts";
import { findBookableTime, placeInTime, refuseTime, type FoundTime } from "../hours/findTime";
import { roomOf } from "../rules/claims";
import { holdMinutes } from "../rules/life";
import { nextReminder } from "../rules/reminders";
import { addMinutes } from "../rules/time";
import { words } from "../words";
import { everyAppointment, type AppointmentRecord } from "./appointmentStore";
import { sealedAddressOf, type BookDoors } from "./bookSlot";
import { claimSeat, type SeatClaim } from "./claimSeat";
import { freed, toldOthers } from "./tellings";
import { offersFreed } from "../unsettled/settleHost";

/** Where a visit is to go. */
export interface Move {
  actor: Actor;
  slotId?: string | undefined;
  address?: string | undefined;
  intent: Intent | undefined;
  now: Date;
}

/** What is held for them already is taken; else a seat is claimed like anybody's. */
const claimFor = async (
  visit: AppointmentRecord,
  slotId: string,
  { time, schedule }: FoundTime,
  doors: BookDoors,
  now: Date,
): Promise<SeatClaim> => {
  const releaseAt = addMinutes(now, holdMinutes);
  const { until, offers } = visit.unsettled ?? { until: now, offers: [] };
  const offer = offers.find((one) => one.slotId === slotId);
  const heldUntil = addMinutes(until > now ? until : now, holdMinutes);
  if (offer && (await doors.claims.hold(offer.claimId, heldUntil, visit.id))) return { claimId: offer.claimId };
  const { id: appointmentId, version, visitor } = visit;
  return claimSeat({ time, slotId, appointmentId, version, visitor, room: roomOf(schedule), releaseAt }, doors.claims);
};

const placeIn = (found: FoundTime, slotId: string, claimId: string, now: Date) => ({
  ...placeInTime(found),
  slotId,
  claimId,
  checkAt: nextReminder(found.time.start, now) ?? found.time.start,
});

/**
 * Moves to another time: the new one is claimed first, so that nobody is left without any; then the old one is given up, and with
 * it what else was offered. @throws unprocessable; conflict where it is full or clashes, or another was faster
 */
export const moveVisit = async (visit: AppointmentRecord, move: Move, doors: BookDoors): Promise<AppointmentRecord> => {
  const { actor, now, slotId, intent } = move;
  if (slotId === undefined) throw unprocessable(words.whichTime, { slotId: words.whichTime });
  if (slotId === visit.slotId && !visit.unsettled) return visit;
  const found = await findBookableTime(slotId, doors, now);
  const before = visit.sealedAddress && doors.cipher.open(visit.sealedAddress, "visit.address");
  const sealedAddress = sealedAddressOf(found.schedule, move.address ?? before, doors);
  const claimed = await claimFor(visit, slotId, found, doors, now);
  if ("refused" in claimed) throw refuseTime(claimed.refused);
  const { claimId } = claimed;
  const set = { ...placeIn(found, slotId, claimId, now), ...sealedAddress };
  const gone = (["place", "room", "sealedAddress", "unsettled", "refused"] as const).filter((field) => !(field in set));
  const outbox = [
    freed(visit, now),
    ...offersFreed(visit, now, slotId),
    ...toldOthers(visit, actor, "visit_moved", now, found.host.id),
  ];
  const saved = await doors.appointments.apply(visit, { set, unset: gone, outbox, done: intent }, now);
  if (saved) {
    await doors.claims.keep(claimId);
    return saved;
  }
  const current = await doors.appointments.find(everyAppointment, visit.id);
  if (current?.claimId === claimId && intent && (await doors.appointments.doneUnder(visit.id, intent.key)))
    return current; // the same person's other tap
  const held = current?.unsettled?.offers.some((one) => one.claimId === claimId);
  if (current?.claimId !== claimId && !held) await doors.claims.free(claimId);
  throw conflict(words.movedOn);
};
