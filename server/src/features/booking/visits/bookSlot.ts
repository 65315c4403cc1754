import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import type { Intent } from "../../../kernel/http/route";
import { derivedId, newId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import { words as kernelWords } from "../../../kernel/words";
import { isStaff, type Actor } from "../../accounts";
import { everyAppointment, type AppointmentRecord, type AppointmentStore } from "./appointmentStore";
import { claimSeat } from "./claimSeat";
import type { ClaimStore } from "./claimStore";
import type { BookingDoors } from "../doors";
import { visitTold, type VisitEvent } from "../events";
import { fillSlot } from "./fillSlot";
import { findBookableTime, refuseTime, type FoundTime } from "../hours/findTime";
import { keepsDeskOf } from "../policy";
import { freeSeats, spanOf } from "../rules/claims";
import { holdMinutes, mostNoShows, mostOpen, noShowDays } from "../rules/life";
import { nextReminder } from "../rules/reminders";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { addMinutes } from "../rules/time";
import type { ScheduleStore } from "../hours/scheduleStore";
import { words } from "../words";

/** A booking as it is asked for. */
export interface Wish {
  slotId: string;
  caseId?: string | undefined;
  waitlist?: true | undefined;
  visitor?: { name: string; phone?: string | undefined } | undefined;
  /** Where a visit at home goes; kept for those only. */
  address?: string | undefined;
}

export interface BookDoors extends BookingDoors {
  schedules: ScheduleStore;
  claims: ClaimStore;
  appointments: AppointmentStore;
  cipher: FieldCipher;
}

interface Command {
  actor: Actor;
  wish: Wish;
  intent: Intent | undefined;
  now: Date;
}

interface Visitor {
  /** Whom the claims know. */
  key: string;
  userId: string | undefined;
  name: string;
  phone: string | undefined;
}

/** Who comes: whoever asks, or somebody they name. */
const visitorOf = async ({ actor, wish }: Command, { accounts }: BookDoors): Promise<Visitor> => {
  const userId = isStaff(actor) ? undefined : actor.id;
  const named = wish.visitor;
  if (named) {
    const { name, phone } = named;
    const key = phone === undefined ? `named:${actor.id}:${name}` : `phone:${accounts.phoneIndexOf(phone)}`;
    return { key, userId, name, phone };
  }
  if (userId === undefined) throw unprocessable(words.whoComes, { visitor: words.whoComes });
  const contact = await accounts.residentContact(userId);
  return { key: `user:${userId}`, userId, name: contact?.name ?? words.unnamed, phone: contact?.phone };
};

/** What besides the time itself stands against a booking. */
const checkVisitor = async ({ actor, wish, now }: Command, visitor: Visitor, found: FoundTime, doors: BookDoors) => {
  if (isStaff(actor)) {
    if (actor.id !== found.host.id && !keepsDeskOf(actor, found.host.regionPath)) throw forbidden(words.notYourHost);
  } else {
    const since = atHour(addDays(dayOf(now), -noShowDays), "00:00");
    if ((await doors.appointments.countNoShows(visitor.key, since)) >= mostNoShows)
      throw unprocessable(words.callFirst);
    if ((await doors.appointments.countOpen(actor.id, now)) >= mostOpen) throw unprocessable(words.tooManyOpen);
  }
  if (wish.caseId !== undefined && !(await doors.cases.mayOpen(actor, wish.caseId))) throw notFound(words.noSuchCase);
};

const told = (id: string, event: VisitEvent, to: readonly string[], now: Date) =>
  to.length === 0 ? [] : [makeEntry(visitTold, { appointmentId: id, event, to: [...to] }, now)];

/** Where a visit at home goes, sealed; nothing for all other visits. @throws unprocessable where nobody says it */
export const sealedAddressOf = (
  { mode }: Pick<FoundTime["schedule"], "mode">,
  address: string | undefined,
  { cipher }: Pick<BookDoors, "cipher">,
): { sealedAddress?: string } => {
  if (mode !== "home") return {};
  if (address === undefined) throw unprocessable(words.whereTo, { address: words.whereTo });
  return { sealedAddress: cipher.seal(address, "visit.address") };
};

const draftOf = (id: string, command: Command, visitor: Visitor, { schedule, time }: FoundTime, doors: BookDoors) => {
  const { actor, wish, now } = command;
  const { seal } = doors.cipher;
  return {
    id,
    version: 0,
    slotId: wish.slotId,
    scheduleId: schedule.id,
    hostId: schedule.hostId,
    regionPath: [...schedule.regionPath],
    service: schedule.service,
    mode: schedule.mode,
    ...(schedule.place !== undefined && { place: schedule.place }),
    ...(schedule.room !== undefined && { room: schedule.room }),
    start: time.start,
    end: time.end,
    bufferMinutes: schedule.bufferMinutes,
    travelMinutes: schedule.travelMinutes,
    ...(visitor.userId !== undefined && { userId: visitor.userId }),
    visitor: visitor.key,
    sealedName: seal(visitor.name, "visit.name"),
    ...(visitor.phone !== undefined && { sealedPhone: seal(visitor.phone, "visit.phone") }),
    ...sealedAddressOf(schedule, wish.address, doors),
    bookedBy: actor.id,
    ...(wish.caseId !== undefined && { caseId: wish.caseId }),
    createdAt: now,
  };
};

const firstOf = async (intent: Intent & { who: string }, { appointments }: BookDoors) => {
  const first = await appointments.findByIntent(intent.who, intent.key);
  if (first && first.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return first?.record;
};

/**
 * Books a time (预约), or stands in its queue where it is full. The seat is claimed before the appointment is written; a hold
 * whose process died lapses. Who waits goes before who comes later.
 * @throws notFound, unprocessable, forbidden; conflict where it is full or clashes, or the key was used for something else
 */
export const bookSlot = async (command: Command, doors: BookDoors): Promise<AppointmentRecord> => {
  const { actor, wish, now } = command;
  const intent = command.intent && { who: actor.id, ...command.intent };
  const before = intent && (await firstOf(intent, doors));
  if (before) return before;
  const found = await findBookableTime(wish.slotId, doors, now);
  const visitor = await visitorOf(command, doors);
  await checkVisitor(command, visitor, found, doors);
  const id = intent ? derivedId("appointment", intent.who, intent.key) : newId();
  const draft = draftOf(id, command, visitor, found, doors);

  const queued = (await doors.appointments.waitersOf(wish.slotId, 1)).length > 0;
  const claimed = queued ? { refused: "host" as const } : await claimSeat(wantedOf(draft, found, now), doors.claims);
  if ("refused" in claimed) {
    if (claimed.refused !== "host" || !wish.waitlist) throw refuseTime(claimed.refused);
    return standInQueue(draft, found, intent, doors, now);
  }
  const { claimId } = claimed;
  const booked = { ...draft, status: "booked" as const, claimId, checkAt: nextReminder(draft.start, now) };
  const made = await doors.appointments.insert(
    booked,
    intent,
    told(id, "visit_booked", [...(draft.userId ? [draft.userId] : []), draft.hostId], now),
  );
  const kept = made ?? (intent && (await firstOf(intent, doors)));
  if (kept?.claimId === claimId) await doors.claims.keep(claimId);
  else await doors.claims.free(claimId);
  if (!kept) throw conflict(words.movedOn);
  return kept;
};

type Draft = ReturnType<typeof draftOf>;

const wantedOf = ({ id, visitor, slotId }: Draft, { time, schedule }: FoundTime, now: Date) => ({
  time,
  slotId,
  appointmentId: id,
  visitor,
  room: schedule.room,
  releaseAt: addMinutes(now, holdMinutes),
});

const standInQueue = async (
  draft: Draft,
  { time }: FoundTime,
  intent: (Intent & { who: string }) | undefined,
  doors: BookDoors,
  now: Date,
): Promise<AppointmentRecord> => {
  const entries = told(draft.id, "visit_waiting", draft.userId ? [draft.userId] : [], now);
  const made = await doors.appointments.insert({ ...draft, status: "waiting" }, intent, entries);
  const kept = made ?? (intent && (await firstOf(intent, doors)));
  if (!kept) throw conflict(words.movedOn);
  // A place may have become free between the look at the time and the standing in its queue.
  const { start, end } = spanOf(time);
  if (freeSeats(time, await doors.claims.takenOf(draft.hostId, start, end)).length === 0) return kept;
  await fillSlot(draft.slotId, doors, now);
  return (await doors.appointments.find(everyAppointment, kept.id)) ?? kept;
};
