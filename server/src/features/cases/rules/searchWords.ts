const maxGrams = 64;
const letters = /[\p{L}\p{N}]+/gu;

/** Pairs of neighbouring characters: how words are found in a script without spaces. */
export const gramsOf = (text: string, most = maxGrams): string[] => {
  const found = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(letters)) {
    const chars = [...run];
    if (chars.length === 1 && chars[0]) found.add(chars[0]);
    for (let at = 0; at + 1 < chars.length; at += 1) found.add(`${chars[at]}${chars[at + 1]}`);
  }
  return [...found].slice(0, most);
};

/** What somebody looks for: a number of a case or its beginning, a whole phone number, or words. */
export type Wanted = { number: string } | { phone: string } | { grams: string[] };

export const wantedOf = (q: string): Wanted => {
  const plain = q.trim();
  if (/^1[3-9]\d{9}$/.test(plain)) return { phone: plain };
  if (/^20\d{2}(-\d*)?$/.test(plain)) return { number: plain };
  return { grams: gramsOf(plain, 8) };
};
