import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { Risk } from "@qizhen/shared/vocabulary";
import { addDays, dayOf, type Calendar } from "./calendar";
import { deadlineOf, limitOf, warnAtOf } from "./deadlines";

/** A running clock of a case; `CaseClock` of record.ts is one. */
interface Clock {
  what: ClockName;
  startedAt: Date;
  dueAt: Date;
  uncertain?: boolean | undefined;
  warned?: boolean | undefined;
  overdue?: boolean | undefined;
}

/** What of a case its clock decides. */
export interface ClockFields {
  clock: Clock;
  dueAt: Date;
  /** When it next wants looking at. */
  checkAt: Date;
}

const fieldsOf = (clock: Clock): ClockFields => ({
  clock,
  dueAt: clock.dueAt,
  checkAt: clock.warned ? clock.dueAt : warnAtOf(clock.startedAt, clock.dueAt),
});

/** A clock that begins now. */
export const startClock = (what: ClockName, risk: Risk, now: Date, calendar: Calendar): ClockFields => {
  const { at, uncertain } = deadlineOf(now, limitOf(what, risk), calendar);
  return fieldsOf({ what, startedAt: now, dueAt: at, ...(uncertain && { uncertain }) });
};

/** The same clock, with some more days; what was warned of or late before is so no more. */
export const extendClock = (clock: Clock, days: number, calendar: Calendar, now: Date): ClockFields => {
  const from = clock.dueAt > now ? clock.dueAt : now;
  const { at, uncertain } = deadlineOf(from, { calendarDay: days }, calendar);
  const { what, startedAt } = clock;
  return fieldsOf({ what, startedAt, dueAt: at, ...(uncertain && { uncertain }) });
};

/** A clock that stood still since `pausedAt` goes on: its end moves by as many whole days as it stood. */
export const resumeClock = (clock: Clock, pausedAt: Date, calendar: Calendar, now: Date): ClockFields => {
  const stood = Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(pausedAt))) / 86_400_000);
  if (stood === 0) return fieldsOf(clock);
  const last = addDays(dayOf(clock.dueAt), stood - 1);
  const { at, uncertain } = deadlineOf(new Date(`${last}T12:00:00+08:00`), { calendarDay: 1 }, calendar);
  const { what, startedAt } = clock;
  return fieldsOf({ what, startedAt, dueAt: at, ...(uncertain && { uncertain }) });
};

/** What a clock that wants looking at has come to. */
export const ringOf = (clock: Clock, now: Date): "warn" | "overdue" | undefined => {
  if (now >= clock.dueAt) return clock.overdue ? undefined : "overdue";
  return clock.warned || now < warnAtOf(clock.startedAt, clock.dueAt) ? undefined : "warn";
};
