import { nextLevel, type Changes } from "@qizhen/shared/rules/caseLife";
import type { ClimbingLevel } from "@qizhen/shared/rules/deadlineSettings";
import type { LifeCase, StepInput } from "@qizhen/shared/rules/caseSteps";
import type { Level, Risk, Service, Status } from "@qizhen/shared/vocabulary";
import type { Calendar } from "./calendar";
import { extendSpan, nextLook, resumeSpan, startClock, startSpan } from "./clock";
import type { CaseClock, MatterClock, Span } from "./spans";

/** What of a case its clocks hang on. */
export interface Timed {
  status: Status;
  paused?: { at: Date } | undefined;
  clock?: CaseClock | undefined;
  promise?: MatterClock | undefined;
  levelClock?: Span | undefined;
}

/** A case as its clocks are counted. */
interface Matter extends Timed, Pick<LifeCase, "level" | "regions"> {
  service: Service;
  risk: Risk;
  createdAt: Date;
}

/** The promise of a result by a day, from the report on, through every transfer. */
const startPromise = (service: Service, risk: Risk, from: Date, calendar: Calendar): MatterClock =>
  startSpan(from, calendar.settings().whole[service][risk], calendar);

/** How long a level may have the matter; undefined where nobody is above it. */
const startLevel = (
  c: Pick<LifeCase, "level" | "regions">,
  risk: Risk,
  from: Date,
  calendar: Calendar,
): Span | undefined =>
  nextLevel(c, "up") && startSpan(from, calendar.settings().levels[c.level as ClimbingLevel][risk], calendar);

/** A matter that begins now: its first step's clock, its promise, its level's clock, and when to look at them. */
export const startMatter = (
  c: Pick<Matter, "status" | "service" | "risk" | "level" | "regions">,
  what: CaseClock["what"],
  now: Date,
  calendar: Calendar,
) => {
  const clock = startClock(what, c.risk, now, calendar);
  const promise = startPromise(c.service, c.risk, now, calendar);
  const levelClock = startLevel(c, c.risk, now, calendar);
  const clocks = { clock, promise, ...(levelClock && { levelClock }) };
  return { ...clocks, ...timesOf({ status: c.status, ...clocks }, calendar) };
};

interface Step {
  changes: Changes;
  input: StepInput;
  calendar: Calendar;
  now: Date;
}

/** With a result, or with an end, the promise is kept or moot. */
const settled: readonly Status[] = ["agreed", "closed", "rejected", "withdrawn"];

/** What a step makes of a span that runs on beside the steps: longer by an extension, moved on by a pause. */
const carriedOn = <S extends Span>(span: S, c: Matter, { changes, calendar, now }: Step): S => {
  if (typeof changes.clock === "object") return extendSpan(span, changes.clock.extendDays, calendar, now);
  return c.paused && !changes.paused ? resumeSpan(span, c.paused.at, calendar, now) : span;
};

/** The promise after a step. A matter taken up again is promised anew; another colour counts from the report. */
export const promiseAfter = (c: Matter, step: Step): MatterClock => {
  const { changes, input, calendar, now } = step;
  if (input.action === "reopen") return startPromise(c.service, changes.risk, now, calendar);
  const had = c.promise ?? startPromise(c.service, c.risk, c.createdAt, calendar);
  if (settled.includes(changes.status)) return { ...had, metAt: had.metAt ?? now };
  if (changes.risk !== c.risk) return startPromise(c.service, changes.risk, had.startedAt, calendar);
  return carriedOn(had, c, step);
};

/** The level's clock after a step: it begins anew where another level, or another colour, has the matter. */
export const levelClockAfter = (c: Matter, level: Level, step: Step): Span | undefined => {
  const { changes, input, calendar, now } = step;
  if (["closed", "rejected", "withdrawn"].includes(changes.status)) return undefined;
  const there = { regions: c.regions, level };
  if (level !== c.level || input.action === "reopen" || !c.levelClock)
    return startLevel(there, changes.risk, now, calendar);
  if (changes.risk !== c.risk) return startLevel(there, changes.risk, c.levelClock.startedAt, calendar);
  return carriedOn(c.levelClock, c, step);
};

/** The promise while it can be late: not while it waits for a party, nor once there is a result. */
export const runningPromise = (c: Timed): MatterClock | undefined =>
  c.promise && !c.promise.metAt && !c.paused && !settled.includes(c.status) ? c.promise : undefined;

/** The level's clock while the matter can climb. */
export const runningLevel = (c: Timed): Span | undefined =>
  !c.paused && ["submitted", "assigned", "mediating"].includes(c.status) ? c.levelClock : undefined;

/** Whether a mediation's clock ends with the promise: one reminder then speaks for both. */
export const endTogether = ({ clock, promise }: Timed) =>
  clock?.what === "mediate" && clock.dueAt.getTime() === promise?.dueAt.getTime();

const earliest = (instants: readonly (Date | undefined)[]): Date | undefined => {
  const known = instants.filter((at) => at !== undefined);
  return known.length > 0 ? new Date(Math.min(...known.map((at) => at.getTime()))) : undefined;
};

/** When a case is due, when it next wants looking at, and whether a date is a guess; absent where nothing runs. */
export const timesOf = (c: Timed, calendar: Calendar): { dueAt?: Date; checkAt?: Date; uncertain?: true } => {
  const promise = runningPromise(c);
  const dueAt = earliest([c.clock?.dueAt, promise?.dueAt]);
  const checkAt = earliest([
    c.clock && nextLook(c.clock, calendar),
    promise && nextLook(endTogether(c) ? { ...promise, warned: true } : promise, calendar),
    runningLevel(c)?.dueAt,
  ]);
  const guessed = c.clock?.uncertain ?? promise?.uncertain ?? runningLevel(c)?.uncertain;
  return { ...(dueAt && { dueAt }), ...(checkAt && { checkAt }), ...(guessed && { uncertain: true }) };
};
