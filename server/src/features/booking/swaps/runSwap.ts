import { makeEntry } from "../../../kernel/outbox/outbox";
import { visitTold } from "../events";
import { visitorKeys } from "../rules/claims";
import { nextReminder } from "../rules/reminders";
import { faultOfSwap, type SwapFault } from "../rules/swap";
import { addMinutes } from "../rules/time";
import { everyAppointment, type AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { swapClaimStore as claims } from "./swapClaimStore";
import { swapStore, type SwapPlace, type SwapRecord, type SwapSide } from "./swapStore";

/** Why an exchange did not come about; `clash`: one of the two has something else at the other's time. */
export type SwapRefusal = SwapFault | "clash" | "movedOn";

/** Whoever has not finished by then has died: another goes on. */
export const staleMinutes = 1;
/** Something else may write a visit at the same time (a reminder); so often it is tried again. */
const mostTries = 8;

type Both = readonly [AppointmentRecord, AppointmentRecord];
type Sides = readonly [SwapSide, SwapSide];

const sidesOf = ({ a, b }: SwapRecord): Sides => {
  if (!b) throw new Error("an exchange has two sides");
  return [a, b];
};

/** The keys of one visitor over the time of the other. */
const keysOver = ({ start, end }: SwapSide, { visitor }: SwapSide) => visitorKeys({ visitor, start, end });

/** Holds a visit still. @returns why it cannot be */
const lock = async (
  id: string,
  swapId: string,
  doors: BookDoors,
  now: Date,
): Promise<AppointmentRecord | undefined> => {
  for (let left = mostTries; left > 0; left -= 1) {
    const visit = await doors.appointments.find(everyAppointment, id);
    if (visit?.swapId === swapId) return visit;
    if (visit?.status !== "booked" || visit.swapId !== undefined) return undefined;
    const locked = await doors.appointments.apply(visit, { set: { swapId }, outbox: [] }, now);
    if (locked) return locked;
  }
  return undefined;
};

const unlock = async (id: string, swapId: string, doors: BookDoors, now: Date): Promise<void> => {
  for (let left = mostTries; left > 0; left -= 1) {
    const visit = await doors.appointments.find(everyAppointment, id);
    if (visit?.swapId !== swapId) return;
    if (await doors.appointments.apply(visit, { set: {}, unset: ["swapId"], outbox: [] }, now)) return;
  }
};

const placeOf = (visit: AppointmentRecord): SwapPlace => ({
  scheduleId: visit.scheduleId,
  slotId: visit.slotId,
  regionPath: [...visit.regionPath],
  service: visit.service,
  place: visit.place,
  room: visit.room,
  start: visit.start,
  end: visit.end,
  bufferMinutes: visit.bufferMinutes,
  travelMinutes: visit.travelMinutes,
  claimId: visit.claimId,
});

/** Both visits stand as they stood when it was agreed on. */
const stillAgreed = (swap: SwapRecord, both: Both) =>
  sidesOf(swap).every(({ claimId }, at) => both[at]?.claimId === claimId);

/** Everything that can fail, done so that it can be taken back. */
const reserve = async (swap: SwapRecord, doors: BookDoors, now: Date): Promise<Both | SwapRefusal> => {
  const [a, b] = sidesOf(swap);
  const one = await lock(a.appointmentId, swap.id, doors, now);
  const other = one && (await lock(b.appointmentId, swap.id, doors, now));
  if (!one || !other || !stillAgreed(swap, [one, other])) return "movedOn";
  const fault = faultOfSwap({ ...one, swapId: undefined }, { ...other, swapId: undefined }, now);
  if (fault) return fault;
  const admitted = [
    await claims.admit(a.claimId, a.appointmentId, keysOver(a, b)),
    await claims.admit(b.claimId, b.appointmentId, keysOver(b, a)),
  ];
  if (admitted.includes("clash")) return "clash";
  return admitted.includes("gone") ? "movedOn" : [one, other];
};

/** Takes back what {@link reserve} did. Safe to repeat. */
const takeBack = async (swap: SwapRecord, doors: BookDoors, now: Date): Promise<void> => {
  const [a, b] = sidesOf(swap);
  await claims.expel(a.claimId, a.appointmentId, keysOver(a, b));
  await claims.expel(b.claimId, b.appointmentId, keysOver(b, a));
  await unlock(a.appointmentId, swap.id, doors, now);
  await unlock(b.appointmentId, swap.id, doors, now);
};

/** Gives one visit the other's time. @returns whether it is in this exchange's hand still */
const settle = async (
  { appointmentId }: SwapSide,
  to: SwapPlace,
  swap: SwapRecord,
  doors: BookDoors,
  now: Date,
): Promise<boolean> => {
  for (let left = mostTries; left > 0; left -= 1) {
    const visit = await doors.appointments.find(everyAppointment, appointmentId);
    if (visit?.swapId !== swap.id) return false;
    if (visit.claimId === to.claimId) return true;
    const readers = [visit.userId, ...(appointmentId === swap.a.appointmentId ? [visit.hostId] : [])];
    const told = { appointmentId, event: "visit_swapped", to: readers.filter((id) => id !== undefined) };
    const unset = (["place", "room"] as const).filter((field) => to[field] === undefined);
    const set = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined)) as SwapPlace;
    const checkAt = nextReminder(to.start, now) ?? to.start;
    const change = { set: { ...set, checkAt }, unset, outbox: [makeEntry(visitTold, told, now)] };
    if (await doors.appointments.apply(visit, change, now)) return true;
  }
  throw new Error("a visit is written again and again; the exchange is finished later");
};

