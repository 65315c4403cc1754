import type { LimitUnit, Risk, Service } from "../vocabulary";
import type { ClockName } from "./caseSteps";

/** How long something may take: a whole number of a unit, at least one. */
export interface Limit {
  unit: LimitUnit;
  count: number;
}
export type ByRisk = Readonly<Record<Risk, Limit>>;

/** Levels that have one above them. */
export type ClimbingLevel = "grid" | "village" | "town" | "110";

/** 期限: how long things may take in a county, all of them settings of its own unless a law is named (DOMAIN §6). */
export interface DeadlineSettings {
  /** Hours of work in Asia/Shanghai, half-open and in order; the last end is the close of business. */
  hours: readonly (readonly [opens: string, closes: string])[];
  /** Share of a clock, between 0 and 1, after which its owner is reminded. */
  warnAt: number;
  /** How long after the end of a clock the leader is told. */
  leaderAfter: Limit;
  /** Each step's clock, by colour. */
  steps: Readonly<Record<ClockName, ByRisk>>;
  /** The whole matter from the report to a result, by route and colour: what residents are promised. */
  whole: Readonly<Record<Service, ByRisk>>;
  /** How long a level may have a matter before it climbs by itself, by colour. */
  levels: Readonly<Record<ClimbingLevel, ByRisk>>;
  /** How long the answer to a supervision order (督办单) may take, by colour. */
  reply: ByRisk;
}

const days = (count: number): Limit => ({ unit: "calendarDay", count });
const workdays = (count: number): Limit => ({ unit: "workday", count });
const hours = (count: number): Limit => ({ unit: "hour", count });
const minutes = (count: number): Limit => ({ unit: "minute", count });
const byRisk = (blue: Limit, yellow: Limit, orange: Limit, red: Limit): ByRisk => ({ blue, yellow, orange, red });
const all = (limit: Limit) => byRisk(limit, limit, limit, limit);

/** What holds where a county has set nothing. */
export const ordinaryDeadlines: DeadlineSettings = {
  hours: [
    ["08:30", "12:00"],
    ["14:30", "17:30"],
  ],
  warnAt: 0.7,
  leaderAfter: workdays(1),
  steps: {
    confirm: byRisk(workdays(1), workdays(1), hours(4), minutes(5)),
    assign: byRisk(workdays(1), workdays(1), hours(4), hours(1)),
    accept: byRisk(workdays(3), workdays(1), hours(4), hours(1)),
    mediate: all(days(30)), // 人民调解工作若干规定 33: generally a month
    paused: all(days(30)),
    fulfil: all(days(30)),
    transfer: all(days(30)),
  },
  whole: {
    people: all(days(30)), // 若干规定 33
    administrative: all(days(60)), // 信访工作条例 34: answered in 60 days
    judicial: all(days(30)), // 特邀调解规定 27
    arbitration: all(workdays(15)),
    legal_aid: all(workdays(7)),
    counselling: all(workdays(7)),
    reception: all(days(30)),
    expert: all(days(30)),
  },
  levels: {
    // Somewhat longer than what residents are promised: whoever works on it is first reminded, then it is taken up.
    grid: byRisk(days(35), days(33), days(10), days(2)),
    village: byRisk(days(35), days(33), days(10), days(3)),
    town: byRisk(days(35), days(33), days(15), days(7)),
    "110": all(days(7)),
  },
  reply: byRisk(workdays(3), workdays(2), workdays(1), hours(4)),
};
