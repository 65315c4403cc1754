import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";

/** Whole months, both ends included. */
export interface Period {
  /** `2026-07` */
  first: string;
  last: string;
}

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;

/** So many months later, or earlier. */
export const monthsAfter = (month: string, count: number): string => monthOf(numberOf(month) + count);

/** The months of a period, in order. */
export const monthsIn = ({ first, last }: Period): string[] =>
  Array.from({ length: Math.max(0, numberOf(last) - numberOf(first) + 1) }, (_, at) => monthsAfter(first, at));

/** At most three years at once: what is read stays bounded. */
const mostMonths = 36;

/** The whole months that days lie in; without days the quarter of `now`. Longer than three years: the last three. */
export const periodOf = (from: string | undefined, to: string | undefined, now: Date): Period => {
  const today = dayOf(now).slice(0, 7);
  const quarterOf = (month: string) => monthsAfter(month, -(numberOf(month) % 3));
  const last = to?.slice(0, 7) ?? (from ? (from.slice(0, 7) > today ? from.slice(0, 7) : today) : monthsAfter(quarterOf(today), 2)); // prettier-ignore
  const first = from?.slice(0, 7) ?? quarterOf(last);
  const earliest = monthsAfter(last, 1 - mostMonths);
  return { first: first < earliest ? earliest : first, last };
};

/** As many months, just before. */
export const periodBefore = (period: Period): Period => {
  const last = monthsAfter(period.first, -1);
  return { first: monthsAfter(last, 1 - monthsIn(period).length), last };
};

export const firstDayOf = (period: Period): string => `${period.first}-01`;
export const lastDayOf = (period: Period): string => addDays(`${monthsAfter(period.last, 1)}-01`, -1);
