import type { Standing } from "./grams";

/** So many questions share one list of a gram: its bytes stay few, however many questions there are. */
export const blockSize = 8192;
/** Place of a question in its list u16, impact, sign of the characters, sign of the category, sign of the town. */
const entryBytes = 6;

/** One question in the list of a gram. */
export interface Entry {
  /** Its number within the block. */
  at: number;
  impact: number;
  sign: number;
  category: number;
  town: number;
}

/** Which block a question with this number is in. */
export const blockOf = (no: number): number => Math.floor(no / blockSize);
export const placeIn = (no: number): number => no % blockSize;

/** One of 255 signs for a word. */
export const signOfWord = (word: string): number => {
  let sum = 5;
  for (let at = 0; at < word.length; at++) sum = (sum * 33 + word.charCodeAt(at)) % 65_521;
  return (sum % 255) + 1;
};

export const entryOf = (no: number, { impact, sign }: Standing, category: string, town: string | undefined): Entry => ({
  at: placeIn(no),
  impact,
  sign,
  category: signOfWord(category),
  town: town === undefined ? 0 : signOfWord(town),
});

const write = (bytes: Buffer, offset: number, entry: Entry) => {
  bytes.writeUInt16BE(entry.at, offset);
  bytes[offset + 2] = entry.impact;
  bytes[offset + 3] = entry.sign;
  bytes[offset + 4] = entry.category;
  bytes[offset + 5] = entry.town;
};

/** Where an entry stands, or would. */
const find = (list: Buffer, at: number): { offset: number; there: boolean } => {
  let low = 0;
  let high = list.length / entryBytes;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.readUInt16BE(middle * entryBytes) < at) low = middle + 1;
    else high = middle;
  }
  const offset = low * entryBytes;
  return { offset, there: offset < list.length && list.readUInt16BE(offset) === at };
};

/** The list with this entry in its place; the same list where it stands there already. */
export const withEntry = (list: Buffer, entry: Entry): Buffer => {
  const { offset, there } = find(list, entry.at);
  const bytes = Buffer.alloc(entryBytes);
  write(bytes, 0, entry);
  const after = there ? offset + entryBytes : offset;
  if (there && list.subarray(offset, after).equals(bytes)) return list;
  return Buffer.concat([list.subarray(0, offset), bytes, list.subarray(after)]);
};

/** The list without the question of this number; the same list where it was not in it. */
export const withoutEntry = (list: Buffer, at: number): Buffer => {
  const { offset, there } = find(list, at);
  return there ? Buffer.concat([list.subarray(0, offset), list.subarray(offset + entryBytes)]) : list;
};

/** The list of these entries, whatever their order. */
export const listOf = (entries: readonly Entry[]): Buffer => {
  const bytes = Buffer.alloc(entries.length * entryBytes);
  [...entries].sort((a, b) => a.at - b.at).forEach((entry, index) => write(bytes, index * entryBytes, entry));
  return bytes;
};

/** How many are in a list. */
export const countIn = (list: Buffer): number => list.length / entryBytes;

/** Entries of a list, in the order of their numbers. */
export const entriesIn = (list: Buffer): Entry[] =>
  Array.from({ length: countIn(list) }, (_, index) => {
    const offset = index * entryBytes;
    return {
      at: list.readUInt16BE(offset),
      impact: list.readUInt8(offset + 2),
      sign: list.readUInt8(offset + 3),
      category: list.readUInt8(offset + 4),
      town: list.readUInt8(offset + 5),
    };
  });

/** What a filter leaves of a list. 0: whatever it is. */
export interface Sieve {
  category: number;
  town: number;
}

/** Characters that only sound like what was typed count half. */
const soundsAlike = 0.5;

/** Adds to each question's sum what this list gives it. Hot: no object is made for an entry. */
export const addTo = (sums: Float32Array, list: Buffer, weight: number, sign: number, sieve: Sieve): void => {
  for (let offset = 0; offset < list.length; offset += entryBytes) {
    if (sieve.category !== 0 && list[offset + 4] !== sieve.category) continue;
    if (sieve.town !== 0 && list[offset + 5] !== sieve.town) continue;
    const at = ((list[offset] ?? 0) << 8) | (list[offset + 1] ?? 0);
    const same = sign === 0 || list[offset + 3] === sign ? 1 : soundsAlike;
    sums[at] = (sums[at] ?? 0) + (weight * same * (list[offset + 2] ?? 0)) / 255;
  }
};
