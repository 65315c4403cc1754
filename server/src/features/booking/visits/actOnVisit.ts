import type { AppointmentAction } from "@qizhen/shared/vocabulary";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry, type OutboxEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import { everyAppointment, type AppointmentRecord, type VisitChange } from "./appointmentStore";
import type { BookDoors } from "./bookSlot";
import { hoursChanged, visitOfCase } from "../events";
import { moveVisit } from "./moveVisit";
import { offersFreed } from "../unsettled/settleHost";
import { freed, toldOthers } from "./tellings";
import { sidesOf, visibleTo } from "../policy";
import { centreOf } from "../rules/centre";
import { decideVisit, type Side, type StepFault } from "../rules/life";
import { nextReminder } from "../rules/reminders";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { words } from "../words";

interface Command {
  actor: Actor;
  appointmentId: string;
  action: AppointmentAction;
  slotId?: string | undefined;
  /** For a move to a visit at home; without it, where it was to go before. */
  address?: string | undefined;
  /** Why the host cannot receive them. */
  reason?: string | undefined;
  intent: Intent | undefined;
  now: Date;
}

const refuse = (fault: StepFault) =>
  fault === "notYours" ? forbidden(words.stepFault.notYours) : conflict(words.stepFault[fault]);

/** The host cannot receive them: said on the visit, and other times are looked for as for every visit without one. */
const refusedBy = ({ hostId }: AppointmentRecord, { actor, reason, intent, now }: Command): VisitChange => {
  if (reason === undefined) throw unprocessable(words.whyRefused, { reason: words.whyRefused });
  return {
    set: { refused: { by: actor.id, reason, at: now } },
    outbox: [makeEntry(hoursChanged, { hostId }, now)],
    done: intent,
  };
};

const changeOf = async (
  visit: AppointmentRecord,
  to: AppointmentRecord["status"],
  command: Command,
  { appointments }: BookDoors,
): Promise<VisitChange> => {
  const { actor, action, intent, now } = command;
  const base = { set: { status: to }, outbox: [] as OutboxEntry[], done: intent };
  switch (action) {
    case "cancel":
    case "decline":
      return {
        ...base,
        unset: ["checkAt", "offeredUntil", "claimId", "unsettled"],
        outbox: [
          ...(visit.claimId === undefined ? [] : [freed(visit, now)]),
          ...offersFreed(visit, now),
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
        unset: ["checkAt", "unsettled"],
        outbox: offersFreed(visit, now),
      };
    case "start":
      return {
        ...base,
        set: { status: to, startedAt: now },
        unset: ["checkAt", "unsettled"],
        outbox: offersFreed(visit, now),
      };
    case "finish":
      return {
        ...base,
        set: { status: to, finishedAt: now },
        unset: ["checkAt"],
        outbox: visit.caseId === undefined ? [] : [makeEntry(visitOfCase, { appointmentId: visit.id }, now)],
      };
    case "no_show": // whoever stands at the desk may have what is left of it
      return {
        ...base,
        unset: ["checkAt", "claimId"],
        outbox: visit.claimId === undefined ? [] : [freed(visit, now)],
      };
    case "move":
      return { ...base, unset: ["checkAt"] };
    case "refuse":
      return refusedBy(visit, command);
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
