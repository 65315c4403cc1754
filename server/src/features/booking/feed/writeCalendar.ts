import { services } from "@qizhen/shared/vocabulary";
import { createEvents, type EventAttributes } from "ics";
import { words } from "../words";
import type { FeedVisit } from "./feedStore";

/** How a calendar reads where a visit stands. */
const standingOf = ({ status }: FeedVisit): "CONFIRMED" | "TENTATIVE" | "CANCELLED" => {
  if (status === "cancelled" || status === "lapsed") return "CANCELLED";
  return status === "offered" ? "TENTATIVE" : "CONFIRMED";
};

/** Where to be; of a visit at home only that it is one: the address is the resident's. */
const placeOf = ({ mode, place, room }: FeedVisit): string | undefined => {
  if (mode === "home") return words.feed.atHome;
  if (mode === "online") return words.feed.online;
  return [place, room].filter(Boolean).join(" ") || undefined;
};

/** Instants are written in UTC, which every calendar reads alike, whatever zones it knows. */
const utc = (at: Date): [number, number, number, number, number] => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];
const asUtc = { startInputType: "utc", startOutputType: "utc", endInputType: "utc", endOutputType: "utc" } as const;

/** DTSTAMP, which the library takes and its types do not name: else it would be the time of reading, and no text the same twice. */
type StampedEvent = EventAttributes & { timestamp: number };

const eventOf = (visit: FeedVisit, staff: boolean): StampedEvent => {
  const location = placeOf(visit);
  return {
    uid: `${visit.id}@qizhen`,
    sequence: visit.version,
    status: standingOf(visit),
    // A resident's calendar does not even say what kind of help it is.
    title: staff ? words.feed.visitOf(services[visit.service]) : words.feed.ownVisit,
    description: words.feed.open,
    ...(location !== undefined && { location }),
    start: utc(visit.start),
    end: utc(visit.end),
    ...asUtc,
    timestamp: visit.createdAt.getTime(),
    calName: words.feed.name,
    productId: "-//qizhen//visits//CN",
    classification: "PRIVATE",
  };
};

/**
 * Visits as an iCalendar text (RFC 5545). Whoever finds the address learns when and where somebody receives, never whom or why.
 * The same visits always give the same text.
 */
export const writeCalendar = (visits: readonly FeedVisit[], staff: boolean): string => {
  const { error, value } = createEvents(
    visits.map((visit) => eventOf(visit, staff)),
    { calName: words.feed.name, productId: "-//qizhen//visits//CN" },
  );
  if (error || value === null) throw error ?? new Error("no calendar was written");
  return value;
};
