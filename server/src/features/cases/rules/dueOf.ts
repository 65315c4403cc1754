import { nextLevel } from "@qizhen/shared/rules/caseLife";
import type { LifeCase } from "@qizhen/shared/rules/caseSteps";
import type { Calendar } from "./calendar";
import { ringsOf, type Ring } from "./clock";
import { endTogether, runningLevel, runningPromise, type Timed } from "./matter";

/** A step that the platform takes because a time is over. */
export type ClockStep = "resume" | "escalate" | "pass_on";

/** What is due for a case. */
export interface Due {
  step?: ClockStep;
  clock: Ring[];
  promise: Ring[];
  /** Years without published holidays that its dates reach, not said yet. */
  unknownYears: number[];
}

type Watched = Timed & Pick<LifeCase, "level" | "regions">;

const stepOf = (c: Watched, now: Date): ClockStep | undefined => {
  if (c.paused) return c.clock && now >= c.clock.dueAt ? "resume" : undefined;
  const level = runningLevel(c);
  if (level && now >= level.dueAt && nextLevel(c, "up")) return "escalate";
  return c.status === "assigned" && c.clock?.what === "accept" && now >= c.clock.dueAt ? "pass_on" : undefined;
};

/** What wants doing for a case now: a step of the platform's own, or people to be told. Pure. */
export const dueOf = (c: Watched, now: Date, calendar: Calendar): Due => {
  const step = stepOf(c, now);
  const promise = runningPromise(c);
  const spans = [c.clock, c.promise].filter((span) => span?.uncertain && !span.alarmed);
  const rings = promise ? ringsOf(promise, now, calendar) : [];
  return {
    ...(step && { step }),
    clock: c.clock && !step ? ringsOf(c.clock, now, calendar) : [],
    promise: endTogether(c) ? rings.filter((ring) => ring !== "warn") : rings,
    unknownYears: spans.flatMap((span) => (span ? [span.dueAt.getUTCFullYear()] : [])),
  };
};
