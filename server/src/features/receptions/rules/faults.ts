import { isDay, minutesOf } from "@qizhen/shared/rules/shanghaiDays";
import { onLeave, type Leader, type Planned } from "./draftMonth";
import { hourAfter } from "./month";

/** Why a day cannot stand in a month's calendar. */
export type DayFault =
  | "noSuchDay"
  | "otherMonth"
  | "past"
  | "holiday"
  | "noSuchLeader"
  | "onLeave"
  | "notFives"
  | "tooLong"
  | "leaderTwice"
  | "placeTaken";

interface Given {
  month: string;
  /** Nothing is planned for this day or one before it. */
  after: string;
  leaders: readonly Pick<Leader, "id" | "leave">[];
  isWorkday(day: string): boolean;
}

/** When a day ends: after its last visitor. */
export const endOf = ({ start, minutes, places }: Pick<Planned, "start" | "minutes" | "places">) =>
  hourAfter(start, minutes * places);

/** The close of the longest day: nobody is received at night. */
const latest = 20 * 60;

const ownFault = (one: Planned, { month, after, leaders, isWorkday }: Given): DayFault | undefined => {
  if (!isDay(one.day)) return "noSuchDay";
  if (!one.day.startsWith(`${month}-`)) return "otherMonth";
  if (one.day <= after) return "past";
  if (!isWorkday(one.day)) return "holiday";
  const leader = leaders.find(({ id }) => id === one.leaderId);
  if (!leader) return "noSuchLeader";
  if (onLeave(leader, one.day)) return "onLeave";
  if (minutesOf(one.start) % 5 !== 0) return "notFives";
  return minutesOf(endOf(one)) > latest ? "tooLong" : undefined;
};

const overlaps = (a: Planned, b: Planned) =>
  minutesOf(a.start) < minutesOf(endOf(b)) && minutesOf(b.start) < minutesOf(endOf(a));

const clashOf = (one: Planned, others: readonly Planned[]): DayFault | undefined => {
  const sameDay = others.filter(({ day }) => day === one.day);
  if (sameDay.some(({ leaderId }) => leaderId === one.leaderId)) return "leaderTwice";
  return sameDay.some((other) => other.place === one.place && overlaps(one, other)) ? "placeTaken" : undefined;
};

/** What is wrong with each day of a calendar, by its place in the list; of two that clash the later one. */
export const faultsOf = (days: readonly Planned[], given: Given): Map<number, DayFault> => {
  const faults = new Map<number, DayFault>();
  for (const [at, one] of days.entries()) {
    const fault = ownFault(one, given) ?? clashOf(one, days.slice(0, at));
    if (fault) faults.set(at, fault);
  }
  return faults;
};
