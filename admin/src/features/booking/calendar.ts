import { addDays, minutesOf, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { HoursChange, Schedule } from "@qizhen/shared/contract/booking";
import type { CalendarDay, CalendarVisit, HostCalendar } from "@qizhen/shared/contract/hours";
import { dayOf } from "../../words/dates";

export type View = "week" | "month";
type Open = CalendarDay["open"][number];

/** A stretch of one day, with whose hours it is part of. */
export interface DayStretch extends Open {
  day: string;
}

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
export const hourOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, nth) => addDays(first, nth));

/** The days that a view shows: a week, or the whole weeks that a month lies in. */
export const daysOf = (view: View, day: string): string[] => {
  if (view === "week") return daysFrom(mondayOf(day), 7);
  const first = mondayOf(`${day.slice(0, 8)}01`);
  const last = lastOfMonth(day);
  const weeks = Math.ceil((Date.parse(last) - Date.parse(first) + 86_400_000) / (7 * 86_400_000));
  return daysFrom(first, weeks * 7);
};

const lastOfMonth = (day: string): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

/** The day that stands for the view before or after. */
export const turned = (view: View, day: string, by: number): string => {
  if (view === "week") return addDays(day, 7 * by);
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
};

/** What of the day a week's grid shows: office hours, and whatever is open or booked beside them. */
export const boundsOf = (calendar: Pick<HostCalendar, "days" | "visits">): { first: number; last: number } => {
  const stretches = calendar.days.flatMap(({ open }) => open);
  const visits = calendar.visits.map(visitMinutes);
  const first = Math.min(
    8 * 60,
    ...stretches.map(({ start }) => minutesOf(start)),
    ...visits.map(({ start }) => start),
  );
  const last = Math.max(19 * 60, ...stretches.map(({ end }) => minutesOf(end)), ...visits.map(({ end }) => end));
  return { first: Math.floor(first / 60) * 60, last: Math.min(24 * 60, Math.ceil(last / 60) * 60) };
};

const shanghaiMs = 8 * 3_600_000;
const minuteOfDay = (iso: string) => Math.floor(((Date.parse(iso) + shanghaiMs) % 86_400_000) / 60_000);

/** From which minute to which a visit lies on its day. */
export const visitMinutes = ({ start, end }: Pick<CalendarVisit, "start" | "end">) => ({
  start: minuteOfDay(start),
  end: minuteOfDay(end) || 24 * 60,
});

export const visitsOn = (visits: readonly CalendarVisit[], day: string): CalendarVisit[] =>
  visits.filter(({ start }) => dayOf(new Date(start)) === day);

/** Beside each other where they are at the same time: the lane of each visit, and how many lanes there are. */
export const lanesOf = (visits: readonly CalendarVisit[]): { visit: CalendarVisit; lane: number; lanes: number }[] => {
  const ends: number[] = [];
  const placed = [...visits]
    .sort((a, b) => a.start.localeCompare(b.start))
    .map((visit) => {
      const { start, end } = visitMinutes(visit);
      const free = ends.findIndex((until) => until <= start);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = end;
      return { visit, lane };
    });
  return placed.map((one) => ({ ...one, lanes: ends.length }));
};

/** For one day alone, or for that day of every week. */
export type Scope = "day" | "week";

type Times = { start: string; end: string };
const sameTimes = (a: Times, b: Times) => a.start === b.start && a.end === b.end;
const plain = ({ start, end }: Times): Times => ({ start, end });

/** Where a stretch is to lie; without it, nowhere any more. */
export interface Target extends Times {
  day: string;
}

const openThen = (days: readonly CalendarDay[], scheduleId: string, day: string): Times[] =>
  (days.find((one) => one.day === day)?.open ?? []).filter((one) => one.scheduleId === scheduleId).map(plain);

const daysChange = (
  days: readonly CalendarDay[],
  scheduleId: string,
  old: DayStretch | undefined,
  next: Target | undefined,
) => {
  const touched = [...new Set([...(old ? [old.day] : []), ...(next ? [next.day] : [])])].sort();
  return touched.map((day) => ({
    day,
    open: [
      ...openThen(days, scheduleId, day).filter((one) => !(old?.day === day && sameTimes(one, old))),
      ...(next?.day === day ? [plain(next)] : []),
    ].sort((a, b) => (a.start < b.start ? -1 : 1)),
  }));
};

/** The change of hours that putting a stretch elsewhere means. `old` absent: it is new; `next` absent: it is taken away. */
export const changeOf = (
  days: readonly CalendarDay[],
  hours: Schedule,
  { old, next, scope }: { old?: DayStretch | undefined; next?: Target | undefined; scope: Scope },
): HoursChange => {
  if (scope === "day") return { action: "days", days: daysChange(days, hours.id, old, next) };
  const rest = hours.weekly.filter((one) => !(old && one.weekday === weekdayOf(old.day) && sameTimes(one, old)));
  const added = next ? [{ weekday: weekdayOf(next.day), ...plain(next) }] : [];
  const weekly = [...rest, ...added].sort((a, b) => a.weekday - b.weekday || (a.start < b.start ? -1 : 1));
  return { action: "change", weekly };
};

/** Whether a stretch can be changed for every week: it is part of the week, and not said for its day alone. */
export const isWeekly = (stretch: DayStretch | undefined, hours: Schedule): boolean =>
  stretch === undefined ||
  (!stretch.other && hours.weekly.some((one) => one.weekday === weekdayOf(stretch.day) && sameTimes(one, stretch)));
