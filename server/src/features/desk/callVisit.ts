import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, forbidden, notFound } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { words as kernelWords } from "../../kernel/words";
import type { Actor } from "../accounts";
import { callStore, type CallRecord, type NewCall } from "./callStore";
import type { DeskDoors } from "./doors";
import { roomIsFree } from "./rules/rooms";
import { words } from "./words";

interface Command {
  actor: Actor;
  visitId: string;
  room?: string | undefined;
  again?: true | undefined;
  intent: Intent | undefined;
  now: Date;
}

const callOf = async ({ actor, visitId, room, now }: Command, doors: DeskDoors) => {
  const visit = await doors.booking.find(actor, visitId, now);
  if (!visit) throw notFound(words.noSuchVisit);
  if (visit.status !== "checked_in" || visit.number === undefined || visit.centre === undefined)
    throw conflict(words.notHere);
  if (!visit.mayCall) throw forbidden(words.notYourCall);
  const to = room ?? visit.room;
  const { centre, number, hostId } = visit;
  const call: NewCall = {
    ...{ visitId, centre, number, hostId },
    day: dayOf(visit.start),
    room: to ?? visit.place ?? words.atDesk,
    alone: to !== undefined,
  };
  return { call, visit };
};

/** Takes a room from whoever needs it no more. @throws conflict where somebody does */
const clearRoom = async (call: NewCall, now: Date, doors: DeskDoors) => {
  const holder = await callStore.holderOf(call);
  if (!holder) return;
  const { hostId, at } = holder;
  const status = await doors.booking.statusOf(holder.visitId);
  if (!roomIsFree({ hostId, calledAt: at, status }, call, now)) throw conflict(words.roomBusy(holder.number));
  await callStore.leaveRoom(holder);
};

const mostTries = 4;

/** One guarded write a try; who finds the room taken looks whether it still is. */
const write = async (call: NewCall, before: CallRecord | undefined, { intent, now }: Command, doors: DeskDoors) => {
  for (let tries = mostTries; tries > 0; tries -= 1) {
    const came = before ? await callStore.again(before, call, intent, now) : await callStore.insert(call, intent, now);
    if (came !== "room") return;
    await clearRoom(call, now, doors);
  }
  throw conflict(words.movedOn);
};

/**
 * Calls a number to a room (叫号), or once more with `again`. Two who call the same number at once have called it once; a repeat of
 * an intent calls nobody.
 * @throws notFound, forbidden; conflict where they do not wait, or the room is another's
 */
export const callVisit = async (command: Command, doors: DeskDoors): Promise<CallRecord> => {
  const { visitId, intent, again } = command;
  const { call, visit } = await callOf(command, doors);
  const before = await callStore.find(visitId);
  const done = before?.doneKeys.find(({ key }) => key === intent?.key);
  if (done && done.digest !== intent?.digest) throw conflict(kernelWords.keyReused);
  if (before && (done || !again)) return before;
  await write(call, before, command, doors);
  const saved = await callStore.find(visitId);
  if (!saved) throw conflict(words.movedOn);
  const { hostId, userId } = visit;
  await doors.booking.changed({ id: visitId, regionPath: doors.regions.pathOf(call.centre), hostId, userId });
  return saved;
};
