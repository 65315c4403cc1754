import type { VisitMode } from "@qizhen/shared/vocabulary";
import type { Stretch, Weekly } from "./hours";
import { addDays, atHour, dayOf, isDay, minutesOf, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import { addMinutes, daysBetween } from "./time";

/** The hours that somebody gives (排班), as the rules read them. */
export interface Hours {
  id: string;
  hostId: string;
  mode: VisitMode;
  slotMinutes: number;
  /** Kept free after each visit. */
  bufferMinutes: number;
  /** The way to a visit at home, and the way back: within what is open, never booked. Zero for all other visits. */
  travelMinutes: number;
  seats: number;
  weekly: readonly Weekly[];
  /** Days, both included. */
  from: string;
  to: string;
  noticeMinutes: number;
  horizonDays: number;
  exceptions: readonly { day: string; open: readonly Stretch[] }[];
}

/** Of hours, what decides when somebody is there. */
export type Shape = Pick<Hours, "from" | "to" | "weekly" | "exceptions">;

/** A time that can be booked: half-open, computed and never stored. */
export interface SlotTime {
  hours: Hours;
  start: Date;
  end: Date;
}

/** What else decides about a day. */
export interface Days {
  isWorkday(day: string): boolean;
  /** Days of leave of the host, both included. */
  leave: readonly { from: string; to: string }[];
}

const saturday = 6;

/**
 * When somebody is there on a day: the exception of that day if there is one, else the week's pattern; not on leave, not outside
 * the validity, and on public holidays only where an exception opens them. Saturdays and Sundays that the pattern names are meant.
 */
export const openOn = (hours: Shape, day: string, { isWorkday, leave }: Days): readonly Stretch[] => {
  if (day < hours.from || day > hours.to) return [];
  if (leave.some(({ from, to }) => from <= day && day <= to)) return [];
  const exception = hours.exceptions.find((one) => one.day === day);
  if (exception) return exception.open;
  const weekday = weekdayOf(day);
  if (weekday < saturday && !isWorkday(day)) return [];
  return hours.weekly.filter((one) => one.weekday === weekday);
};

/** The times of one day, whether they can still be booked or not. */
export const slotsOfDay = (hours: Hours, day: string, days: Days): SlotTime[] =>
  openOn(hours, day, days).flatMap(({ start, end }) => {
    const step = hours.slotMinutes + 2 * hours.travelMinutes + hours.bufferMinutes;
    const count = Math.floor((minutesOf(end) - minutesOf(start) + hours.bufferMinutes) / step);
    const opens = addMinutes(atHour(day, start), hours.travelMinutes);
    return Array.from({ length: Math.max(0, count) }, (_, nth) => {
      const begins = addMinutes(opens, nth * step);
      return { hours, start: begins, end: addMinutes(begins, hours.slotMinutes) };
    });
  });

/** Why a time cannot be booked. */
export type SlotFault = "past" | "notice" | "horizon" | "noSuchTime";

/** Whether a time lies in what is open to booking now. */
export const faultOfTime = ({ hours, start }: SlotTime, now: Date): SlotFault | undefined => {
  if (start <= now) return "past";
  if (start < addMinutes(now, hours.noticeMinutes)) return "notice";
  if (dayOf(start) > addDays(dayOf(now), hours.horizonDays)) return "horizon";
  return undefined;
};

/** Times that can be booked on some days, in order of time. Only days that can have any are looked at. */
export const bookableTimes = (
  hours: Hours,
  { from, to }: { from: string; to: string },
  days: Days,
  now: Date,
): SlotTime[] => {
  const today = dayOf(now);
  const last = addDays(today, hours.horizonDays);
  const first = [from, hours.from, today].reduce((a, b) => (a > b ? a : b));
  const end = [to, hours.to, last].reduce((a, b) => (a < b ? a : b));
  return daysBetween(first, end)
    .flatMap((day) => slotsOfDay(hours, day, days))
    .filter((time) => faultOfTime(time, now) === undefined)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
};

const minuteMs = 60_000;

/** A time's name: whose hours, and when. It says nothing of whether there is such a time. */
export const slotId = ({ hours, start }: Pick<SlotTime, "hours" | "start">): string =>
  `${hours.id}-${(start.getTime() / minuteMs).toString(36)}`;

/** What a name says, if it is one. */
export const readSlotId = (id: string): { scheduleId: string; start: Date } | undefined => {
  const [, scheduleId, minutes] = /^([0-9a-f]{24})-([0-9a-z]{1,8})$/.exec(id) ?? [];
  if (scheduleId === undefined || minutes === undefined) return undefined;
  const start = new Date(Number.parseInt(minutes, 36) * minuteMs);
  return Number.isNaN(start.getTime()) ? undefined : { scheduleId, start };
};

/** The time that begins then, if these hours have one. */
export const timeAt = (hours: Hours, start: Date, days: Days): SlotTime | undefined => {
  const day = dayOf(start);
  return isDay(day) ? slotsOfDay(hours, day, days).find((time) => time.start.getTime() === start.getTime()) : undefined;
};
