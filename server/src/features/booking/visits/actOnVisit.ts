import type { AppointmentAction } from "@qizhen/shared/vocabulary";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import { everyAppointment, type AppointmentRecord, type VisitChange } from "./appointmentStore";
import { sealedAddressOf, type BookDoors } from "./bookSlot";
import { claimSeat } from "./claimSeat";
import { visitFreed, visitTold, type VisitEvent } from "../events";
import { findBookableTime, refuseTime } from "../hours/findTime";
import { sidesOf, visibleTo } from "../policy";
import { centreOf } from "../rules/centre";
import { decideVisit, holdMinutes, type Side, type StepFault } from "../rules/life";
import { nextReminder } from "../rules/reminders";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { addMinutes } from "../rules/time";
import { words } from "../words";

interface Command {
  actor: Actor;
  appointmentId: string;
  action: AppointmentAction;
  slotId?: string | undefined;
  /** For a move to a visit at home; without it, where it was to go before. */
  address?: string | undefined;
  intent: Intent | undefined;
  now: Date;
}

const refuse = (fault: StepFault) =>
  fault === "notYours" ? forbidden(words.stepFault.notYours) : conflict(words.stepFault[fault]);

const freed = ({ slotId, claimId }: AppointmentRecord, now: Date) => makeEntry(visitFreed, { slotId, claimId }, now);

/** Tells the others: whoever took the step knows. */
const toldOthers = (visit: AppointmentRecord, actor: Actor, event: VisitEvent, now: Date): OutboxEntry[] => {
  const to = [visit.userId, visit.hostId].filter((id) => id !== undefined && id !== actor.id);
  return to.length === 0 ? [] : [makeEntry(visitTold, { appointmentId: visit.id, event, to }, now)];
};

/** Moves to another time: the new one is claimed first, so that nobody is left without any; then the old one is given up. */
const moveVisit = async (visit: AppointmentRecord, command: Command, doors: BookDoors): Promise<AppointmentRecord> => {
  const { actor, now, slotId } = command;
  if (slotId === undefined) throw unprocessable(words.whichTime, { slotId: words.whichTime });
  if (slotId === visit.slotId) return visit;
  const { time, schedule } = await findBookableTime(slotId, doors, now);
  const before = visit.sealedAddress && doors.cipher.open(visit.sealedAddress, "visit.address");
  const sealedAddress = sealedAddressOf(schedule, command.address ?? before, doors);
  const wanted = { time, slotId, appointmentId: visit.id, visitor: visit.visitor, room: schedule.room };
  const claimed = await claimSeat({ ...wanted, releaseAt: addMinutes(now, holdMinutes) }, doors.claims);
  if ("refused" in claimed) throw refuseTime(claimed.refused);
  const { claimId } = claimed;
  const place = { scheduleId: schedule.id, hostId: schedule.hostId, regionPath: [...schedule.regionPath] };
  const set = {
    ...place,
    slotId,
    claimId,
    service: schedule.service,
    mode: schedule.mode,
    start: time.start,
    end: time.end,
    bufferMinutes: schedule.bufferMinutes,
    travelMinutes: schedule.travelMinutes,
    ...(schedule.place !== undefined && { place: schedule.place }),
    ...(schedule.room !== undefined && { room: schedule.room }),
    ...sealedAddress,
    checkAt: nextReminder(time.start, now) ?? time.start,
  };
  const gone = (["place", "room", "sealedAddress"] as const).filter((field) => !(field in set));
  const outbox = [freed(visit, now), ...toldOthers(visit, actor, "visit_moved", now)];
  const saved = await doors.appointments.apply(visit, { set, unset: gone, outbox, done: command.intent }, now);
  if (saved) {
    await doors.claims.keep(claimId);
    return saved;
  }
  const current = await doors.appointments.find(everyAppointment, visit.id);
  if (current?.claimId !== claimId) await doors.claims.free(claimId);
  throw conflict(words.movedOn);
};

const changeOf = async (
  visit: AppointmentRecord,
  to: AppointmentRecord["status"],
  { actor, action, intent, now }: Command,
  { appointments }: BookDoors,
): Promise<VisitChange> => {
  const base = { set: { status: to }, outbox: [] as OutboxEntry[], done: intent };
  switch (action) {
    case "cancel":
    case "decline":
      return {
        ...base,
        unset: ["checkAt", "offeredUntil", "claimId"],
        outbox: [
          ...(visit.claimId === undefined ? [] : [freed(visit, now)]),
          ...(visit.status === "booked" ? toldOthers(visit, actor, "visit_cancelled", now) : []),
        ],
      };
    case "take": {
      const checkAt = nextReminder(visit.start, now);
      return {
        set: { status: to, ...(checkAt && { checkAt }) },
        unset: ["offeredUntil", ...(checkAt ? [] : (["checkAt"] as const))],
        outbox: toldOthers(visit, actor, "visit_booked", now),
        done: intent,
      };
    }
    case "check_in":
      return {
        ...base,
        set: {
          status: to,
          arrivedAt: now,
          queueNumber: await appointments.nextNumber(centreOf(visit.regionPath) ?? visit.hostId, dayOf(visit.start)),
        },
        unset: ["checkAt"],
      };
    case "start":
      return { ...base, set: { status: to, startedAt: now }, unset: ["checkAt"] };
    case "finish":
      return { ...base, set: { status: to, finishedAt: now }, unset: ["checkAt"] };
    case "no_show": // whoever stands at the desk may have what is left of it
      return {
        ...base,
        unset: ["checkAt", "claimId"],
        outbox: visit.claimId === undefined ? [] : [freed(visit, now)],
      };
    case "move":
      return { ...base, unset: ["checkAt"] };
  }
};

/**
 * Takes one step of an appointment. A repeat of the same intent answers what it is now.
 * @throws notFound, forbidden; conflict where it is not the time for it, or another was faster
 */
export const actOnVisit = async (command: Command, doors: BookDoors): Promise<AppointmentRecord> => {
  const visit = await doors.appointments.find(visibleTo(command.actor), command.appointmentId);
  if (!visit) throw notFound(words.noSuchVisit);
  return takeStep(visit, sidesOf(command.actor, visit), command, doors);
};

/** The same, of an appointment that its caller has read within somebody's scope, by whoever they are to it. */
export const takeStep = async (
  visit: AppointmentRecord,
  sides: readonly Side[],
  command: Command,
  doors: BookDoors,
): Promise<AppointmentRecord> => {
  const { action, intent, now } = command;
  const done = intent && (await doors.appointments.doneUnder(visit.id, intent.key));
  if (done !== undefined && done !== intent?.digest) throw conflict(kernelWords.keyReused);
  if (done !== undefined) return visit;
  const decided = decideVisit(visit, action, sides, now);
  if ("fault" in decided) throw refuse(decided.fault);
  if (action === "move") return moveVisit(visit, command, doors);
  const change = await changeOf(visit, decided.to, command, doors);
  const saved = await doors.appointments.apply(visit, change, now);
  if (!saved) return afterRace(visit, command, doors);
  if (action === "take" && saved.claimId !== undefined) await doors.claims.keep(saved.claimId);
  return saved;
};

/** Another was faster: perhaps the same person's other tap. */
const afterRace = async (visit: AppointmentRecord, { intent }: Command, doors: BookDoors) => {
  const done = intent && (await doors.appointments.doneUnder(visit.id, intent.key));
  const current = await doors.appointments.find(everyAppointment, visit.id);
  if (done === undefined || done !== intent?.digest || !current) throw conflict(words.movedOn);
  return current;
};
