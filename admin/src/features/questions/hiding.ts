/** A stretch of the asker's words that the public does not read (UTF-16 units, half-open), and what stands in its place. */
export interface Hidden {
  from: number;
  to: number;
  shown: string;
}

/** A piece of a text: hidden, or as it was written. */
export interface Piece {
  from: number;
  text: string;
  hidden?: Hidden;
}

const inOrder = (stretches: readonly Hidden[]): Hidden[] => [...stretches].sort((a, b) => a.from - b.from);

/** The text in pieces, in its order. A stretch that begins within another, or lies outside of the text, is left out. */
export const piecesOf = (text: string, stretches: readonly Hidden[]): Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hidden of inOrder(stretches)) {
    if (hidden.from < at || hidden.to > text.length || hidden.from >= hidden.to) continue;
    if (hidden.from > at) pieces.push({ from: at, text: text.slice(at, hidden.from) });
    pieces.push({ from: hidden.from, text: text.slice(hidden.from, hidden.to), hidden });
    at = hidden.to;
  }
  if (at < text.length) pieces.push({ from: at, text: text.slice(at) });
  return pieces;
};

/** What the public reads. */
export const publicText = (text: string, stretches: readonly Hidden[]): string =>
  piecesOf(text, stretches)
    .map((piece) => piece.hidden?.shown ?? piece.text)
    .join("");

/** Hides one stretch more; what it touches becomes one with it, so that nothing between two of them is left to be read. */
export const hide = (stretches: readonly Hidden[], { from, to, shown }: Hidden): Hidden[] => {
  if (from >= to) return inOrder(stretches);
  const touched = stretches.filter((one) => one.from < to && from < one.to);
  const rest = stretches.filter((one) => !touched.includes(one));
  const whole = {
    from: Math.min(from, ...touched.map((one) => one.from)),
    to: Math.max(to, ...touched.map((one) => one.to)),
    shown,
  };
  return inOrder([...rest, whole]);
};

/** Shows what was hidden from there on. */
export const unhide = (stretches: readonly Hidden[], from: number): Hidden[] =>
  stretches.filter((one) => one.from !== from);

/** Whether both hide the same. */
export const sameHiding = (some: readonly Hidden[], others: readonly Hidden[]): boolean =>
  some.length === others.length &&
  some.every((one) => others.some((other) => other.from === one.from && other.to === one.to));

/** What was hidden, as it stands in the masked text (half-open). */
export interface Cover {
  from: number;
  to: number;
}

/** Covers that touch are one: between them nothing tells where one ends in the original. */
const joined = (covers: readonly Cover[]): Cover[] =>
  [...covers]
    .sort((a, b) => a.from - b.from)
    .reduce<Cover[]>((so, { from, to }) => {
      const last = so.at(-1);
      return last && from <= last.to
        ? [...so.slice(0, -1), { from: last.from, to: Math.max(last.to, to) }]
        : [...so, { from, to }];
    }, []);

/**
 * Which stretches of the original the masked text covers, so that each can be shown again.
 * Undefined where the two do not belong together, because the words were changed besides.
 */
export const alignHidden = (original: string, masked: string, covers: readonly Cover[]): Hidden[] | undefined => {
  const all = joined(covers);
  const found: Hidden[] = [];
  let at = all[0]?.from ?? masked.length;
  if (original.slice(0, at) !== masked.slice(0, at)) return undefined;
  for (const [index, { from, to }] of all.entries()) {
    const next = all[index + 1];
    const between = masked.slice(to, next?.from);
    const end = next ? original.indexOf(between, at + 1) : original.length - between.length;
    if (end <= at || !original.startsWith(between, end)) return undefined;
    found.push({ from: at, to: end, shown: masked.slice(from, to) });
    at = end + between.length;
  }
  return publicText(original, found) === masked ? found : undefined;
};
