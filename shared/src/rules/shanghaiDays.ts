/** Days as `2026-01-31` in Asia/Shanghai, which has had no summer time since 1991, whatever the machine's own zone. */
const shanghaiMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The day of an instant. */
export const dayOf = (at: Date): string => new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 10);

/** A day so many days later, or earlier. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** An hour (`17:30`) of a day; `24:00` is the beginning of the next. */
export const atHour = (day: string, hour: string): Date =>
  new Date(
    Date.parse(`${day}T00:00:00Z`) - shanghaiMs + (Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))) * 60_000,
  );

/** The beginning of a day. */
export const startOfDay = (day: string): Date => atHour(day, "00:00");

/** Whether there is such a day: 30 February is none. */
export const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
};

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Minutes since midnight of an hour, `09:30`. */
export const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
