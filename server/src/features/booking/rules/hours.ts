import { minutesOf } from "@qizhen/shared/rules/shanghaiDays";

/** A stretch of a day in minutes, half-open: what touches does not overlap. */
export interface Stretch {
  start: string;
  end: string;
}

/** An entry of a week: Monday is 1. */
export interface Weekly extends Stretch {
  weekday: number;
}

/** Why hours may not be opened like this. */
export type HoursFault = "endBeforeStart" | "tooShort" | "overlap" | "notFives";

/** Two stretches of one day that share a minute. */
export const overlaps = (a: Stretch, b: Stretch): boolean =>
  minutesOf(a.start) < minutesOf(b.end) && minutesOf(b.start) < minutesOf(a.end);

/** Hours of one day: each ends after it begins, is long enough for a visit, and none overlaps another. */
export const faultOfDay = (open: readonly Stretch[], slotMinutes: number): HoursFault | undefined => {
  for (const [at, one] of open.entries()) {
    const [start, end] = [minutesOf(one.start), minutesOf(one.end)];
    if (start % 5 !== 0 || end % 5 !== 0) return "notFives";
    if (end <= start) return "endBeforeStart";
    if (end - start < slotMinutes) return "tooShort";
    if (open.slice(at + 1).some((other) => overlaps(one, other))) return "overlap";
  }
  return undefined;
};

/** Hours of a week. */
export const faultOfWeek = (weekly: readonly Weekly[], slotMinutes: number): HoursFault | undefined => {
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const fault = faultOfDay(
      weekly.filter((one) => one.weekday === weekday),
      slotMinutes,
    );
    if (fault) return fault;
  }
  return undefined;
};
