import { decide, riskRank } from "@qizhen/shared/rules/caseLife";
import type { StepInput } from "@qizhen/shared/rules/caseSteps";
import { AppError } from "../../kernel/errors";
import type { Log } from "../../kernel/log";
import type { Metrics } from "../../kernel/metrics";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { changedEntry, notifyEntry, timelineEntry, toApplicant, toCentre, toLeaders, toResponsible } from "./notify";
import { lifeOf } from "./policy";
import type { CaseChange, CaseRecord } from "./record";
import { rung, type Ring } from "./rules/clock";
import { deskOf } from "./rules/desk";
import { dueOf, type ClockStep, type Due } from "./rules/dueOf";
import { timesOf } from "./rules/matter";
import { takeStep, type StepDoors } from "./steps/takeStep";
import { clockWords, overdueWords, words } from "./words";
import type { WatchStore } from "./watchStore";

export interface ClockDoors extends StepDoors {
  watched: Pick<WatchStore, "clocksBefore">;
  /** Says to the county's administrators that dates reach a year without published holidays. Safe to repeat. */
  noteUnknownYear(year: number, c: CaseRecord, now: Date): Promise<void>;
  metrics: Pick<Metrics, "count">;
  log: Pick<Log, "warn" | "error">;
}

const platform = { id: "clock", roles: ["clock"] };
const atOnce = 200;

const inputOf = (step: ClockStep): StepInput => ({
  action: step,
  ...(step === "escalate" && { reason: words.levelOver }),
});

/** Takes a step for which the time has come. @returns the case after it */
const stepByClock = async (before: CaseRecord, input: StepInput, doors: ClockDoors, now: Date) => {
  const decision = decide(lifeOf(before), input, platform, now);
  if ("refusal" in decision) throw new Error(`the clock's ${input.action} was refused: ${decision.refusal.why}`);
  return takeStep({ before, input, decision, by: undefined, now }, doors);
};

/** A grave matter that is late is pressed by an order of the platform's own, once (督办, DOMAIN §7). */
const wantsOrder = (c: CaseRecord, { clock, promise }: Due) =>
  riskRank(c.risk) >= riskRank("orange") &&
  [...clock, ...promise].includes("overdue") &&
  !c.timeline.some((line) => line.kind === "supervise" && !line.by);

const whatOf = (c: CaseRecord) => (c.clock ? overdueWords[c.clock.what] : words.promiseOver);

const lineOf = (ring: Ring, what: string, now: Date) =>
  timelineEntry(ring === "warn" ? "due_soon" : ring === "overdue" ? "overdue" : "overdue_long", now, {
    data: { what },
    staffOnly: true,
  });

/** Lines of what was rung: of the step's clock for staff, of the promise for the resident too. */
const linesOf = (c: CaseRecord, { clock, promise }: Due, now: Date) => [
  ...clock.map((ring) => lineOf(ring, c.clock ? (ring === "warn" ? clockWords : overdueWords)[c.clock.what] : "", now)),
  ...promise.map((ring) =>
    ring === "overdue" ? timelineEntry("promise_over", now) : lineOf(ring, words.promiseRing[ring], now),
  ),
];

/** Reminder → clerk → leader: each of them once, however many clocks ring together. */
const noticesOf = (c: CaseRecord, due: Due, now: Date): OutboxEntry[] => {
  const rings = [...due.clock, ...due.promise];
  const late = rings.includes("overdue");
  return [
    ...(rings.includes("warn") && !late
      ? notifyEntry(c, "due_soon", c.responsible ? toResponsible(c) : toCentre(c), now)
      : []),
    ...(late
      ? notifyEntry(
          c,
          "overdue",
          [...toResponsible(c), ...toCentre(c), ...(due.promise.includes("overdue") ? toApplicant(c) : [])],
          now,
          c.risk === "red",
        )
      : []),
    ...(rings.includes("raise") ? notifyEntry(c, "overdue_long", toLeaders(c), now) : []),
  ];
};

/** What rings change of a case. */
const changeOf = (c: CaseRecord, due: Due, doors: ClockDoors, now: Date): CaseChange => {
  const alarmed = due.unknownYears.length > 0 && { alarmed: true };
  const clock = c.clock && { ...rung(c.clock, due.clock), ...alarmed };
  const promise = c.promise && { ...rung(c.promise, due.promise), ...alarmed };
  const after: CaseRecord = { ...c, clock, promise };
  const { dueAt, checkAt } = timesOf(after, doors.calendar.of(c.regionPath[0]));
  return {
    set: {
      ...(clock && { clock }),
      ...(promise && { promise }),
      ...(dueAt && { dueAt }),
      ...(checkAt && { checkAt }),
      desk: deskOf(after),
    },
    unset: checkAt ? [] : ["checkAt"],
    timeline: linesOf(c, due, now),
    outbox: [...noticesOf(c, due, now), changedEntry(c, now)],
  };
};

const alarm = async (c: CaseRecord, { unknownYears }: Due, doors: ClockDoors, now: Date) => {
  for (const year of new Set(unknownYears)) {
    doors.metrics.count("calendar_unknown_year");
    doors.log.warn({ number: c.number, year }, "a deadline lies in a year whose holidays are not known yet");
    await doors.noteUnknownYear(year, c, now);
  }
};

/** Steps that one case may want at once: after a long night a pause ends, and then its level's time. */
const mostSteps = 4;

/** Takes every step that is due, then tells whom it concerns. What another has changed meanwhile is looked at the next time. */
const lookAt = async (found: CaseRecord, doors: ClockDoors, now: Date): Promise<void> => {
  const calendar = doors.calendar.of(found.regionPath[0]);
  let c = found;
  let due = dueOf(c, now, calendar);
  for (let taken = 0; due.step && taken < mostSteps; taken += 1) {
    doors.metrics.count(`clock_${due.step}`);
    c = await stepByClock(c, inputOf(due.step), doors, now);
    due = dueOf(c, now, calendar);
  }
  await alarm(c, due, doors, now);
  if (due.clock.length + due.promise.length + due.unknownYears.length === 0) return;
  const order: StepInput = { action: "supervise", reason: words.pressed(whatOf(c)) };
  if (wantsOrder(c, due)) c = await stepByClock(c, order, doors, now);
  await doors.cases.apply(c, changeOf(c, due, doors, now), now);
};

const isRace = (error: unknown) => error instanceof AppError && error.code === "conflict";

/**
 * Looks at every case whose time has come: reminds, presses, passes on, climbs and goes on after a pause, each once. After a
 * night down it catches up with all of them; one that fails does not keep the others waiting.
 */
export const watchClocks = async (doors: ClockDoors, now: Date): Promise<void> => {
  let after: { checkAt: Date; id: string } | undefined;
  for (;;) {
    const found = await doors.watched.clocksBefore(now, atOnce, after);
    for (const c of found) {
      try {
        await lookAt(c, doors, now);
      } catch (error) {
        if (isRace(error)) continue;
        doors.metrics.count("clock_failed");
        doors.log.error({ err: error, number: c.number }, "a case's clock could not be served; trying again");
      }
    }
    const last = found.at(-1);
    if (found.length < atOnce || !last?.checkAt) return;
    after = { checkAt: last.checkAt, id: last.id };
  }
};
