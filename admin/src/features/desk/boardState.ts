import type { Board, DeskVisit } from "@qizhen/shared/contract/desk";
import { inCallOrder } from "@qizhen/shared/rules/deskOrder";
import { desk as words } from "../../words/desk";

/** How a visit stands at the desk. */
export type DeskState = "seen" | "called" | "arrived" | "late" | "expected" | "done" | "missed";

export const stateOf = ({ status, call, start }: DeskVisit, now: Date): DeskState => {
  if (status === "started") return "seen";
  if (status === "checked_in") return call ? "called" : "arrived";
  if (status === "finished") return "done";
  if (status === "no_show") return "missed";
  return new Date(start) < now ? "late" : "expected";
};

/** Whole minutes since an instant; none before it. */
export const minutesSince = (at: string | undefined, now: Date): number =>
  at === undefined ? 0 : Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 60_000));

/** Since when a visit has stood as it does. */
export const sinceOf = (visit: DeskVisit, state: DeskState): string | undefined =>
  ({
    seen: visit.startedAt,
    called: visit.call?.at,
    arrived: visit.arrivedAt,
    late: visit.start,
    expected: undefined,
    done: visit.finishedAt,
    missed: undefined,
  })[state];

/** A room, or somebody who has none, with the day's visits. */
export interface Lane {
  key: string;
  room: string | undefined;
  hosts: string[];
  /** In the order they are looked at: who talks, who was called, who waits, who is to come. */
  open: { visit: DeskVisit; state: DeskState }[];
  over: { visit: DeskVisit; state: DeskState }[];
  /** Who is called next. */
  next: DeskVisit | undefined;
}

const rank: Record<DeskState, number> = { seen: 0, called: 1, arrived: 2, late: 3, expected: 3, done: 4, missed: 4 };

const laneOf = (key: string, visits: readonly DeskVisit[], now: Date): Lane => {
  const all = visits.map((visit) => ({ visit, state: stateOf(visit, now) }));
  const waiting = inCallOrder(all.filter(({ state }) => state === "arrived").map(({ visit }) => visit));
  const placeOf = (visit: DeskVisit) => waiting.indexOf(visit);
  const open = all
    .filter(({ state }) => rank[state] < rank.done)
    .sort(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        placeOf(a.visit) - placeOf(b.visit) ||
        new Date(a.visit.start).getTime() - new Date(b.visit.start).getTime(),
    );
  return {
    key,
    room: visits[0]?.room,
    hosts: [...new Set(visits.map(({ host }) => host.name))],
    open,
    over: all.filter(({ state }) => rank[state] >= rank.done),
    next: waiting[0],
  };
};

/** A lane's name with its numerals as figures. */
const placeName = ({ room, hosts }: Lane) =>
  [...(room ?? hosts[0] ?? "")]
    .map((sign) => {
      const at = words.numerals.indexOf(sign);
      return at < 0 ? sign : String(at + 1);
    })
    .join("");

/** The day by room; who has no room has a lane of their own. */
export const lanesOf = (visits: readonly DeskVisit[], now: Date): Lane[] => {
  const lanes = new Map<string, DeskVisit[]>();
  for (const visit of visits) {
    const key = visit.room === undefined ? `host:${visit.host.id}` : `room:${visit.room}`;
    lanes.set(key, [...(lanes.get(key) ?? []), visit]);
  }
  return [...lanes]
    .map(([key, theirs]) => laneOf(key, theirs, now))
    .sort((a, b) => placeName(a).localeCompare(placeName(b), "zh-CN", { numeric: true }));
};

/** How many stand how, and who has waited longest, in minutes. */
export const figuresOf = ({ visits, line }: Board, now: Date) => {
  const count: Record<DeskState, number> = { seen: 0, called: 0, arrived: 0, late: 0, expected: 0, done: 0, missed: 0 };
  let longest = 0;
  for (const visit of visits) {
    const state = stateOf(visit, now);
    count[state] += 1;
    if (state === "arrived") longest = Math.max(longest, minutesSince(visit.arrivedAt, now));
  }
  for (const ticket of line) longest = Math.max(longest, minutesSince(ticket.at, now));
  return { count, line: line.length, longest };
};
