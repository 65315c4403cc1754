/** Whether a day in Asia/Shanghai, `2026-01-31`, is worked on. */
export type IsWorkday = (day: string) => boolean;

/** China keeps one time, eight hours ahead, without summer time. */
const offsetMs = 8 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** So often a call is tried before somebody else must think of a way. */
export const mostAttempts = 3;
/** Nobody is called again sooner. */
const againAfterMs = 2 * hourMs;
/** People are called until then, Shanghai time. */
const lastCallHour = 20;
/** A call is to be made by noon. */
const dueHour = 12;

const dayOf = (at: Date) => new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
const hourOn = (day: string, hour: number) => new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs + hour * hourMs);
const dayAfter = (day: string) => dayOf(new Date(hourOn(day, dueHour).getTime() + dayMs));

/** By when a call is to be made: noon of the next workday. Looks a month ahead at most, so that a wrong calendar ends it. */
export const callDue = (now: Date, isWorkday: IsWorkday): Date => {
  let day = dayAfter(dayOf(now));
  for (let tries = 0; tries < 31 && !isWorkday(day); tries++) day = dayAfter(day);
  return hourOn(day, dueHour);
};

/** By when to call somebody again who did not answer: two hours later, the same day; too late for that, the next workday. */
export const callAgainDue = (now: Date, isWorkday: IsWorkday): Date => {
  const again = new Date(now.getTime() + againAfterMs);
  return again <= hourOn(dayOf(now), lastCallHour) ? again : callDue(now, isWorkday);
};
