import { addDays, startOfDay } from "@qizhen/shared/rules/shanghaiDays";
import { ordinaryDeadlines, type DeadlineSettings } from "@qizhen/shared/rules/deadlineSettings";
import chineseDays from "chinese-days";

/** Which days are worked on (工作日, 调休 included), and how long things may take. Days are `2026-01-31` in Asia/Shanghai. */
export interface Calendar {
  isWorkday(day: string): boolean;
  /** Whether the year's holidays have been published: beyond, days are a guess. */
  isKnown(day: string): boolean;
  /** The county's limits and hours as they stand now. */
  settings(): DeadlineSettings;
  /** The same as a county has it: with its own days and limits. */
  of(county: string | undefined): Calendar;
}

/** Days that an administrator has put right, and years whose holidays they have entered. */
export interface DayTable {
  days: Readonly<Record<string, "work" | "rest">>;
  years: readonly number[];
}

/** First and last year whose holidays the library knows (DOMAIN §6); after, it takes every Monday to Friday for a workday. */
export const knownYears = { first: 2004, last: 2026 } as const;

/** The library takes a millisecond for each answer, and the same days are asked for again and again. */
const mostRemembered = 2000;
const asked = new Map<string, boolean | undefined>();

/** Holidays and their make-up workdays carry a name in several languages; of ordinary days the library tells the weekday's. */
const announced = (day: string): boolean | undefined => {
  if (!asked.has(day)) {
    const { work, name } = chineseDays.getDayDetail(day);
    if (asked.size > mostRemembered) asked.clear();
    asked.set(day, name.includes(",") ? work : undefined);
  }
  return asked.get(day);
};

/** Asked of UTC, so that it does not depend on where the machine stands (the library's own answer does). */
const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const nothing: DayTable = { days: {}, years: [] };

interface Given {
  /** Days that a county has put right. */
  table?: (county: string) => DayTable;
  limits?: (county: string) => DeadlineSettings;
}

/** The State Council's calendar, with the table and the limits that hold at each use; before a county is named, with none. */
export const createCalendar = ({ table, limits }: Given = {}, county?: string): Calendar => {
  const own = () => (county === undefined ? nothing : (table?.(county) ?? nothing));
  return {
    isWorkday: (day) => {
      const kind = own().days[day];
      return kind ? kind === "work" : (announced(day) ?? isWeekday(day));
    },
    isKnown: (day) => {
      const year = Number(day.slice(0, 4));
      return (year >= knownYears.first && year <= knownYears.last) || own().years.includes(year);
    },
    settings: () => (county === undefined ? ordinaryDeadlines : (limits?.(county) ?? ordinaryDeadlines)),
    of: (one) => createCalendar({ ...(table && { table }), ...(limits && { limits }) }, one),
  };
};

/** The end of a day: its last second. */
export const endOfDay = (day: string) => new Date(startOfDay(addDays(day, 1)).getTime() - 1000);
