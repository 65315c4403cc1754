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
