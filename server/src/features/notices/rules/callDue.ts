import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
/** Whether a day in Asia/Shanghai, `2026-01-31`, is worked on. */
export type IsWorkday = (day: string) => boolean;

const hourMs = 60 * 60 * 1000;

/** So often a call is tried before somebody else must think of a way. */
export const mostAttempts = 3;
/** Nobody is called again sooner. */
const againAfterMs = 2 * hourMs;
/** People are called until then, Shanghai time. */
const lastCallHour = "20:00";
/** A call is to be made by noon. */
const dueHour = "12:00";

/** By when a call is to be made: noon of the next workday. Looks a month ahead at most, so that a wrong calendar ends it. */
export const callDue = (now: Date, isWorkday: IsWorkday): Date => {
  let day = addDays(dayOf(now), 1);
  for (let tries = 0; tries < 31 && !isWorkday(day); tries++) day = addDays(day, 1);
  return atHour(day, dueHour);
};

/**
 * By when to call about a visit: while people are called today, else by noon of the next day, and two hours before telling is of no
 * use (`until`); never before now.
 */
export const visitCallDue = (now: Date, until: Date): Date => {
  const evening = atHour(dayOf(now), lastCallHour);
  const ordinary = now < evening ? evening : atHour(addDays(dayOf(now), 1), dueHour);
  return new Date(Math.max(now.getTime(), Math.min(ordinary.getTime(), until.getTime() - againAfterMs)));
};

/** By when to call somebody again who did not answer: two hours later, the same day; too late for that, the next workday. */
export const callAgainDue = (now: Date, isWorkday: IsWorkday): Date => {
  const again = new Date(now.getTime() + againAfterMs);
  return again <= atHour(dayOf(now), lastCallHour) ? again : callDue(now, isWorkday);
};
