/**
 * The notation in which the knowledge is written, so that a clerk can read it:
 * words as they are, `(甲|乙)` for either, `[3-9]` for one character of a kind, `甲?` for "may be missing" (one character or one bracket), `…` for up to eight
 * characters within a sentence, `#` for a number, `{weapon}` for any word of that list. Nothing else is special,
 * so that no phrase can make matching slow.
 */
export type Lists = Record<string, string[]>;

const gap = "[^。！？!?；;\\n]{0,8}?";
const number = "[0-9.零〇一二两俩三仨四五六七八九十百千万几半多来好w]{1,8}";

/**
 * Turns phrases into one regular expression (flags g, u not set: offsets are UTF-16).
 * @throws Error naming the phrase, when brackets do not pair or a list is unknown
 */
export function compilePhrases(phrases: string[], lists: Lists): RegExp {
  return new RegExp(phrases.map((phrase) => compilePhrase(phrase, lists)).join("|") || "(?!)", "g");
}

function compilePhrase(phrase: string, lists: Lists): string {
  const source = phrase
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const words = lists[name];
      if (!words) throw new Error(`未知的词表「${name}」，见短语「${phrase}」`);
      return `(${words.join("|")})`;
    })
    .replace(/[.*+{}^$\\/]/g, "\\$&")
    .replaceAll("(", "(?:")
    .replaceAll("…", gap)
    .replaceAll("#", number);
  try {
    new RegExp(source);
  } catch {
    throw new Error(`读不懂短语「${phrase}」`);
  }
  return source;
}

/** Every place where one of the phrases stands, left to right. */
export function findAll(pattern: RegExp, text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match[0].length > 0) found.push({ from: match.index, to: match.index + match[0].length });
  }
  return found;
}
