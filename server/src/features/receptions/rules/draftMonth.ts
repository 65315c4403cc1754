import type { Category } from "@qizhen/shared/vocabulary";
import { addDays } from "@qizhen/shared/rules/shanghaiDays";
import { isMonth, lastDayOf } from "./month";

/** A leader as the draft sees them (接访领导). */
export interface Leader {
  id: string;
  /** Their duty; empty: all matters. */
  fields: readonly Category[];
  /** Days, both included. */
  leave: readonly { from: string; to: string }[];
  /** How many days they have received on in the months before, and on which the last time. */
  before: number;
  last?: string | undefined;
}

/** How a centre receives. */
export interface Pattern {
  daysPerMonth: number;
  start: string;
  minutes: number;
  places: number;
  place: string;
}

/** A day as it is planned (接访日). */
export interface Planned {
  day: string;
  leaderId: string;
  start: string;
  minutes: number;
  places: number;
  place: string;
  fields: Category[];
}

interface Given {
  /** `2026-12` */
  month: string;
  /** Nothing is planned for this day or one before it. */
  after: string;
  pattern: Pattern;
  leaders: readonly Leader[];
  isWorkday(day: string): boolean;
}

export const onLeave = ({ leave }: Pick<Leader, "leave">, day: string): boolean =>
  leave.some(({ from, to }) => from <= day && day <= to);

/** Days of a month that are worked on, 调休 included, in order. */
export const workdaysOf = (month: string, isWorkday: (day: string) => boolean): string[] => {
  const days: string[] = [];
  for (let day = `${month}-01`; day <= lastDayOf(month); day = addDays(day, 1)) if (isWorkday(day)) days.push(day);
  return days;
};

/** `count` of these days, as far from each other as they can be; all of them where there are no more. */
const spread = (days: readonly string[], count: number): string[] => {
  const wanted = Math.min(count, days.length);
  return Array.from({ length: wanted }, (_, nth) => days[Math.floor(((nth + 0.5) * days.length) / wanted)] ?? "");
};

interface Turn {
  leader: Leader;
  count: number;
  last: string;
}

/** Whose turn it is first: who has received on the fewest days; of equals who has not for the longest; then by name. */
const inTurn = (a: Turn, b: Turn) =>
  a.count - b.count || (a.last < b.last ? -1 : a.last > b.last ? 1 : a.leader.id < b.leader.id ? -1 : 1);

/** A workday that is still free and that somebody can take, the nearest first, for a day on which nobody can. */
const nearestFor = (day: string, free: readonly string[], turns: readonly Turn[]) => {
  const at = free.indexOf(day);
  const near = free
    .map((one, place) => ({ one, far: Math.abs(place - at) }))
    .sort((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1));
  return near.find(({ one }) => turns.some(({ leader }) => !onLeave(leader, one)))?.one;
};

/**
 * Drafts a month's reception days (接访日历) by rule: workdays only (调休 included), spread over the month, one leader a day in turn
 * so that over the months nobody has more than one day more than another unless on leave, each with the field of their duty.
 * Pure: the same input gives the same draft. Fewer days than asked for where there are no more workdays or nobody is there.
 */
export const draftMonth = ({ month, after, pattern, leaders, isWorkday }: Given): Planned[] => {
  if (!isMonth(month) || leaders.length === 0) return [];
  const free = workdaysOf(month, isWorkday).filter((day) => day > after);
  const turns: Turn[] = leaders.map((leader) => ({ leader, count: leader.before, last: leader.last ?? "" }));
  const { start, minutes, places, place } = pattern;
  const days = spread(free, pattern.daysPerMonth);
  let left = free.filter((day) => !days.includes(day));
  const planned: Planned[] = [];
  for (const wanted of days) {
    const day = nearestFor(wanted, [...left, wanted].sort(), turns);
    const [turn] = turns.filter(({ leader }) => day !== undefined && !onLeave(leader, day)).sort(inTurn);
    if (day === undefined || !turn) break; // nobody is there on any day that is left
    left = left.filter((one) => one !== day);
    turn.count += 1;
    turn.last = day;
    planned.push({ day, leaderId: turn.leader.id, start, minutes, places, place, fields: [...turn.leader.fields] });
  }
  return planned.sort((a, b) => (a.day < b.day ? -1 : 1));
};
