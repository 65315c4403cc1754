import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { Limit } from "@qizhen/shared/rules/deadlineSettings";
import type { Risk } from "@qizhen/shared/vocabulary";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Calendar } from "./calendar";
import { deadlineOf, limitOf, warnAtOf } from "./deadlines";
import type { CaseClock, Span } from "./spans";

/** A span that begins now and lasts so long. */
export const startSpan = (from: Date, limit: Limit, calendar: Calendar): Span => {
  const { at, uncertain } = deadlineOf(from, limit, calendar);
  return { startedAt: from, dueAt: at, ...(uncertain && { uncertain, counted: { from, limit } }) };
};

/** The clock of a step that begins now. `most`: the whole matter's end, beyond which no mediation is given time. */
export const startClock = (what: ClockName, risk: Risk, now: Date, calendar: Calendar, most?: Date): CaseClock => {
  const span = startSpan(now, limitOf(what, risk, calendar.settings()), calendar);
  const capped = what === "mediate" && most && most > now && most < span.dueAt;
  return { what, ...(capped ? { startedAt: now, dueAt: most } : span) };
};

/** The clock of a pause: as long as was said, at most what the settings allow. */
export const startPause = (days: number | undefined, risk: Risk, now: Date, calendar: Calendar): CaseClock => {
  const most = startClock("paused", risk, now, calendar);
  if (days === undefined) return most;
  const wanted = startSpan(now, { unit: "calendarDay", count: days }, calendar);
  return wanted.dueAt < most.dueAt ? { what: "paused", ...wanted } : most;
};

const counted = <S extends Span>(span: S, from: Date, count: number, calendar: Calendar): S => {
  const { dueAt, uncertain, counted: how } = startSpan(from, { unit: "calendarDay", count }, calendar);
  const { warned, overdue, raised, alarmed, uncertain: before, counted: once, ...rest } = span;
  void [warned, overdue, raised, alarmed, before, once];
  return { ...(rest as S), dueAt, ...(uncertain && { uncertain, counted: how }) };
};

/** The same span with some more days; what was warned of or late before is so no more. */
export const extendSpan = <S extends Span>(span: S, days: number, calendar: Calendar, now: Date): S =>
  counted(span, span.dueAt > now ? span.dueAt : now, days, calendar);

/** A span that stood still since `pausedAt` goes on: its end moves by as many whole days as it stood. */
export const resumeSpan = <S extends Span>(span: S, pausedAt: Date, calendar: Calendar, now: Date): S => {
  const stood = Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(pausedAt))) / 86_400_000);
  if (stood === 0) return span;
  const last = addDays(dayOf(span.dueAt), stood - 1);
  return counted(span, new Date(`${last}T12:00:00+08:00`), 1, calendar);
};

/** What a span has come to: its owner is reminded, it is over, its leader hears of it; each once. */
export type Ring = "warn" | "overdue" | "raise";

const raiseAtOf = (dueAt: Date, calendar: Calendar) => deadlineOf(dueAt, calendar.settings().leaderAfter, calendar).at;

/** The rings of a span that are due and were not rung. What is over needs no reminder any more. */
export const ringsOf = (span: Span, now: Date, calendar: Calendar): Ring[] => {
  if (now < span.dueAt) {
    const warnAt = warnAtOf(span.startedAt, span.dueAt, calendar.settings().warnAt);
    return span.warned || now < warnAt ? [] : ["warn"];
  }
  return [
    ...(span.overdue ? [] : ["overdue" as const]),
    ...(span.raised || now < raiseAtOf(span.dueAt, calendar) ? [] : ["raise" as const]),
  ];
};

/** When a span next wants looking at; undefined when all is said. A span that is a guess wants it at once. */
export const nextLook = (span: Span, calendar: Calendar): Date | undefined => {
  if (span.uncertain && !span.alarmed) return span.startedAt;
  if (span.overdue) return span.raised ? undefined : raiseAtOf(span.dueAt, calendar);
  return span.warned ? span.dueAt : warnAtOf(span.startedAt, span.dueAt, calendar.settings().warnAt);
};

/** A span after its rings. */
export const rung = <S extends Span>(span: S, rings: readonly Ring[]): S =>
  rings.length === 0
    ? span
    : {
        ...span,
        warned: true,
        ...(rings.includes("overdue") && { overdue: true }),
        ...(rings.includes("raise") && { raised: true }),
      };
