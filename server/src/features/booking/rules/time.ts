/** Days are `2026-01-31` and hours `09:00` in Asia/Shanghai, which has had no summer time since 1991. */
const shanghaiMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60_000;

/** An instant of a day; `24:00` is the next day's beginning. */
export const instantOf = (day: string, hour: string): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + minutesOf(hour) * minuteMs - shanghaiMs);

/** Minutes since midnight. */
export const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));

export const dayOf = (at: Date): string => new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Whether there is such a day: 30 February is none. */
export const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
};

/** Every day from one to another, both included. */
export const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs);
