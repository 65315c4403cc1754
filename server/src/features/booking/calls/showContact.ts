import { forbidden, notFound, unavailable } from "../../../kernel/errors";
import type { Log } from "../../../kernel/log";
import type { Actor } from "../../accounts";
import type { BookingDoors } from "../doors";
import { sidesOf, visibleTo } from "../policy";
import { addMinutes } from "../rules/time";
import type { BookDoors } from "../visits/bookSlot";
import { words } from "../words";
import { findCall } from "./callFirst";

/** How long a number stays on the screen. */
const shownMinutes = 60;

interface Asked {
  actor: Actor;
  id: string;
  reason: string;
  now: Date;
}

type Sealed = { userId?: string | undefined; sealedName: string; sealedPhone?: string | undefined };
type Doors = BookDoors & { audit: BookingDoors["audit"]; log: Log };

/** Recorded first: what cannot be recorded is not shown. @throws unavailable */
const show = async (
  kind: string,
  { userId, sealedName, sealedPhone }: Sealed,
  { actor, id, reason, now }: Asked,
  { audit, cipher, accounts, log }: Doors,
) => {
  const by = { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" };
  try {
    await audit.record({ chain: `visit:${id}`, kind, subject: id, actor: by, reason, now });
  } catch (error) {
    log.error({ err: error, id }, "a look at a number could not be recorded and was refused");
    throw unavailable(words.contactNeedsRecord);
  }
  const own = sealedPhone === undefined ? undefined : cipher.open(sealedPhone, "visit.phone");
  const phone = own ?? (userId === undefined ? undefined : (await accounts.residentContact(userId))?.phone);
  const until = addMinutes(now, shownMinutes).toISOString();
  return { name: cipher.open(sealedName, "visit.name"), ...(phone !== undefined && { phone }), until };
};

/** Who comes, in clear, for the desk that has to call them. @throws notFound, forbidden, unavailable */
export const showContact = async (asked: Asked, doors: Doors) => {
  const visit = await doors.appointments.find(visibleTo(asked.actor), asked.id);
  if (!visit) throw notFound(words.noSuchVisit);
  if (!sidesOf(asked.actor, visit).some((side) => side !== "visitor")) throw forbidden(words.stepFault.notYours);
  return show("visit.contact", visit, asked, doors);
};

/** The same of who is to be called before they book. @throws notFound, unavailable */
export const showCalled = async (asked: Asked, doors: Doors) =>
  show("visit.call_first", await findCall(asked.actor, asked.id), asked, doors);
