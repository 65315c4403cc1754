import { overlaps, type Stretch } from "./hours";
import { openOn, type Shape } from "./slots";
import { daysBetween } from "./time";

/** Where two hours meet: the day, and what of the other is open then. */
export interface Clash {
  day: string;
  open: Stretch;
}

/**
 * The first day on which somebody would be at two places (or a room would be used twice): days that only one of the two has open,
 * holidays and days that were closed are none. Leave is not asked: it ends, and then both would be open.
 */
export const firstClash = (mine: Shape, other: Shape, isWorkday: (day: string) => boolean): Clash | undefined => {
  const from = mine.from > other.from ? mine.from : other.from;
  const to = mine.to < other.to ? mine.to : other.to;
  const days = { isWorkday, leave: [] };
  for (const day of daysBetween(from, to)) {
    const theirs = openOn(other, day, days);
    if (theirs.length === 0) continue;
    const ours = openOn(mine, day, days);
    const open = theirs.find((one) => ours.some((stretch) => overlaps(one, stretch)));
    if (open) return { day, open: { start: open.start, end: open.end } };
  }
  return undefined;
};
