import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { DeskDoors } from "./doors";
import { ticketStore, type TicketRecord } from "./ticketStore";

/** A line longer than this is served from its head. */
const longestLine = 300;

const walkInOf = (ticket: TicketRecord, { cipher }: DeskDoors) => ({
  id: ticket.id,
  centre: ticket.centre,
  number: ticket.number,
  visitor: ticket.visitor,
  userId: ticket.userId,
  service: ticket.service,
  hostId: ticket.hostId,
  name: cipher.open(ticket.sealedName, "visit.name"),
  phone: ticket.sealedPhone === undefined ? undefined : cipher.open(ticket.sealedPhone, "visit.phone"),
  by: ticket.by,
  cameAt: ticket.createdAt,
});

/** Seats one of the line. Whoever left meanwhile needs no seat. */
const seatOne = async (ticket: TicketRecord, doors: DeskDoors, now: Date): Promise<boolean> => {
  const visit = await doors.booking.seat(walkInOf(ticket, doors), now);
  if (!visit) return false;
  const ended = await ticketStore.end(ticket.id, { status: "seated", visitId: visit.id });
  const current = ended ?? (await ticketStore.find(ticket.id));
  if (current?.status === "left") await doors.booking.unseat(visit.id, now);
  const { centre, userId } = ticket;
  const regionPath = doors.regions.pathOf(centre);
  await doors.booking.changed({ id: visit.id, regionPath, hostId: visit.hostId, userId });
  return true;
};

/**
 * Gives what is free today at a centre to those who stand in its line, in the order of their numbers; who wishes something that is
 * not free is passed over and goes on waiting. Safe to repeat, and in many processes at once: one ticket has one visit.
 */
export const placeLine = async (centre: string, now: Date, doors: DeskDoors): Promise<void> => {
  const line = await ticketStore.line(centre, dayOf(now), longestLine);
  if (line.length === 0) return;
  let openings = await doors.booking.openings(centre, now);
  for (const ticket of line) {
    if (openings.length === 0) return;
    const fits = openings.some(
      ({ service, host }) =>
        (ticket.service === undefined || ticket.service === service) &&
        (ticket.hostId === undefined || ticket.hostId === host.id),
    );
    if (fits && (await seatOne(ticket, doors, now))) openings = await doors.booking.openings(centre, now);
  }
};

/** The same for every centre where somebody waits. */
export const placeLines = async (now: Date, doors: DeskDoors): Promise<void> => {
  for (const centre of await ticketStore.centresWaiting(dayOf(now))) await placeLine(centre, now, doors);
};
