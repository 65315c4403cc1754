import { AppError, conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import type { Intent } from "../../../kernel/http/route";
import { derivedId, newId } from "../../../kernel/ids";
import { isStaff, type Actor } from "../../accounts";
import type { AppointmentRecord, AppointmentStore } from "./appointmentStore";
import { attemptToBook, type OwnIntent } from "./attemptToBook";
import type { ClaimStore } from "./claimStore";
import type { BookingDoors } from "../doors";
import { mustCallFirst, oftenMissed } from "../calls/callFirst";
import { madeBefore } from "./insertOpen";
import { findBookableTime, placeInTime, type FoundTime } from "../hours/findTime";
import { isWithinReach, keepsDeskOf } from "../policy";
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

/** Whom the claims know: whoever asks, or somebody they name. @throws unprocessable where staff name nobody */
const visitorKeyOf = ({ actor, wish: { visitor } }: Command, { accounts }: BookDoors): string => {
  if (!visitor && isStaff(actor)) throw unprocessable(words.whoComes, { visitor: words.whoComes });
  if (!visitor) return `user:${actor.id}`;
  const { name, phone } = visitor;
  return phone === undefined ? `named:${actor.id}:${name}` : `phone:${accounts.phoneIndexOf(phone)}`;
};

/** Who comes. */
const visitorOf = async ({ actor, wish }: Command, key: string, { accounts }: BookDoors): Promise<Visitor> => {
  const userId = isStaff(actor) ? undefined : actor.id;
  const { name, phone } = wish.visitor ?? (await accounts.residentContact(actor.id)) ?? {};
  return { key, userId, name: name ?? words.unnamed, phone };
};

/** What besides the time itself stands against a booking. What one account may have open is guarded where it is written. */
const checkVisitor = async (
  { actor, wish, now }: Command,
  { visitor, found, missed }: { visitor: Visitor; found: FoundTime; missed: boolean },
  doors: BookDoors,
) => {
  if (isStaff(actor)) {
    if (actor.id !== found.host.id && !keepsDeskOf(actor, found.host.regionPath)) throw forbidden(words.notYourHost);
  } else {
    if (!isWithinReach(actor, found.host)) throw unprocessable(words.otherCounty, { slotId: words.otherCounty });
    if (missed && (await mustCallFirst(visitor, found.host.regionPath, doors, now)))
      throw unprocessable(words.callFirst);
  }
  if (wish.caseId !== undefined && !(await doors.cases.mayOpen(actor, wish.caseId))) throw notFound(words.noSuchCase);
};

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

const draftOf = (id: string, command: Command, visitor: Visitor, found: FoundTime, doors: BookDoors) => {
  const { actor, wish, now } = command;
  const { seal } = doors.cipher;
  return {
    id,
    version: 0,
    slotId: wish.slotId,
    ...placeInTime(found),
    ...(visitor.userId !== undefined && { userId: visitor.userId }),
    visitor: visitor.key,
    sealedName: seal(visitor.name, "visit.name"),
    ...(visitor.phone !== undefined && { sealedPhone: seal(visitor.phone, "visit.phone") }),
    ...sealedAddressOf(found.schedule, wish.address, doors),
    bookedBy: actor.id,
    ...(wish.caseId !== undefined && { caseId: wish.caseId }),
    createdAt: now,
  };
};

/** Each attempt of an intent has one id, the same in every process; the next is needed only where the one before was given up. */
const idOf = (intent: OwnIntent, attempt: number) =>
  intent ? derivedId("appointment", intent.who, intent.key, String(attempt)) : newId();
const attempts = [0, 1, 2];

const bookAnew = async (command: Command, intent: OwnIntent, doors: BookDoors): Promise<AppointmentRecord> => {
  const { wish, now } = command;
  const key = visitorKeyOf(command, doors);
  const [found, visitor, queued, missed] = await Promise.all([
    findBookableTime(wish.slotId, doors, now),
    visitorOf(command, key, doors),
    doors.appointments.hasWaiters(wish.slotId),
    oftenMissed(key, doors, now),
  ]);
  await checkVisitor(command, { visitor, found, missed }, doors);
  for (const attempt of attempts) {
    const draft = draftOf(idOf(intent, attempt), command, visitor, found, doors);
    const mayWait = wish.waitlist ?? false;
    const kept = await attemptToBook({ draft, found, intent, now, mayWait, queued }, doors);
    if (kept) return kept;
  }
  throw conflict(words.movedOn);
};

/**
 * Books a time (预约), or stands in its queue where it is full. The seat is claimed before the appointment is written; a hold
 * whose process died lapses. Who waits goes before who comes later. Asked again with the same key, it is what it was.
 * @throws notFound, unprocessable, forbidden; conflict where it is full or clashes, or the key was used for something else
 */
export const bookSlot = async (command: Command, doors: BookDoors): Promise<AppointmentRecord> => {
  const intent = command.intent && { who: command.actor.id, ...command.intent };
  try {
    return await bookAnew(command, intent, doors);
  } catch (error) {
    // What was booked is booked, also where it could not be booked any more now.
    const before = error instanceof AppError && intent && (await madeBefore(intent, doors));
    if (before) return before;
    throw error;
  }
};
