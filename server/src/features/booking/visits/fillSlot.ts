import { everyAppointment, type AppointmentRecord, type AppointmentStore } from "./appointmentStore";
import { awaitedTimes } from "./awaitedStore";
import { claimSeat } from "./claimSeat";
import type { ClaimStore } from "./claimStore";
import type { BookingDoors } from "../doors";
import { daysOf } from "../hosts";
import { roomOf } from "../rules/claims";
import { holdMinutes, offerUntil } from "../rules/life";
import { readSlotId, timeAt, type SlotTime } from "../rules/slots";
import { addMinutes } from "../rules/time";
import type { ScheduleStore } from "../hours/scheduleStore";
import { toldVisitor } from "./tellings";

interface Doors extends BookingDoors {
  schedules: ScheduleStore;
  claims: ClaimStore;
  appointments: AppointmentStore;
}

const lookedAt = 30;

/** The time that a name means, whether it can be booked or not; undefined where it is open no more. */
export const timeOfSlot = async (slotId: string, doors: Doors): Promise<SlotTime | undefined> => {
  const named = readSlotId(slotId);
  const schedule = named && (await doors.schedules.find(named.scheduleId));
  const [host] = schedule ? await doors.accounts.staffByIds([schedule.hostId]) : [];
  return named && schedule && host && !host.disabled ? timeAt(schedule, named.start, daysOf(host, doors)) : undefined;
};

type Offer = "offered" | "passed" | "full";

/** Holds a seat for one who waits, and asks them. */
const offerTo = async (
  waiter: AppointmentRecord,
  time: SlotTime,
  until: Date,
  doors: Doors,
  now: Date,
): Promise<Offer> => {
  const { id, slotId, version, visitor } = waiter;
  // Held for a moment only: once it is theirs the sweep goes on holding it as long as the offer stands.
  const releaseAt = addMinutes(now, holdMinutes);
  const wanted = { time, slotId, appointmentId: id, version, visitor, room: roomOf(waiter), releaseAt };
  const claimed = await claimSeat(wanted, doors.claims);
  if ("refused" in claimed) return claimed.refused === "visitor" ? "passed" : "full";
  const saved = await doors.appointments.apply(
    waiter,
    {
      set: { status: "offered", claimId: claimed.claimId, offeredUntil: until, checkAt: until },
      outbox: [toldVisitor(waiter, "visit_offered", now)],
    },
    now,
  );
  if (saved) return "offered";
  // Another process may have offered it to the same person: then the hold is theirs, and stays.
  const current = await doors.appointments.find(everyAppointment, id);
  if (current?.claimId !== claimed.claimId) await doors.claims.free(claimed.claimId);
  return "passed";
};

/**
 * Offers what is free of a time to whoever waits for it, in the order they came, each for a stated while. Who has something else
 * at that hour is passed over and goes on waiting. Safe to repeat, and in many processes at once: a seat is one insert.
 */
export const fillSlot = async (slotId: string, doors: Doors, now: Date): Promise<void> => {
  const time = await timeOfSlot(slotId, doors);
  const until = time && offerUntil(time.start, now);
  if (!time || !until) return;
  const passed = new Set<string>();
  for (;;) {
    const waiters = await doors.appointments.waitersOf(slotId, passed.size + lookedAt);
    const next = waiters.find(({ id }) => !passed.has(id));
    if (!next) return;
    if ((await offerTo(next, time, until, doors, now)) === "full") return;
    passed.add(next.id);
  }
};

/** Looks at every time that somebody waits for: a seat may be free by whatever has happened (new hours, a server that died). */
export const fillQueues = async (doors: Doors, now: Date): Promise<void> => {
  for (const slotId of await awaitedTimes(now)) await fillSlot(slotId, doors, now);
};
