import { carrying, everydayWords, readTwoWays } from "./everydayWords";
import { soundOf, soundsWithin, syllablesOf } from "./sounds";

/** What of a question can be found: what everybody may read, private details already hidden. */
export interface Searchable {
  title: string;
  body: string;
  /** Texts of its answers, the best first. */
  answers: readonly string[];
}

/** How a gram stands in a question. */
export interface Standing {
  /** In the title. */
  first: boolean;
  /** How much it says of the question, 1…255. */
  impact: number;
  /** Which characters they are that sound so, 1…255; 0: no characters. */
  sign: number;
}

/** A gram that is looked for. */
export interface Wanted {
  gram: string;
  sign: number;
  /** How often it stands in what was typed. */
  times: number;
  /** One character alone. */
  lone: boolean;
}

const lengthRead = { title: 200, body: 2000, answers: 400, typed: 400 };
/** How much a gram counts by where it stands. */
const weights = { title: 3, body: 1, answers: 0.4 };
const runs = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+/g;

/** Full-width and capital letters made plain. */
const plain = (text: string, length: number) => text.normalize("NFKC").toLowerCase().slice(0, length);
const isHan = (run: string) => run >= "\u3400";

/** One of 255 signs for the characters, so that those that only sound alike are told apart. */
export const signOf = (characters: string): number => {
  let sum = 7;
  for (const character of characters) sum = (sum * 31 + character.charCodeAt(0)) % 65_521;
  return (sum % 255) + 1;
};

type Say = (gram: string, sign: number, lone: boolean) => void;

/** A pair of sounds side by side, and each alone; characters that carry no matter are left out. */
const sayRun = (run: string, sounds: readonly string[], say: Say) => {
  for (let at = 0; at < run.length; at++) {
    const [here, next] = [run.charAt(at), run.charAt(at + 1)];
    const bare = carrying.has(here);
    if (!bare) say(sounds[at] ?? "", signOf(here), true);
    if (next !== "" && !(bare && carrying.has(next)))
      say(`${sounds[at] ?? ""} ${sounds[at + 1] ?? ""}`, signOf(here + next), false);
  }
};

const sayHan = (run: string, inContext: boolean, say: Say) => {
  const sounds = Array.from(run, soundOf);
  sayRun(run, sounds, say);
  if (!inContext || !readTwoWays.test(run)) return;
  const within = soundsWithin(run);
  if (within.some((sound, at) => sound !== sounds[at])) sayRun(run, within, say);
};

const sayEveryday = (text: string, say: Say) => {
  for (const [word, line] of everydayWords) if (text.includes(word)) say(`#${line}`, 0, false);
};

const sayText = (text: string, inContext: boolean, say: Say) => {
  for (const [run] of text.matchAll(runs)) {
    if (isHan(run)) sayHan(run, inContext, say);
    else if (run.length <= 20) say(`=${run}`, 0, false);
  }
  sayEveryday(text, say);
};

/** From here on it hardly matters how often a gram stands in a question. */
const enough = 1.2;
const ordinaryLength = 120;

/** Every gram of a question and how it stands there. Pure: the same question gives the same grams. */
export const gramsOf = ({ title, body, answers }: Searchable): Map<string, Standing> => {
  const counted = new Map<string, { weight: number; sign: number; first: boolean }>();
  const sayWith =
    (weight: number, loneToo: boolean): Say =>
    (gram, sign, lone) => {
      if (lone && !loneToo) return;
      const before = counted.get(gram);
      if (before) before.weight += weight;
      else counted.set(gram, { weight, sign, first: weight === weights.title });
    };
  const texts = [plain(title, lengthRead.title), plain(body, lengthRead.body), plain(answers.join("\n"), lengthRead.answers)] as const; // prettier-ignore
  sayText(texts[0], true, sayWith(weights.title, true));
  sayText(texts[1], true, sayWith(weights.body, true));
  sayText(texts[2], false, sayWith(weights.answers, false));
  const length = texts[0].length + texts[1].length;
  const slack = enough * (0.4 + 0.6 * Math.min(3, length / ordinaryLength));
  return new Map(
    [...counted].map(([gram, { weight, sign, first }]) => [
      gram,
      { first, sign, impact: Math.max(1, Math.round((255 * weight) / (weight + slack))) },
    ]),
  );
};

/** Stretches of pinyin in letters, parted or not (lin ju, linju): what is not pinyin ends one. */
const soundsSpelt = (letters: string): string[][] => {
  const stretches: string[][] = [[]];
  for (const word of letters.split(/[\s']+/)) {
    const sounds = syllablesOf(word);
    if (sounds.length === 0) stretches.push([]);
    else stretches.at(-1)?.push(...sounds);
  }
  return stretches;
};

/** What is looked for when somebody types this: pairs, words, pinyin; and each character alone, for where the pairs find too little. */
export const gramsTyped = (typed: string): Wanted[] => {
  const wanted = new Map<string, Wanted>();
  const say: Say = (gram, sign, lone) => {
    const before = wanted.get(gram);
    if (before) before.times += 1;
    else wanted.set(gram, { gram, sign, times: 1, lone });
  };
  const text = plain(typed, lengthRead.typed);
  sayText(text, false, say);
  for (const sounds of text.split(/[^a-z\s']+/).flatMap(soundsSpelt)) {
    if (sounds.length === 1) say(sounds[0] ?? "", 0, true);
    sounds.slice(1).forEach((sound, at) => say(`${sounds[at] ?? ""} ${sound}`, 0, false));
  }
  return [...wanted.values()];
};
