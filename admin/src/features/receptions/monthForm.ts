import type { PlannedDay, ReceptionDay, ReceptionMonth, ReceptionSettings } from "@qizhen/shared/contract/receptions";
import { addDays, minutesOf } from "@qizhen/shared/rules/shanghaiDays";

/** A cell of the month's calendar; days of the months beside it are empty. */
export interface Cell {
  day: string | undefined;
  rest: boolean;
}

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The month so many months later, or earlier. */
export const monthAfter = (month: string, count: number): string => {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`;
};

/** A month as weeks from Monday on. */
export const cellsOf = (month: string, rest: readonly string[]): Cell[] => {
  const first = `${month}-01`;
  const before = weekdayOf(first) - 1;
  const cells: Cell[] = Array.from({ length: before }, () => ({ day: undefined, rest: false }));
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) cells.push({ day, rest: rest.includes(day) });
  while (cells.length % 7 !== 0) cells.push({ day: undefined, rest: false });
  return cells;
};

/** When a day ends: after its last visitor. */
export const endOf = ({ start, minutes, places }: Pick<PlannedDay, "start" | "minutes" | "places">): string => {
  const at = minutesOf(start) + minutes * places;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
};

/** What of a day is sent back. */
export const planOf = ({
  day,
  leaderId,
  start,
  minutes,
  places,
  place,
  fields,
}: ReceptionDay | PlannedDay): PlannedDay => ({
  day,
  leaderId,
  start,
  minutes,
  places,
  place,
  fields: [...fields],
});

/** A new day as it is first offered: the centre's own hours, and who has least in this month. */
export const newDay = (
  day: string,
  { leaders }: ReceptionMonth,
  days: readonly PlannedDay[],
  settings: ReceptionSettings,
): PlannedDay => {
  const count = (id: string) => days.filter(({ leaderId }) => leaderId === id).length;
  const there = leaders.filter(({ leave }) => !leave.some(({ from, to }) => from <= day && day <= to));
  const [next] = [...(there.length > 0 ? there : leaders)].sort((a, b) => count(a.id) - count(b.id));
  const { start, minutes, places, place } = settings;
  return { day, leaderId: next?.id ?? "", start, minutes, places, place, fields: [...(next?.fields ?? [])] };
};

/** Half hours of the day in which somebody begins to receive. */
export const startHours: readonly string[] = Array.from({ length: 22 }, (_, nth) => {
  const at = 8 * 60 + nth * 30;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
});