/**
 * Carries out what is certain. Safe to repeat, from wherever it stopped: as long as a visit is held still, nobody else can have
 * changed whose its new claim is.
 */
const carryOut = async (swap: SwapRecord, doors: BookDoors, now: Date): Promise<void> => {
  const [a, b] = sidesOf(swap);
  for (const [side, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (!other.place || !(await settle(side, other.place, swap, doors, now))) continue;
    await claims.giveTo(other.claimId, side.appointmentId, visitorKeys(other));
    await unlock(side.appointmentId, swap.id, doors, now);
  }
  await swapStore.turn(swap.id, "committed", "done", { unset: ["lookAt", "openFor"] });
};

const giveUp = async (swap: SwapRecord, doors: BookDoors, now: Date): Promise<void> => {
  const undoing = await swapStore.turn(swap.id, "reserving", "undoing", {
    set: { lookAt: addMinutes(now, staleMinutes) },
  });
  await takeBack(swap, doors, now);
  const again = now < swap.until && swap.openFor !== undefined;
  if (undoing)
    await swapStore.turn(swap.id, "undoing", again ? "open" : "off", {
      unset: ["b", "lookAt", ...(again ? [] : (["openFor"] as const))],
    });
};

/**
 * Exchanges the times of two visits (对换), from the moment it is agreed. First both visits are held still and both claims let both
 * visitors in; then one write makes it certain; only then the visits change. Until it is certain it can be taken back whole, after
 * that it can only be finished, by whoever finds it: no crash leaves anybody without a seat, or two in one.
 * @returns why not; undefined where it is done
 */
export const runSwap = async (swap: SwapRecord, doors: BookDoors, now: Date): Promise<SwapRefusal | undefined> => {
  const reserved = await reserve(swap, doors, now);
  if (typeof reserved === "string") {
    await giveUp(swap, doors, now);
    return reserved;
  }
  const [a, b] = sidesOf(swap);
  const committed = await swapStore.turn(swap.id, "reserving", "committed", {
    set: { a: { ...a, place: placeOf(reserved[0]) }, b: { ...b, place: placeOf(reserved[1]) } },
  });
  if (!committed) {
    await takeBack(swap, doors, now); // another took it for dead and gave it up
    return "movedOn";
  }
  await carryOut(committed, doors, now);
  return undefined;
};

const atOnce = 50;

/** Finishes or takes back what stopped half-way: its process died. What is taken back is looked at once more a minute later. */
export const sweepSwaps = async (doors: BookDoors, now: Date): Promise<void> => {
  for (const swap of await swapStore.stopped(now, atOnce))
    if (swap.status === "committed") await carryOut(swap, doors, now);
    else if (swap.status === "reserving") {
      const again = { set: { lookAt: addMinutes(now, staleMinutes) } };
      if (await swapStore.turn(swap.id, "reserving", "undoing", again)) await takeBack(swap, doors, now);
    } else if (swap.status === "undoing") {
      await takeBack(swap, doors, now);
      await swapStore.turn(swap.id, "undoing", "off", { unset: ["lookAt", "openFor"] });
    }
};
