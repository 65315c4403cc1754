import type { AppointmentAction, AppointmentStatus, Service, VisitMode } from "@qizhen/shared/vocabulary";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { maskName, maskPhone } from "@qizhen/shared/rules/masking";
import type { Changes } from "../../../kernel/live/changes";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { notFound } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { Actor } from "../../accounts";
import { visitFreed } from "../events";
import { sidesOf, visibleTo } from "../policy";
import { centreOf } from "../rules/centre";
import { allowedVisitActions, type Side } from "../rules/life";
import { everyAppointment, type AppointmentRecord } from "../visits/appointmentStore";
import { takeStep } from "../visits/actOnVisit";
import type { BookDoors } from "../visits/bookSlot";
import { words } from "../words";
import { deskStore, type Comer } from "./deskStore";
import { seatWalkIn, type WalkIn } from "./seatWalkIn";
import { visitChanged, type Changed } from "./visitChanged";
import { timesAtDesk } from "./timesAtDesk";

/** A visit as a centre's desk sees it. Who comes is masked for all but themselves and whom they visit. */
export interface DeskVisit {
  id: string;
  status: AppointmentStatus;
  centre?: string | undefined;
  start: Date;
  end: Date;
  hostId: string;
  userId?: string | undefined;
  service: Service;
  mode: VisitMode;
  place?: string | undefined;
  room?: string | undefined;
  visitor: { name: string; phone?: string | undefined };
  number?: number | undefined;
  arrivedAt?: Date | undefined;
  startedAt?: Date | undefined;
  finishedAt?: Date | undefined;
  /** Whether whoever asks may call its number. */
  mayCall: boolean;
  allowedActions: AppointmentAction[];
}

/** A visit as a waiting room may know it. */
export type DeskNumber = Pick<DeskVisit, "id" | "status" | "start" | "hostId" | "number">;

const dayRange = (day: string) => ({ from: atHour(day, "00:00"), to: atHour(addDays(day, 1), "00:00") });
const mostOfOne = 20;

const show = (visit: AppointmentRecord, sides: readonly Side[], now: Date, { cipher }: BookDoors): DeskVisit => {
  const clear = sides.includes("visitor") || sides.includes("host");
  const name = cipher.open(visit.sealedName, "visit.name");
  const phone = visit.sealedPhone === undefined ? undefined : cipher.open(visit.sealedPhone, "visit.phone");
  return {
    id: visit.id,
    status: visit.status,
    centre: centreOf(visit.regionPath),
    start: visit.start,
    end: visit.end,
    hostId: visit.hostId,
    userId: visit.userId,
    service: visit.service,
    mode: visit.mode,
    place: visit.place,
    room: visit.room,
    visitor: { name: clear ? name : maskName(name), phone: phone && (clear ? phone : maskPhone(phone)) },
    number: visit.queueNumber,
    arrivedAt: visit.arrivedAt,
    startedAt: visit.startedAt,
    finishedAt: visit.finishedAt,
    mayCall: visit.status === "checked_in" && (sides.includes("host") || sides.includes("desk")),
    allowedActions: allowedVisitActions(visit, sides, now),
  };
};

/** The narrow door of booking for the desk of a centre (接待台). */
export const createDeskDoor = (doors: BookDoors, changes: Pick<Changes, "publish">) => {
  const comerOf = async (actor: Actor): Promise<Comer & { name?: string | undefined; phone?: string | undefined }> => {
    const contact = await doors.accounts.residentContact(actor.id);
    const phoneKey = contact?.phone === undefined ? undefined : `phone:${doors.accounts.phoneIndexOf(contact.phone)}`;
    return { userId: actor.id, phoneKey, name: contact?.name, phone: contact?.phone };
  };
  const ofComer = async (actor: Actor, now: Date) =>
    deskStore.ofComer(await comerOf(actor), dayRange(dayOf(now)), mostOfOne);

  return {
    /** A resident's own name and number, where they have given them. */
    comerOf,
    /** The day's visits at a centre, `most` at most, in order of time; only a host's own where one is named. */
    day: async (asked: { actor: Actor; centre: string; day: string; most: number; hostId?: string; now: Date }) => {
      const found = await deskStore.ofCentre(asked.centre, dayRange(asked.day), asked.most, asked.hostId);
      return found.map((visit) => show(visit, sidesOf(asked.actor, visit), asked.now, doors));
    },
    /** One visit, of those that somebody may see. */
    find: async (actor: Actor, visitId: string, now: Date): Promise<DeskVisit | undefined> => {
      const visit = await doors.appointments.find(visibleTo(actor), visitId);
      return visit && show(visit, sidesOf(actor, visit), now, doors);
    },
    /** Today's visits of a resident, at whatever centre: what they booked, and what was booked for their number. */
    ofComer: async (actor: Actor, now: Date): Promise<DeskVisit[]> =>
      (await ofComer(actor, now)).map((visit) => show(visit, ["visitor"], now, doors)),
    /** They have come. A repeat of the same intent answers what it is now. @throws notFound, conflict */
    checkIn: async (asked: { actor: Actor; visitId: string; intent: Intent | undefined; now: Date }) => {
      const { actor, visitId, intent, now } = asked;
      const visit = (await ofComer(actor, now)).find(({ id }) => id === visitId);
      if (!visit) throw notFound(words.noSuchVisit);
      const command = { actor, appointmentId: visitId, action: "check_in" as const, intent, now };
      return show(await takeStep(visit, ["visitor"], command, doors), ["visitor"], now, doors);
    },
    /** What is free at a centre for whoever stands at its desk, the earliest first. */
    openings: async (centre: string, now: Date) =>
      (await timesAtDesk(centre, now, doors)).map(({ time, schedule, host, free }) => ({
        host: { id: host.id, name: host.name },
        service: schedule.service,
        room: schedule.room,
        place: schedule.place,
        start: time.start,
        free,
      })),
    /** Seats somebody who has a number; undefined where nothing is free for them. Safe to repeat. */
    seat: (walkIn: WalkIn, now: Date) => seatWalkIn(walkIn, now, doors),
    /** Takes back a seat that nobody needs: they had left the line meanwhile. */
    unseat: async (visitId: string, now: Date): Promise<void> => {
      const visit = await doors.appointments.find(everyAppointment, visitId);
      if (visit?.status !== "checked_in") return;
      const { slotId, claimId } = visit;
      const outbox = [makeEntry(visitFreed, { slotId, claimId }, now)];
      await doors.appointments.apply(visit, { set: { status: "cancelled" }, unset: ["claimId"], outbox }, now);
    },
    /** How a visit stands, for whom the desk calls into whose room. */
    statusOf: async (visitId: string): Promise<AppointmentStatus | undefined> =>
      (await doors.appointments.find(everyAppointment, visitId))?.status,
    /** The day's visits at a centre without anything of who comes. */
    numbers: async (centre: string, day: string, most: number): Promise<DeskNumber[]> =>
      (await deskStore.ofCentre(centre, dayRange(day), most)).map(({ id, status, start, hostId, queueNumber }) => ({
        id,
        status,
        start,
        hostId,
        number: queueNumber,
      })),
    /** Says that something at a centre's desk is not as it was. */
    changed: (what: Changed): Promise<void> => visitChanged(changes, what),
    /** The next number of a centre's day, of the one series. */
    nextNumber: (centre: string, day: string): Promise<number> => doors.appointments.nextNumber(centre, day),
  };
};
export type DeskDoor = ReturnType<typeof createDeskDoor>;
