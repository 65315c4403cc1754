import { pinyin } from "pinyin-pro";

/** The beginnings and the rest of every syllable there is, so that typed letters can be parted. */
const syllablesBy: Readonly<Record<string, string>> = {
  "": "a ai an ang ao e ei en eng er o ou",
  b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
  p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
  m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
  f: "a an ang ei en eng o ou u",
  d: "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
  t: "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
  n: "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
  l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
  g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  k: "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
  h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  j: "i ia ian iang iao ie in ing iong iu u uan ue un",
  q: "i ia ian iang iao ie in ing iong iu u uan ue un",
  x: "i ia ian iang iao ie in ing iong iu u uan ue un",
  zh: "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
  ch: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
  sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
  r: "an ang ao e en eng i ong ou u ua uan ui un uo",
  z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
  c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  y: "a an ang ao e i in ing o ong ou u uan ue un",
  w: "a ai an ang ei en eng o u",
};
const longestSyllable = 6;

/** A syllable as it is kept: those that many people do not tell apart when they speak or type are one. */
const folded = (syllable: string): string =>
  syllable
    .replace(/ü|v/g, "u")
    .replace(/^([zcs])h/, "$1")
    .replace(/(?<=[ie])ng$/, "n");

/** Every syllable, as the dictionary spells it and as many people do. */
const syllables: ReadonlySet<string> = new Set(
  Object.entries(syllablesBy)
    .flatMap(([start, rests]) => rests.split(" ").map((rest) => start + rest))
    .flatMap((syllable) => [syllable, folded(syllable)]),
);

const known = new Map<string, string>();

/** How a character sounds when it stands alone, without its tone. The same in every text. */
export const soundOf = (character: string): string => {
  const before = known.get(character);
  if (before !== undefined) return before;
  const sound = folded(pinyin(character, { toneType: "none" }));
  known.set(character, sound);
  return sound;
};

/** How each character of a run of Chinese characters sounds where it stands. */
export const soundsWithin = (run: string): string[] => {
  const sounds = pinyin(run, { toneType: "none", type: "array" });
  return sounds.length === run.length ? sounds.map(folded) : [];
};

/**
 * Letters parted into whole syllables, as few as can be (zhuangxiu: zhuang xiu); empty where they are not pinyin.
 * Linear: each place is left once, by at most six lengths.
 */
export const syllablesOf = (letters: string): string[] => {
  const best: (string[] | undefined)[] = [[]];
  for (let to = 1; to <= letters.length; to++)
    for (let from = Math.max(0, to - longestSyllable); from < to; from++) {
      const before = best[from];
      const syllable = letters.slice(from, to);
      if (!before || !syllables.has(syllable)) continue;
      const parted = best[to];
      if (!parted || before.length + 1 < parted.length) best[to] = [...before, syllable];
    }
  return (best[letters.length] ?? []).map(folded);
};
