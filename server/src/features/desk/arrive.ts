import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Intent } from "../../kernel/http/route";
import type { DeskVisit } from "../booking";
import { callStore } from "./callStore";
import type { Asked, DeskDoors } from "./doors";
import { mustBeCentre } from "./policy";
import { aheadOf } from "./rules/waiting";
import { ticketStore } from "./ticketStore";

const mostVisits = 500;
const longestLine = 300;

/** Where a visitor stands in the order of the day. */
const placesOf = async (visits: readonly DeskVisit[], now: Date, doors: DeskDoors) => {
  const day = dayOf(now);
  const centres = [
    ...new Set(visits.flatMap(({ centre, status }) => (centre && status === "checked_in" ? [centre] : []))),
  ];
  const places = new Map<string, { numbers: Awaited<ReturnType<typeof doors.booking.numbers>>; called: Set<string> }>();
  for (const centre of centres) {
    const [numbers, calls] = await Promise.all([
      doors.booking.numbers(centre, day, mostVisits),
      callStore.ofDay(centre, day, mostVisits),
    ]);
    places.set(centre, { numbers, called: new Set(calls.map(({ visitId }) => visitId)) });
  }
  return Promise.all(
    visits.map(async (visit) => {
      const place = places.get(visit.centre ?? "");
      const ahead = place && aheadOf(visit.id, place.numbers, place.called);
      return { visit, ahead, call: visit.number === undefined ? undefined : await callStore.find(visit.id) };
    }),
  );
};
export type Arrived = Awaited<ReturnType<typeof placesOf>>[number];

/** Whoever scanned the code at a centre's door: their visits of today, their number, or what they could do. @throws notFound */
export const showArrival = async ({ actor, now, centre: asked }: Asked & { centre: string }, doors: DeskDoors) => {
  const { centre } = mustBeCentre(asked, doors);
  const day = dayOf(now);
  const [visits, ticket, openings, line] = await Promise.all([
    doors.booking.ofComer(actor, now),
    ticketStore.findOpen(centre, day, `user:${actor.id}`),
    doors.booking.openings(centre, now),
    ticketStore.line(centre, day, longestLine),
  ]);
  const free = openings.reduce((sum, one) => sum + one.free, 0);
  return { centre, visits: await placesOf(visits, now, doors), ticket, free, waiting: line.length };
};

/** They have come, and have their number. The same intent checks in once. @throws notFound, conflict */
export const checkIn = async (
  asked: Asked & { visitId: string; intent: Intent | undefined },
  doors: DeskDoors,
): Promise<Arrived> => {
  const visit = await doors.booking.checkIn(asked);
  const { id, hostId, userId, centre = "" } = visit;
  await doors.booking.changed({ id, regionPath: doors.regions.pathOf(centre), hostId, userId });
  const [arrived] = await placesOf([visit], asked.now, doors);
  if (!arrived) throw new Error("one was asked for, none was shown");
  return arrived;
};
