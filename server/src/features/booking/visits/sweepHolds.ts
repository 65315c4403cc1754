import { holding } from "../rules/life";
import { addMinutes } from "../rules/time";
import type { AppointmentRecord } from "./appointmentStore";
import type { BookDoors } from "./bookSlot";
import { fillSlot } from "./fillSlot";

const atOnce = 200;
/** A hold outlives its offer by so long: the offer's end is decided by the appointment, never by the hold. */
const graceMinutes = 2;

interface Hold {
  id: string;
  appointmentId: string;
  slotId: string;
}

/**
 * Makes sure that whoever took a hold and has not written its visit yet (it died, or only sleeps) can write it no more: the
 * appointment moves on by a version, or the id under which it was to be written is spent. Clocks do not decide this: a server
 * whose clock is wrong, or that wakes after an hour, finds that it was given up.
 * @returns false where something happened to the appointment meanwhile: looked at again later
 */
const giveUp = (
  { appointmentId }: Hold,
  visit: AppointmentRecord | undefined,
  { appointments }: BookDoors,
  now: Date,
) => (visit ? appointments.fence(visit) : appointments.spend(appointmentId, now));

const freeOne = async (hold: Hold, visit: AppointmentRecord | undefined, doors: BookDoors, now: Date) => {
  if (visit?.swapId !== undefined) return; // the claims of two who exchange are on their way from one to the other
  if (!(await giveUp(hold, visit, doors, now))) return;
  if (await doors.claims.freeLapsed(hold.id, hold.appointmentId, now)) await fillSlot(hold.slotId, doors, now);
};

/**
 * Holds whose time is up. Most have become visits, and are kept: a booking leaves that to be said here, of many at once. An
 * offer's is held as long as the offer. What belongs to nothing is freed, and whoever waits is asked.
 */
export const sweepHolds = async (doors: BookDoors, now: Date): Promise<void> => {
  const holds = await doors.claims.lapsed(now, atOnce);
  const visits = await doors.appointments.findMany(holds.map(({ appointmentId }) => appointmentId));
  const kept: string[] = [];
  for (const hold of holds) {
    const visit = visits.get(hold.appointmentId);
    if (visit?.claimId !== hold.id || !holding.includes(visit.status)) await freeOne(hold, visit, doors, now);
    else if (visit.status === "offered") await doors.claims.hold(hold.id, heldUntil(visit, now));
    else kept.push(hold.id);
  }
  await doors.claims.keep(...kept);
  if (holds.length === atOnce) await sweepHolds(doors, now);
};

/** An offer whose end has come is still to lapse: its seat is free only then. */
const heldUntil = ({ offeredUntil = new Date(0) }: AppointmentRecord, now: Date) =>
  addMinutes(offeredUntil > now ? offeredUntil : now, graceMinutes);
