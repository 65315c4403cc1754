import { addDays, minutesOf } from "@qizhen/shared/rules/shanghaiDays";

/** Whether `2026-12` is a month. */
export const isMonth = (month: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(month);

/** The month so many months later, or earlier. */
export const addMonths = (month: string, count: number): string => {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`;
};

export const lastDayOf = (month: string): string => addDays(`${addMonths(month, 1)}-01`, -1);

/** The hour so many minutes after one; past midnight it says `24:…` and more, which no day has. */
export const hourAfter = (start: string, minutes: number): string => {
  const at = minutesOf(start) + minutes;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
};
