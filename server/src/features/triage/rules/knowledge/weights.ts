import type { Risk } from "@qizhen/shared/vocabulary";

/**
 * How whoever may take a case is put in order (派单的分数): points for each thing that speaks for somebody, and how a case in hand
 * weighs. Plain numbers, a county's own to change; only how they stand to each other counts.
 */
export interface Weights {
  /** The resident asked for this person (本人选择). More than all the rest together, so that nobody is put before them. */
  chosen: number;
  /** Takes this kind of matter as a speciality (专长对口). */
  special: number;
  /** Takes all kinds. */
  general: number;
  /** Works at the very level that settles it: the grid's own worker, the village's mediators. */
  ownRegion: number;
  /** Works above it. */
  wider: number;
  /** Is right there; half of it at `nearHalfM` metres. */
  near: number;
  /** The distance, in metres, at which being near counts half. */
  nearHalfM: number;
  /** Speaks the language that is wanted. */
  language: number;
  /** Has nothing in hand; half of it when as much is in hand, weighed by grade, as they can take. */
  free: number;
  /** Was given nothing lately; half of it after `fairHalf` cases. */
  fair: number;
  /** Cases given lately at which fairness counts half. */
  fairHalf: number;
  /** The highest satisfaction; nothing for the lowest. */
  satisfied: number;
  /** So many average ratings are added to somebody's own, so that one good or bad mark decides nothing. */
  shrinkage: number;
  /** What a case in hand weighs, by its grade. */
  loadBlue: number;
  loadYellow: number;
  loadOrange: number;
  loadRed: number;
}

export const shippedWeights: Weights = {
  chosen: 300,
  special: 30,
  general: 20,
  ownRegion: 30,
  wider: 15,
  near: 10,
  nearHalfM: 2000,
  language: 60,
  free: 40,
  fair: 6,
  fairHalf: 10,
  satisfied: 10,
  shrinkage: 5,
  loadBlue: 1,
  loadYellow: 2,
  loadOrange: 3,
  loadRed: 4,
};

/** What a case of a grade weighs in the hands of whoever has it. */
export const loadOf = (risk: Risk, weights: Weights): number =>
  ({ blue: weights.loadBlue, yellow: weights.loadYellow, orange: weights.loadOrange, red: weights.loadRed })[risk];
