import { unprocessable } from "../../kernel/errors";
import { dayOf, isDay } from "@qizhen/shared/rules/shanghaiDays";
import { callStore, type CallRecord } from "./callStore";
import type { Asked, DeskDoors } from "./doors";
import { centreFor, keepsDesk, mustKeep, seesWholeDay } from "./policy";
import { ticketStore, type TicketRecord } from "./ticketStore";
import { words } from "./words";

/** A busy county centre receives two hundred a day. */
const mostVisits = 300;

/**
 * A centre's day (接待台): for those who keep or oversee its desk all of it, for others who comes to them.
 * @throws notFound, forbidden; unprocessable for a day that is none
 */
export const showBoard = async (
  asked: Asked & { centre?: string | undefined; day?: string | undefined },
  doors: DeskDoors,
) => {
  const { actor, now, day = dayOf(now) } = asked;
  if (!isDay(day)) throw unprocessable(words.noSuchDay, { day: words.noSuchDay });
  const { centre, path } = centreFor(actor, asked.centre, doors);
  const whole = seesWholeDay(actor, path);
  if (!whole && actor.roles.every((role) => ["clerk", "leader", "admin"].includes(role)))
    mustKeep(actor, centre, doors);
  const wanted = { actor, centre, day, most: mostVisits + 1, now, ...(!whole && { hostId: actor.id }) };
  const [found, calls, tickets] = await Promise.all([
    doors.booking.day(wanted),
    callStore.ofDay(centre, day, mostVisits),
    ticketStore.ofDay(centre, day, mostVisits),
  ]);
  const called = new Map<string, CallRecord>(calls.map((call) => [call.visitId, call]));
  const ticketOf = new Map<string | undefined, TicketRecord>(tickets.map((ticket) => [ticket.visitId, ticket]));
  return {
    centre,
    day,
    visits: found.slice(0, mostVisits).map((visit) => ({
      visit,
      call: called.get(visit.id),
      ticket: ticketOf.get(visit.id),
    })),
    line: whole ? tickets.filter(({ status }) => status === "waiting") : [],
    more: found.length > mostVisits,
    keeps: keepsDesk(actor, path),
  };
};
export type ShownBoard = Awaited<ReturnType<typeof showBoard>>;
