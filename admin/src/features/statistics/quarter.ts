/** Quarters of a year, and the days they cover. */
export interface Quarter {
  year: number;
  quarter: number;
}

const two = (n: number) => String(n).padStart(2, "0");

/** `2026-3` in the address. */
export const keyOfQuarter = ({ year, quarter }: Quarter): string => `${year}-${quarter}`;

export const quarterOfDay = (day: string): Quarter => ({
  year: Number(day.slice(0, 4)),
  quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
});

/** What the address says; this quarter where it says nothing that is one. */
export const quarterFrom = (key: string | null, today: string): Quarter => {
  const found = /^(20\d{2})-([1-4])$/.exec(key ?? "");
  return found ? { year: Number(found[1]), quarter: Number(found[2]) } : quarterOfDay(today);
};

/** First and last day. */
export const daysOfQuarter = ({ year, quarter }: Quarter): { from: string; to: string } => ({
  from: `${year}-${two(quarter * 3 - 2)}-01`,
  to: `${year}-${two(quarter * 3)}-${quarter === 1 || quarter === 4 ? 31 : 30}`,
});

/** The last `count` quarters, this one first. */
export const lastQuarters = (today: string, count: number): Quarter[] => {
  const { year, quarter } = quarterOfDay(today);
  return Array.from({ length: count }, (_, back) => {
    const at = year * 4 + quarter - 1 - back;
    return { year: Math.floor(at / 4), quarter: (at % 4) + 1 };
  });
};
