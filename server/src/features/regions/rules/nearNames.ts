/** A name that a stretch of text could have meant, one slip of the pen away. */
export interface NearName {
  name: string;
  /** Where it would begin in the text. */
  from: number;
  /** Whether it may be taken for the one meant where no other is as near; a short name only stands in others' way. */
  sure: boolean;
}

/** Names that a stretch of text could have meant. */
export interface NearNames {
  /** Those that end just before a place of the text. */
  endingAt(text: string, end: number): NearName[];
}

/** A shorter name has so many neighbours that a slip would be a guess (北尖子 and 南尖子 are two villages). */
const shortest = 4;
/** The part of a name that is its own; what follows it is called so everywhere (张家小区, 李家小区, 我家小区). */
const shortestOwn = 3;
const common = /(?:小区|花园|家园|家属院|大院|公寓|社区|新村|分场村|分场|农场|嘎查|村|镇|苏木)$/;
const isSure = (name: string) => name.length >= shortest && name.replace(common, "").length >= shortestOwn;

const [least, longest] = [3, 24];
/** Characters that are not written by mistake for those of a name: figures, and words that point (我小区, 这小区). */
const figure = /[\da-z#,\-我你您他她它咱俺们这那本该某各]/;

const without = (text: string, i: number) => text.slice(0, i) + text.slice(i + 1);

/** Whether two strings differ by one character: another, one too many, one too few, or two changed about. Numbers never are slips. */
const isOneSlip = (one: string, other: string): boolean => {
  if (one.length > other.length) return isOneSlip(other, one);
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  const [a = "", b = ""] = [one[i], other[i]];
  if (b === "" || figure.test(a) || figure.test(b)) return false;
  if (one.length < other.length) return one.slice(i) === other.slice(i + 1);
  if (one.slice(i + 1) === other.slice(i + 1)) return true;
  const [nextA = "", nextB = ""] = [one[i + 1], other[i + 1]];
  return a === nextB && b === nextA && one.slice(i + 2) === other.slice(i + 2);
};

/**
 * Builds the index of slips (错一个字): each name under every form of it with one character left out, so that a look-up costs
 * the length of a name and not the number of names.
 */
export const createNearNames = (names: Iterable<string>): NearNames => {
  const known = new Set<string>();
  const byShorter = new Map<string, string[]>();
  let most = 0;
  for (const name of names) {
    if (name.length < least || name.length > longest || known.has(name)) continue;
    known.add(name);
    most = Math.max(most, name.length);
    for (let i = 0; i < name.length; i++) {
      const shorter = without(name, i);
      const same = byShorter.get(shorter);
      if (same === undefined) byShorter.set(shorter, [name]);
      else if (same.at(-1) !== name) same.push(name);
    }
  }
  const near = (piece: string): string[] => {
    const found = [...(byShorter.get(piece) ?? [])];
    for (let i = 0; i < piece.length; i++) {
      const shorter = without(piece, i);
      if (known.has(shorter)) found.push(shorter);
      found.push(...(byShorter.get(shorter) ?? []));
    }
    return found.filter((name) => isOneSlip(name, piece));
  };
  return {
    endingAt: (text, end) => {
      const found = new Map<string, number>();
      for (let length = least - 1; length <= Math.min(most + 1, end); length++) {
        const from = end - length;
        for (const name of near(text.slice(from, end))) if (!found.has(name)) found.set(name, from);
      }
      return [...found].map(([name, from]) => ({ name, from, sure: isSure(name) }));
    },
  };
};
