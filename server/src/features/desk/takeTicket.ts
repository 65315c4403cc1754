import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Service } from "@qizhen/shared/vocabulary";
import { conflict, forbidden, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { derivedId, newId } from "../../kernel/ids";
import { words as kernelWords } from "../../kernel/words";
import { isStaff, type Actor } from "../accounts";
import { centreOf } from "../booking";
import type { DeskDoors } from "./doors";
import { placeLine } from "./placeLine";
import { keepsDesk, mustBeCentre, mustKeep } from "./policy";
import { ticketStore, type TicketRecord } from "./ticketStore";
import { words } from "./words";

/** What somebody says at the desk of what they have come for. */
export interface WalkInWish {
  service?: Service | undefined;
  hostId?: string | undefined;
  /** In a few words. */
  matter?: string | undefined;
}

interface Comes {
  /** Whom the claims know; by their ticket where nothing else is known. */
  visitor: string | undefined;
  userId?: string | undefined;
  name: string;
  phone?: string | undefined;
}

interface Command {
  actor: Actor;
  intent: Intent | undefined;
  now: Date;
}

/** So many numbers a day: somebody may come back, a program may not empty a day. */
const mostTickets = 5;

const firstOf = async (intent: Intent & { who: string }) => {
  const first = await ticketStore.findByIntent(intent.who, intent.key);
  if (first && first.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return first?.ticket;
};

const checkHost = async (hostId: string | undefined, centre: string, { accounts }: DeskDoors) => {
  if (hostId === undefined) return;
  const [host] = await accounts.staffByIds([hostId]);
  if (!host || host.disabled || centreOf(host.regionPath) !== centre) throw notFound(words.noSuchHost);
};

const draftOf = (
  id: string,
  comes: Comes,
  wish: WalkInWish,
  centre: string,
  { actor, now }: Command,
  doors: DeskDoors,
) => {
  const { seal } = doors.cipher;
  const { userId, name, phone } = comes;
  const { service, hostId, matter } = wish;
  return {
    id,
    centre,
    day: dayOf(now),
    status: "waiting" as const,
    visitor: comes.visitor ?? `ticket:${id}`,
    ...(userId !== undefined && { userId }),
    ...(service !== undefined && { service }),
    ...(hostId !== undefined && { hostId }),
    sealedName: seal(name, "visit.name"),
    ...(phone !== undefined && { sealedPhone: seal(phone, "visit.phone") }),
    ...(matter !== undefined && { sealedMatter: seal(matter, "ticket.matter") }),
    by: actor.id,
    createdAt: now,
  };
};

/** Who stands in the line already keeps their number, however often they ask. */
const standInLine = async (
  draft: ReturnType<typeof draftOf>,
  intent: (Intent & { who: string }) | undefined,
  doors: DeskDoors,
) => {
  const { centre, day, visitor } = draft;
  const already = await ticketStore.findOpen(centre, day, visitor);
  if (already) return already;
  if ((await ticketStore.countOf(visitor, day)) >= mostTickets) throw unprocessable(words.tooManyTickets);
  const number = await doors.booking.nextNumber(centre, day);
  return (
    (await ticketStore.insert({ ...draft, number }, intent)) ??
    (intent && (await firstOf(intent))) ??
    (await ticketStore.findOpen(centre, day, visitor))
  );
};

/** Gives a number, and the next free seat of today that is wished; or a place in the line until one is free. */
const takeTicket = async (
  command: Command,
  centre: string,
  comes: Comes,
  wish: WalkInWish,
  doors: DeskDoors,
): Promise<TicketRecord> => {
  const intent = command.intent && { who: command.actor.id, ...command.intent };
  const before = intent && (await firstOf(intent));
  await checkHost(wish.hostId, centre, doors);
  const id = intent ? derivedId("ticket", intent.who, intent.key) : newId();
  const ticket = before ?? (await standInLine(draftOf(id, comes, wish, centre, command, doors), intent, doors));
  if (!ticket) throw conflict(words.movedOn);
  await placeLine(centre, command.now, doors); // those who came before are seated first
  await doors.booking.changed({ id: ticket.id, regionPath: doors.regions.pathOf(centre) });
  return (await ticketStore.find(ticket.id)) ?? ticket;
};

/**
 * Writes down somebody who stands at the desk without having booked (现场登记). The same intent is one number.
 * @throws notFound, forbidden; conflict where the key was used for something else
 */
export const registerWalkIn = (
  command: Command & { centre?: string | undefined; form: { name: string; phone?: string | undefined } & WalkInWish },
  doors: DeskDoors,
): Promise<TicketRecord> => {
  const { name, phone, ...wish } = command.form;
  const { centre } = mustKeep(command.actor, command.centre, doors);
  const visitor = phone === undefined ? undefined : `phone:${doors.accounts.phoneIndexOf(phone)}`;
  return takeTicket(command, centre, { visitor, name, phone }, wish, doors);
};

/**
 * A resident takes a number by themselves, at the door (自助取号).
 * @throws notFound; conflict where they have a visit there today, or the key was used for something else
 */
export const takeNumber = async (
  command: Command & { centre: string; wish: WalkInWish },
  doors: DeskDoors,
): Promise<TicketRecord> => {
  const { actor, now, wish } = command;
  const { centre } = mustBeCentre(command.centre, doors);
  const { name = words.unnamed, phone } = await doors.booking.comerOf(actor);
  const before = command.intent && (await firstOf({ who: actor.id, ...command.intent }));
  const visits = before ? [] : await doors.booking.ofComer(actor, now);
  const open = visits.some((one) => one.centre === centre && ["booked", "checked_in", "started"].includes(one.status));
  if (open) throw conflict(words.haveVisit);
  return takeTicket(command, centre, { visitor: `user:${actor.id}`, userId: actor.id, name, phone }, wish, doors);
};

/** They wait no longer: the number is given back. Saying so twice changes nothing. @throws notFound, forbidden, conflict */
export const leaveLine = async (
  { actor, ticketId }: { actor: Actor; ticketId: string },
  doors: DeskDoors,
): Promise<TicketRecord> => {
  const ticket = await ticketStore.find(ticketId);
  const theirs = ticket && ticket.userId === actor.id;
  if (!ticket || (!isStaff(actor) && !theirs)) throw notFound(words.noSuchTicket);
  const regionPath = doors.regions.pathOf(ticket.centre);
  if (!theirs && !keepsDesk(actor, regionPath)) throw forbidden(words.notYourDesk);
  const ended = ticket.status === "left" ? ticket : await ticketStore.end(ticket.id, { status: "left" });
  if (!ended) throw conflict(words.ticketOver);
  await doors.booking.changed({ id: ticket.id, regionPath, userId: ticket.userId });
  return ended;
};
