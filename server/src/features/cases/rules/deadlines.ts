import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { Risk } from "@qizhen/shared/vocabulary";
import { addDays, atHour, dayOf, endOfDay, type Calendar } from "./calendar";

/** How long something may take. "日" in a law is a calendar day; only "工作日" is a workday (DOMAIN §6). */
export type Limit =
  { calendarDay: number } | { workday: number } | { workMinute: number } | { hour: number } | { minute: number };

/** Local limits and hours; all of them settings of this project unless a law is named. */
export const settings = {
  /** Hours of work, half-open; the last end is the close of business. */
  hours: [
    ["08:30", "12:00"],
    ["14:30", "17:30"],
  ],
  /** Share of a clock after which its owner is reminded. */
  warnAt: 0.7,
  limits: {
    confirm: { blue: { workday: 1 }, yellow: { workday: 1 }, orange: { hour: 4 }, red: { minute: 5 } },
    assign: { blue: { workday: 1 }, yellow: { workday: 1 }, orange: { hour: 4 }, red: { hour: 1 } },
    accept: { blue: { workday: 3 }, yellow: { workday: 1 }, orange: { hour: 4 }, red: { hour: 1 } },
    /** 人民调解工作若干规定 33: generally a month. */
    mediate: { calendarDay: 30 },
    paused: { calendarDay: 30 },
    fulfil: { calendarDay: 30 },
    transfer: { calendarDay: 30 },
  },
} as const satisfies {
  hours: readonly (readonly [string, string])[];
  warnAt: number;
  limits: Record<ClockName, Limit | Record<Risk, Limit>>;
};

export interface Deadline {
  at: Date;
  /** The span reaches a year whose holidays are not published yet: somebody is to look at it again. */
  uncertain: boolean;
}

const minuteMs = 60_000;
const closeOfBusiness = settings.hours[settings.hours.length - 1]?.[1] ?? "17:30";

const nextWorkday = (day: string, calendar: Calendar): string => {
  let next = addDays(day, 1);
  while (!calendar.isWorkday(next)) next = addDays(next, 1);
  return next;
};

/** The first day is not counted; it ends at the close of business (民法典 201, 203). */
const afterWorkdays = (from: Date, count: number, calendar: Calendar) => {
  let day = dayOf(from);
  for (let left = count; left > 0; left -= 1) day = nextWorkday(day, calendar);
  return atHour(day, closeOfBusiness);
};

/** The first day is not counted; a last day of rest moves on to the next workday; it ends at 24:00 (民法典 201–203). */
const afterCalendarDays = (from: Date, count: number, calendar: Calendar) => {
  const last = addDays(dayOf(from), count);
  return endOfDay(calendar.isWorkday(last) ? last : nextWorkday(last, calendar));
};

const afterWorkMinutes = (from: Date, count: number, calendar: Calendar) => {
  let left = count * minuteMs;
  for (let day = dayOf(from); ; day = nextWorkday(day, calendar)) {
    if (!calendar.isWorkday(day)) continue;
    for (const [opens, closes] of settings.hours) {
      const start = Math.max(atHour(day, opens).getTime(), from.getTime());
      const room = atHour(day, closes).getTime() - start;
      if (room <= 0) continue;
      if (left <= room) return new Date(start + left);
      left -= room;
    }
  }
};

const instantOf = (from: Date, limit: Limit, calendar: Calendar): Date => {
  if ("calendarDay" in limit) return afterCalendarDays(from, limit.calendarDay, calendar);
  if ("workday" in limit) return afterWorkdays(from, limit.workday, calendar);
  if ("workMinute" in limit) return afterWorkMinutes(from, limit.workMinute, calendar);
  if ("hour" in limit) return new Date(from.getTime() + limit.hour * 60 * minuteMs);
  return new Date(from.getTime() + limit.minute * minuteMs);
};

/** When a limit that begins now ends. */
export const deadlineOf = (from: Date, limit: Limit, calendar: Calendar): Deadline => {
  const at = instantOf(from, limit, calendar);
  const byDays = "calendarDay" in limit || "workday" in limit || "workMinute" in limit;
  return { at, uncertain: byDays && !(calendar.isKnown(dayOf(from)) && calendar.isKnown(dayOf(at))) };
};

/** How long a clock runs for a case of this colour. */
export const limitOf = (clock: ClockName, risk: Risk): Limit => {
  const found: Limit | Record<Risk, Limit> = settings.limits[clock];
  return "blue" in found ? found[risk] : found;
};

/** When the owner of a clock is reminded: at 70 % of its span. */
export const warnAtOf = (startedAt: Date, dueAt: Date) =>
  new Date(startedAt.getTime() + Math.round((dueAt.getTime() - startedAt.getTime()) * settings.warnAt));
