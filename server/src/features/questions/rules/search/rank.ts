import type { Wanted } from "./grams";
import { blockOf, blockSize, placeIn } from "./postings";

/** A gram that is looked for, with how many questions say it. */
export interface Weighed extends Wanted {
  count: number;
  weight: number;
}

/** What a gram tells: the rarer the more (BM25's inverse document frequency). */
const telling = (count: number, all: number): number =>
  Math.log(1 + (Math.max(all, count) - count + 0.5) / (count + 0.5));

/** The most telling of what was typed, those that stand nowhere left out. */
export const mostTelling = (
  wanted: readonly Wanted[],
  counts: ReadonlyMap<string, number>,
  all: number,
  most: number,
): Weighed[] =>
  wanted
    .flatMap((one) => {
      const count = counts.get(one.gram) ?? 0;
      return count === 0 ? [] : [{ ...one, count, weight: telling(count, all) * Math.min(3, Math.sqrt(one.times)) }];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most);

/** What was summed up for each question of each block. */
export type Sums = Map<number, Float32Array>;

export const sumsOf = (sums: Sums, block: number): Float32Array => {
  const there = sums.get(block);
  if (there) return there;
  const made = new Float32Array(blockSize);
  sums.set(block, made);
  return made;
};

/** Takes these questions out of what was summed up. */
export const leaveOut = (sums: Sums, numbers: readonly number[]): void => {
  for (const no of numbers) sums.get(blockOf(no))?.fill(0, placeIn(no), placeIn(no) + 1);
};

export interface Scored {
  no: number;
  score: number;
}

const bins = 2048;

/** The sum that about `most` questions reach, found without sorting them all. */
const cutOf = (sums: Sums, highest: number, most: number): number => {
  const counted = new Uint32Array(bins + 1);
  for (const block of sums.values())
    for (const sum of block) {
      const bin = Math.floor((sum / highest) * bins);
      if (sum > 0) counted[bin] = (counted[bin] ?? 0) + 1;
    }
  let reached = 0;
  for (let bin = bins; bin > 0; bin--) {
    reached += counted[bin] ?? 0;
    if (reached >= most) return (bin * highest) / bins;
  }
  return 0;
};

/** The best of all, the best first: those far below the best are none. */
export const bestOf = (sums: Sums, most: number, floor: number): Scored[] => {
  let highest = 0;
  for (const block of sums.values()) for (const sum of block) if (sum > highest) highest = sum;
  if (highest === 0) return [];
  const cut = Math.max(cutOf(sums, highest, most), highest * floor);
  const best: Scored[] = [];
  for (const [block, scores] of sums)
    scores.forEach((score, at) => {
      if (score > 0 && score >= cut) best.push({ no: block * blockSize + at, score });
    });
  return best.sort((a, b) => b.score - a.score || b.no - a.no).slice(0, most);
};

/** How much helpfulness and freshness may add to what the words say. */
const gain = { helped: 0.12, fresh: 0.06 };
const yearDays = 365;
const dayMs = 86_400_000;

/** What the words say, raised a little where it helped many, and where it is new. `today`, `day`: YYYY-MM-DD. */
export const standingOf = (score: number, helped: number, day: string, today: string): number => {
  const age = Math.max(0, (Date.parse(today) - Date.parse(day)) / dayMs);
  const raised =
    1 + gain.helped * Math.min(1, Math.log1p(helped) / Math.log1p(50)) + gain.fresh * Math.exp(-age / yearDays);
  return Math.round(score * raised * 10_000) / 10_000;
};
