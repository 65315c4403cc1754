import type { SlotTime } from "./slots";
import { addMinutes } from "./time";

/** Time is cut into cells of five minutes: whatever is claimed begins and ends with one. */
const cellMs = 5 * 60_000;

const cellsOf = (start: Date, end: Date): number[] => {
  const first = Math.floor(start.getTime() / cellMs);
  const last = Math.ceil(end.getTime() / cellMs);
  return Array.from({ length: last - first }, (_, nth) => first + nth);
};

/** Who and what a visit needs for itself. */
export interface Needs {
  hostId: string;
  start: Date;
  end: Date;
  /** Kept free after it for the host. */
  bufferMinutes: number;
  /** On the way there, and the same on the way back: the host is taken, the visitor is not. */
  travelMinutes: number;
  /** The visitor, by account or by the blind index of their phone. */
  visitor: string;
}

/** A room as the claims know it: centres call theirs alike, so it goes with its region. Undefined where none is named. */
export const roomOf = ({ room, regionPath }: { room?: string | undefined; regionPath: readonly string[] }) =>
  room === undefined ? undefined : `${regionPath.at(-1) ?? ""}/${room}`;

/** From when to when the host is taken: on the way, there, on the way back, and what is kept free after it. */
export const hostSpan = ({ start, end, bufferMinutes, travelMinutes }: Omit<Needs, "visitor" | "hostId">) => ({
  start: addMinutes(start, -travelMinutes),
  end: addMinutes(end, travelMinutes + bufferMinutes),
});

/** From when to when a visit at this time takes its host. */
export const spanOf = ({ hours, start, end }: SlotTime) =>
  hostSpan({ start, end, bufferMinutes: hours.bufferMinutes, travelMinutes: hours.travelMinutes });

const hostKeys = (needs: Needs, seat: number) => {
  const span = hostSpan(needs);
  return cellsOf(span.start, span.end).map((cell) => `host:${needs.hostId}|${cell}|${seat}`);
};
/** The keys of a visitor alone. */
export const visitorKeys = ({ visitor, start, end }: Pick<Needs, "visitor" | "start" | "end">): string[] =>
  cellsOf(start, end).map((cell) => `visitor:${visitor}|${cell}`);

const roomKeys = ({ start, end }: Needs, room: string) => cellsOf(start, end).map((cell) => `room:${room}|${cell}`);

/**
 * The keys of a claim (占时): every cell of the host's seat (with the time kept free after it), of the visitor, and of the room.
 * One unique index over them means that no two claims can ever share one (DESIGN, "Where two documents must agree").
 */
export const keysOfClaim = (needs: Needs, seat: number, room?: string): string[] => [
  ...hostKeys(needs, seat),
  ...visitorKeys(needs),
  ...(room === undefined ? [] : roomKeys(needs, room)), // as roomOf names it
];

/** What stands against a claim, by one of its keys. */
export const kindOfKey = (key: string): "host" | "visitor" | "room" =>
  key.startsWith("visitor:") ? "visitor" : key.startsWith("room:") ? "room" : "host";

/** A claim as it lies on a host's time. */
export interface TakenTime {
  /** With the way there. */
  start: Date;
  /** With the way back and the time kept free after it. */
  end: Date;
  seat: number;
}

/** Seats of a time that nobody has; by their numbers. */
export const freeSeats = (time: SlotTime, taken: readonly TakenTime[]): number[] => {
  const span = spanOf(time);
  const gone = new Set(taken.filter((one) => one.start < span.end && span.start < one.end).map(({ seat }) => seat));
  return Array.from({ length: time.hours.seats }, (_, seat) => seat).filter((seat) => !gone.has(seat));
};
