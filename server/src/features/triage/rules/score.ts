import type { Category } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import type { Weights } from "./knowledge/weights";
import type { Marks, StaffSeen } from "./who";

/** What somebody has in hand at a moment. */
export interface Standing {
  open: number;
  /** The same weighed by grade. */
  load: number;
  /** Cases given in the last thirty days. */
  lately: number;
}

export const hasRoom = ({ open, capacity }: { open: number; capacity: number }): boolean => open < capacity;

/** Falls from `most` to half of it at `half`, and never to nothing, so that of two busy people the freer is still ahead. */
const falling = (most: number, at: number, half: number) => most / (1 + at / Math.max(half, 1));

/** The part of a score that changes with every case somebody is given: how free they are, and how long nothing came to them. */
export const standingPoints = ({ load, lately }: Standing, capacity: number, weights: Weights): number =>
  falling(weights.free, load, capacity) + falling(weights.fair, lately, weights.fairHalf);

/** Nobody has been rated yet: neither good nor bad. */
const unknownMark = 4;

/** What everybody is rated on average. */
export function usualMark(staff: readonly { marks?: Marks }[]): number {
  const all = staff.reduce((sum, { marks }) => sum + (marks?.count ?? 0), 0);
  return all === 0 ? unknownMark : staff.reduce((sum, { marks }) => sum + (marks?.sum ?? 0), 0) / all;
}

/** Somebody's rating drawn towards the average (收缩), the more the fewer there are: one bad mark decides nothing. 1–5. */
export const shrunkMark = ({ count, sum }: Marks, mean: number, { shrinkage }: Weights): number =>
  count + shrinkage > 0 ? (sum + shrinkage * mean) / (count + shrinkage) : mean;

/** What of the case counts for a score. */
interface Fit {
  category: Category;
  chosen?: string | undefined;
  mongolian?: boolean;
  metresTo?: ((region: string) => number | undefined) | undefined;
  /** Works at the very level of the case. */
  here: boolean;
  /** The name of where they work. */
  place: string;
}

const none: Marks = { count: 0, sum: 0 };

/** Scores somebody for a case, with the reasons and their numbers in words. */
export function scoreOf(
  person: StaffSeen,
  fit: Fit,
  { weights, mean }: { weights: Weights; mean: number },
): { score: number; points: number; reasons: string[] } {
  const { id, specialities, open, capacity, load = open, lately = 0, marks = none } = person;
  const metres = fit.metresTo?.(person.region);
  const mark = shrunkMark(marks, mean, weights);
  const parts: [points: number, reason: string | undefined][] = [
    id === fit.chosen ? [weights.chosen, words.own] : [0, undefined],
    specialities.length > 0 ? [weights.special, words.speciality(fit.category)] : [weights.general, words.allMatters],
    fit.here ? [weights.ownRegion, words.sameRegion(fit.place)] : [weights.wider, words.wider(fit.place)],
    metres === undefined ? [0, undefined] : [falling(weights.near, metres, weights.nearHalfM), words.metres(metres)],
    fit.mongolian && person.languages.includes("mn") ? [weights.language, words.speaksMongolian] : [0, undefined],
    [(weights.satisfied * (mark - 1)) / 4, marks.count > 0 ? words.rated(marks.sum / marks.count, marks.count) : undefined],
  ]; // prettier-ignore
  const points = parts.reduce((sum, [more]) => sum + more, 0);
  return {
    points,
    score: points + standingPoints({ open, load, lately }, capacity, weights),
    reasons: [
      ...parts.flatMap(([, reason]) => reason ?? []),
      words.load(open, capacity, load),
      ...(lately > 0 ? [words.lately(lately)] : []),
    ],
  };
}
