import { conflict, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { derivedId, newId, randomBytesOf } from "../../../kernel/ids";
import type { Actor } from "../../accounts";
import { sidesOf, visibleTo } from "../policy";
import { faultOfGiving, faultOfSwap, swapCodeOf, swapUntil, type SwapFault } from "../rules/swap";
import { addMinutes } from "../rules/time";
import { everyAppointment, type AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { words } from "../words";
import { runSwap, staleMinutes, type SwapRefusal } from "./runSwap";
import { swapStore, type SwapRecord, type SwapSide } from "./swapStore";

const newCode = () => swapCodeOf(randomBytesOf(12));

const sideOf = ({ id, visitor, claimId = "", start, end }: AppointmentRecord): SwapSide => ({
  appointmentId: id,
  visitor,
  claimId,
  start,
  end,
});

const refuse = (fault: SwapRefusal | SwapFault | undefined) => {
  if (fault) throw conflict(words.swapFault[fault]);
};

const ownVisit = async (actor: Actor, id: string, { appointments }: BookDoors) => {
  const visit = await appointments.find(visibleTo(actor), id);
  if (!visit) throw notFound(words.noSuchVisit);
  return visit;
};

/** Whether an offer can still be taken: its visit has that time, and there is time left. */
export const isOpen = ({ status, until, slotId }: SwapRecord, offered: AppointmentRecord | undefined, now: Date) =>
  status === "open" && now < until && offered?.slotId === slotId && faultOfGiving(offered, now) === undefined;

/**
 * Offers a visit's time for another (对换). One offer of a visit at a time: asked again, the same one is answered.
 * @throws notFound; conflict where it cannot be given away
 */
export const offerSwap = async (
  { actor, appointmentId, now }: { actor: Actor; appointmentId: string; now: Date },
  doors: BookDoors,
): Promise<SwapRecord> => {
  const visit = await ownVisit(actor, appointmentId, doors);
  refuse(faultOfGiving(visit, now));
  for (let left = 3; left > 0; left -= 1) {
    const known = await swapStore.openFor(visit.id);
    if (known && (known.status !== "open" || isOpen(known, visit, now))) return known;
    if (known) await swapStore.turn(known.id, "open", "off", { unset: ["openFor"] });
    const { hostId, slotId, start } = visit;
    const made = await swapStore.insert({
      id: newId(),
      code: newCode(),
      status: "open",
      hostId,
      slotId,
      a: sideOf(visit),
      until: swapUntil(start, now),
      openFor: visit.id,
      createdAt: now,
    });
    if (made) return made;
  }
  throw conflict(words.movedOn);
};

/** @throws notFound where nobody handed on such a word */
export const findSwap = async (code: string): Promise<SwapRecord> => {
  const swap = await swapStore.byCode(code);
  if (!swap) throw notFound(words.noSuchSwap);
  return swap;
};

/**
 * Says yes to an exchange: both have the other's time, or nothing has changed. Said again, it is as it was.
 * @throws notFound, conflict, unprocessable
 */
export const acceptSwap = async (
  { actor, code, appointmentId, now }: { actor: Actor; code: string; appointmentId: string; now: Date },
  doors: BookDoors,
): Promise<AppointmentRecord> => {
  const swap = await findSwap(code);
  const visit = await ownVisit(actor, appointmentId, doors);
  if (swap.b?.appointmentId === visit.id && (swap.status === "done" || swap.status === "committed")) return visit;
  const offered = await doors.appointments.find(everyAppointment, swap.a.appointmentId);
  if (!offered || !isOpen(swap, offered, now)) throw conflict(words.swapOver);
  if (offered.userId === actor.id) throw unprocessable(words.swapFault.samePerson);
  refuse(faultOfSwap(offered, visit, now));
  const set = { a: sideOf(offered), b: sideOf(visit), lookAt: addMinutes(now, staleMinutes) };
  const taken = await swapStore.turn(swap.id, "open", "reserving", { set });
  if (!taken) throw conflict(words.swapOver);
  refuse(await runSwap(taken, doors, now));
  return ownVisit(actor, appointmentId, doors);
};

/** Takes an offer back; what is done stays done. @throws notFound */
export const withdrawSwap = async (
  { actor, code }: { actor: Actor; code: string },
  doors: BookDoors,
): Promise<SwapRecord> => {
  const swap = await findSwap(code);
  const offered = await doors.appointments.find(visibleTo(actor), swap.a.appointmentId);
  if (!offered) throw notFound(words.noSuchSwap);
  return (await swapStore.turn(swap.id, "open", "off", { unset: ["openFor"] })) ?? (await findSwap(code));
};

/**
 * The desk exchanges the times of two who have both agreed. The same again changes nothing more.
 * @throws notFound, forbidden, conflict
 */
export const swapByDesk = async (
  command: { actor: Actor; ids: readonly [string, string]; intent: Intent | undefined; now: Date },
  doors: BookDoors,
): Promise<AppointmentRecord> => {
  const { actor, ids, intent, now } = command;
  const [one, other] = [await ownVisit(actor, ids[0], doors), await ownVisit(actor, ids[1], doors)];
  if (![one, other].every((visit) => sidesOf(actor, visit).includes("desk"))) throw notFound(words.noSuchVisit);
  const id = intent ? derivedId("visit-swap", actor.id, intent.key) : newId();
  const known = await swapStore.find(id);
  if (known?.status === "done" || known?.status === "committed") return one;
  if (known) throw conflict(words.movedOn);
  refuse(faultOfSwap(one, other, now));
  const swap = await swapStore.insert({
    id,
    code: newCode(),
    status: "reserving",
    hostId: one.hostId,
    slotId: one.slotId,
    a: sideOf(one),
    b: sideOf(other),
    until: now,
    lookAt: addMinutes(now, staleMinutes),
    createdAt: now,
  });
  if (!swap) throw conflict(words.movedOn);
  refuse(await runSwap(swap, doors, now));
  return ownVisit(actor, ids[0], doors);
};
