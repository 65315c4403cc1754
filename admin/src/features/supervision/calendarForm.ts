import type { DayEntry } from "@qizhen/shared/contract/supervision";

const dayMs = 86_400_000;

/** Every day of a stretch, both ends included; at most `most`. */
const daysBetween = (from: string, to: string, most: number): string[] => {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const count = Math.min(most, Math.max(0, Math.round((last - first) / dayMs) + 1));
  return Array.from({ length: count }, (_, nth) => new Date(first + nth * dayMs).toISOString().slice(0, 10));
};

/** The days of a year with a stretch more, in order; a day that was there becomes what is said now. Other years' days are left out. */
export const withStretch = (
  days: readonly DayEntry[],
  { year, from, to, kind, name }: { year: number; from: string; to: string; kind: DayEntry["kind"]; name: string },
): DayEntry[] => {
  const added = daysBetween(from, to, 60)
    .filter((day) => day.startsWith(`${year}-`))
    .map((day): DayEntry => ({ day, kind, ...(name.trim() && { name: name.trim() }) }));
  const kept = days.filter(({ day }) => !added.some((one) => one.day === day));
  return [...kept, ...added].sort((a, b) => (a.day < b.day ? -1 : 1));
};
