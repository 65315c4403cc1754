import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { DeadlineSettings, Limit } from "@qizhen/shared/rules/deadlineSettings";
import type { Risk } from "@qizhen/shared/vocabulary";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { endOfDay, type Calendar } from "./calendar";

export interface Deadline {
  at: Date;
  /** The span reaches a year whose holidays are not published yet: somebody is to look at it again. */
  uncertain: boolean;
}

const minuteMs = 60_000;

/** The end of the last hours of work, `"17:30"`. */
export const closeOfBusiness = ({ hours }: Pick<DeadlineSettings, "hours">) => hours[hours.length - 1]?.[1] ?? "17:30";

const nextWorkday = (day: string, calendar: Calendar): string => {
  let next = addDays(day, 1);
  while (!calendar.isWorkday(next)) next = addDays(next, 1);
  return next;
};

/** The first day is not counted; it ends at the close of business (民法典 201, 203). */
const afterWorkdays = (from: Date, count: number, calendar: Calendar) => {
  let day = dayOf(from);
  for (let left = count; left > 0; left -= 1) day = nextWorkday(day, calendar);
  return atHour(day, closeOfBusiness(calendar.settings()));
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
    for (const [opens, closes] of calendar.settings().hours) {
      const start = Math.max(atHour(day, opens).getTime(), from.getTime());
      const room = atHour(day, closes).getTime() - start;
      if (room <= 0) continue;
      if (left <= room) return new Date(start + left);
      left -= room;
    }
  }
};

const instantOf = (from: Date, { unit, count }: Limit, calendar: Calendar): Date => {
  switch (unit) {
    case "calendarDay":
      return afterCalendarDays(from, count, calendar);
    case "workday":
      return afterWorkdays(from, count, calendar);
    case "workMinute":
      return afterWorkMinutes(from, count, calendar);
    case "hour":
      return new Date(from.getTime() + count * 60 * minuteMs);
    case "minute":
      return new Date(from.getTime() + count * minuteMs);
  }
};

/** When a limit that begins now ends. */
export const deadlineOf = (from: Date, limit: Limit, calendar: Calendar): Deadline => {
  const at = instantOf(from, limit, calendar);
  const byDays = limit.unit !== "hour" && limit.unit !== "minute";
  return { at, uncertain: byDays && !(calendar.isKnown(dayOf(from)) && calendar.isKnown(dayOf(at))) };
};

/** How long a step's clock runs for a case of this colour. */
export const limitOf = (clock: ClockName, risk: Risk, { steps }: Pick<DeadlineSettings, "steps">): Limit =>
  steps[clock][risk];

/** When the owner of a clock is reminded: at a share of its span. */
export const warnAtOf = (startedAt: Date, dueAt: Date, share: number) =>
  new Date(startedAt.getTime() + Math.round((dueAt.getTime() - startedAt.getTime()) * share));
