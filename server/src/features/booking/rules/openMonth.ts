import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { TakenTime } from "./claims";
import { slotsOfDay, type Days, type Hours } from "./slots";
import { addMinutes, daysBetween } from "./time";

/** A day, and when times begin in it: `09:00 09:30`. One word a day, for there are tens of thousands of times in a month of many. */
export interface DayStarts {
  day: string;
  starts: string;
}

/** All times of hours on some days, free or not: what does not change from one look to the next, worked out once. */
export interface OpenDays {
  days: readonly (DayStarts & { count: number })[];
  /** When each time begins, in milliseconds, in order; the times of `days`, one day after another. */
  at: Float64Array;
}

const shanghaiMs = 8 * 60 * 60 * 1000;
const hourOf = (at: number) => new Date(at + shanghaiMs).toISOString().slice(11, 16);

/** Works out all times of hours on some days. */
export const openDays = (hours: Hours, { from, to }: { from: string; to: string }, days: Days): OpenDays => {
  const found = daysBetween(from, to)
    .map((day) => ({
      day,
      at: slotsOfDay(hours, day, days)
        .map(({ start }) => start.getTime())
        .sort((a, b) => a - b),
    }))
    .filter(({ at }) => at.length > 0);
  return {
    days: found.map(({ day, at }) => ({ day, starts: at.map(hourOf).join(" "), count: at.length })),
    at: Float64Array.from(found.flatMap(({ at }) => at)),
  };
};

/** The first place in order whose value is above a bound. */
const firstAbove = (values: Float64Array, bound: number): number => {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Which times have no seat left, by their place in `at`. Looks at what is taken, not at each time. */
const fullTimes = ({ at }: OpenDays, hours: Hours, taken: readonly TakenTime[]): ReadonlySet<number> => {
  const before = hours.travelMinutes * 60_000;
  const after = (hours.slotMinutes + hours.travelMinutes + hours.bufferMinutes) * 60_000;
  const gone = new Map<number, Set<number>>();
  for (const { start, end, seat } of taken) {
    if (seat >= hours.seats) continue;
    const last = end.getTime() + before;
    for (let nth = firstAbove(at, start.getTime() - after); nth < at.length && (at[nth] as number) < last; nth += 1) {
      const seats = gone.get(nth);
      if (seats) seats.add(seat);
      else gone.set(nth, new Set([seat]));
    }
  }
  return new Set([...gone].flatMap(([nth, seats]) => (seats.size >= hours.seats ? [nth] : [])));
};

/**
 * The times that can be booked now, by day; days without any are left out. The same as asking of each time whether it can be
 * booked, for the cost of what is taken.
 */
export const freeDays = (open: OpenDays, hours: Hours, taken: readonly TakenTime[], now: Date): DayStarts[] => {
  const full = fullTimes(open, hours, taken);
  const lastDay = addDays(dayOf(now), hours.horizonDays);
  // begins after now, and not before the notice is over
  const past = firstAbove(open.at, Math.max(now.getTime(), addMinutes(now, hours.noticeMinutes).getTime() - 1));
  const free: DayStarts[] = [];
  let first = 0;
  for (const one of open.days) {
    const [begin, end] = [first, first + one.count];
    first = end;
    if (end <= past || one.day > lastDay) continue;
    let whole = begin >= past;
    for (let nth = begin; whole && full.size > 0 && nth < end; nth += 1) whole = !full.has(nth);
    if (whole) {
      free.push({ day: one.day, starts: one.starts });
      continue;
    }
    const starts = one.starts.split(" ").filter((_, nth) => begin + nth >= past && !full.has(begin + nth));
    if (starts.length > 0) free.push({ day: one.day, starts: starts.join(" ") });
  }
  return free;
};
