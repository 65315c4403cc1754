import { ratingSides } from "@qizhen/shared/contract/evaluation";
import {
  fewestRanked,
  fewestShown,
  partsOfRate,
  rates,
  type Figures,
  type Rate,
  type RateName,
  type Score,
} from "@qizhen/shared/contract/statistics";
import type { Counts } from "./shapes";
import { betaQuantile } from "./beta";
import { sideName } from "./cells";
import { endingNames } from "./facts";

/** How many cases the mean around weighs (Bayesian prior, beta-binomial): with ten of one's own, half is one's own. */
const priorCases = 10;
/** Probability outside each end of the 90 % interval, and the normal distribution's place for it. */
const tail = 0.05;
const tailPlace = 1.6449;
/** Spread of marks where too few are known: that of marks spread evenly over 1 to 5. */
const ordinaryVariance = 2;

const round = (value: number, digits = 4) => Math.round(value * 10 ** digits) / 10 ** digits;
const of = (n: Counts, name: string) => Math.max(0, n[name] ?? 0);

/** A share drawn to that of the region around (`around`), with its 90 % interval. */
export const rateOf = (part: number, whole: number, around: { part: number; whole: number }): Rate => {
  if (whole === 0) return { part, whole };
  // One of each stands in for the share around where nothing is known of it: never 0 or 1 for certain.
  const prior = (around.part + 1) / (around.whole + 2);
  const a = part + priorCases * prior;
  const b = whole - part + priorCases * (1 - prior);
  return {
    part,
    whole,
    value: round(part / whole),
    shrunk: round(a / (a + b)),
    low: round(betaQuantile(tail, a, b)),
    high: round(betaQuantile(1 - tail, a, b)),
  };
};

const meanOf = (n: Counts) => of(n, "marks") / of(n, "rated") / 100;
const varianceOf = (n: Counts) => {
  const rated = of(n, "rated");
  return rated < 2 ? ordinaryVariance : Math.max(0.05, of(n, "squares") / rated / 10_000 - meanOf(n) ** 2);
};

/** The mean mark drawn to that of the region around. */
const scoreOf = (n: Counts, around: Counts): Score => {
  const rated = of(n, "rated");
  const mean = meanOf(n);
  const prior = of(around, "rated") > 0 ? meanOf(around) : 3;
  const shrunk = (rated * mean + priorCases * prior) / (rated + priorCases);
  const half = tailPlace * Math.sqrt(varianceOf(of(around, "rated") > rated ? around : n) / (rated + priorCases));
  return {
    mean: round(mean, 2),
    shrunk: round(shrunk, 2),
    low: round(Math.max(1, shrunk - half), 2),
    high: round(Math.min(5, shrunk + half), 2),
  };
};

const sidesOf = (n: Counts): Figures["sides"] =>
  Object.fromEntries(
    ratingSides.map((side) => [side, [1, 2, 3, 4, 5].map((mark) => of(n, sideName(side, mark)))]),
  ) as Figures["sides"];

/** Counts as figures. `around`: the counts whose mean they are drawn to; `fewest`: of fewer rated cases no mark is shown. */
export const figuresOf = (n: Counts, around: Counts, fewest: number = fewestShown): Figures => {
  const rated = of(n, "rated");
  const isShown = rated >= Math.max(1, fewest);
  const partOf = (name: RateName, counts: Counts) => {
    const [part, whole] = partsOfRate[name];
    return { part: of(counts, part), whole: of(counts, whole) };
  };
  const names = Object.keys(rates) as RateName[];
  const shownRate = (name: RateName) => {
    const { part, whole } = partOf(name, n);
    const isHidden = name === "satisfaction" && !isShown;
    return [name, isHidden ? { part: 0, whole: 0 } : rateOf(part, whole, partOf(name, around))] as const;
  };
  return {
    reported: of(n, "reported"),
    ended: of(n, "ended"),
    rated,
    unhappy: isShown ? of(n, "unhappy") : 0,
    ...(isShown && { score: scoreOf(n, around), sides: sidesOf(n) }),
    endings: Object.fromEntries(endingNames.map((name) => [name, of(n, name)])) as Figures["endings"],
    rates: Object.fromEntries(names.map(shownRate)) as Figures["rates"],
    ranked: rated >= fewestRanked,
  };
};
