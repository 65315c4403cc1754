import {
  fewestShown,
  partsOfRate,
  type Published,
  type PublishedRate,
  type RateName,
} from "@qizhen/shared/contract/statistics";
import type { Counts } from "./shapes";

const fives = 5;
const of = (n: Counts, name: string) => Math.max(0, n[name] ?? 0);

/**
 * A share that can be public. Both sides of it, those who are in it and those who are not, are five at least, or it is only
 * said that one side is small: the same words for none as for four. Rounded to fives of a hundred.
 */
export const publishedRate = (part: number, whole: number): PublishedRate | undefined => {
  const k = fewestShown;
  if (whole < 2 * k) return undefined;
  const edge = (k / whole) * 100;
  if (part < k) return { kind: "under", percent: Math.ceil(edge / fives) * fives };
  if (whole - part < k) return { kind: "over", percent: Math.floor((100 - edge) / fives) * fives };
  return { kind: "about", percent: Math.round(((part / whole) * 100) / fives) * fives };
};

const publicRates = ["settlement", "inTime", "satisfaction"] as const satisfies readonly RateName[];

/** What is published of a town's month. Fewer than five: no figure. Pure. */
export const publishedOf = (month: string, n: Counts): Published => {
  const ended = of(n, "ended");
  const shown: Published = { month };
  if (ended >= fewestShown) shown.ended = Math.floor(ended / fives) * fives;
  for (const name of publicRates) {
    const [part, whole] = partsOfRate[name];
    const rate = publishedRate(of(n, part), of(n, whole));
    if (rate) shown[name] = rate;
  }
  return shown;
};
