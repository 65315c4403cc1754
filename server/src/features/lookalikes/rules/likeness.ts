import { commonGrams } from "./commonGrams";

/**
 * How alike two texts are, 0 (nothing in common) to 1: Sørensen–Dice of the pairs of neighbouring characters that say which
 * matter it is. Takes what `gramsOf` made; what everybody writes about everything is left out.
 */
export const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): { score: number; shared: number } => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  const all = a.size + b.size;
  return { score: all === 0 ? 0 : (2 * shared) / all, shared };
};

/** The pairs of a text that say which matter it is. */
export const tellingGrams = (grams: readonly string[]): ReadonlySet<string> =>
  new Set(grams.filter((gram) => !commonGrams.has(gram)));

/**
 * From here on two reports of the same kind and the same community are probably one matter. Measured on tests/samples: more than
 * eight of ten reports by neighbours are found, and of two other reports of one kind from anywhere less than one in a hundred is
 * taken for the same.
 */
const alikeFrom = { score: 0.13, shared: 2 };
/** From here on the same words were sent again. */
const sameFrom = 0.7;

export const isAlike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const { score, shared } = likeness(a, b);
  return shared >= alikeFrom.shared && score >= alikeFrom.score;
};

export const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => likeness(a, b).score >= sameFrom;
