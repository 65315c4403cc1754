import { findCalled, findGiven, findSpelled } from "./givenNames";
import { beginsMongolian, findMongolian } from "./mongolian";
import { doubleSurnames } from "./nameChars";
import { afterName, edge, firmAfter, light, naming, person, placeAfter, title } from "./nameClues";
import { everywhere, givenWeight, isLoose, isOrdinary, isSurname, strangerWeight } from "./nameParts";
import { notNames, notShortNames, ordinaryWords, wordNames } from "./notNames";
import { before, type Finder, hidden, type PrivateSpan } from "./span";

/** Instead of a name that shows no surname. */
const nameless = "某某";
const han = /[\u4e00-\u9fff]/;

/** How much speaks for a name before it. */
const leftScore = (ahead: string, loose: boolean): number => {
  if (naming.test(ahead)) return 4.5;
  if (person.test(ahead)) return 2.5;
  if (edge.test(ahead)) return loose ? 0.4 : 0.9;
  if (light.test(ahead)) return loose ? 0.2 : 0.7;
  return loose ? -2.5 : -0.9;
};

interface Candidate extends PrivateSpan {
  readonly score: number;
}

const needed = 2.7;

/** The most that what stands before a name can add. */
const mostLeft = 4.5;

/** What speaks against a name of two characters; a number (刘三) is a name at once. */
const shortness = (text: string, loose: boolean) => {
  if (loose) return 1;
  return /[二三四五六七八九]$/.test(text) ? 0 : 0.6;
};

const scoreOf = (plain: string, from: number, surname: number, given: number): number => {
  const to = from + surname + given;
  const text = plain.slice(from, to);
  const loose = surname === 1 && isLoose.has(text.charAt(0));
  const chars = [...text.slice(surname)];
  const isNth = /^老[大二三四五六七八九幺]$/.test(chars.join(""));
  const weigh = (isNamed: boolean) =>
    chars.reduce(
      (sum, char) => sum + (isNth ? 0.8 : (givenWeight.get(char) ?? strangerWeight(char, isNamed, loose))),
      0,
    );
  const own = (surname === 2 ? 2.5 : loose ? 0.8 : 1.6) - (given === 2 || isNth ? 0 : shortness(text, loose));
  if (own + weigh(true) + mostLeft + 0.6 < needed) return own;
  const left = leftScore(before(plain, from, 10), loose);
  const after = plain.slice(to, to + 6);
  let score = own + left + weigh(left > 4);
  if (score + 0.6 < needed) return score;
  score += afterName.test(after) ? 0.6 : -0.6;
  if (isOrdinary(plain.slice(from, from + 3)) && !(left > 4 && /^(?:$|[^\u4e00-\u9fff])/.test(after)))
    score -=
      left > 2 && given === 2 && !loose && !/^周[一二三四五六日末]/.test(text) && weigh(false) > 1
        ? 1.5
        : loose
          ? 4
          : 2.5;
  if (notShortNames.has(text)) score -= 6;
  if (given === 1 && wordNames.has(text)) score -= 3;
  if (notShortNames.has(text.slice(0, 2))) score -= 1;
  if (placeAfter.test(after)) score -= firmAfter.test(after) && given === 2 ? 1.5 : 4;
  return score;
};

/** A surname and one or two characters of a given name, as far as they look like one. */
const candidatesAt = (plain: string, from: number): Candidate[] => {
  const two = doubleSurnames.includes(plain.slice(from, from + 2));
  const first = plain.charAt(from);
  if (!two && !isSurname.has(first) && !isLoose.has(first)) return [];
  const surname = two ? 2 : 1;
  if (title.test(plain.slice(from + surname, from + surname + 4))) return [];
  return [2, 1].flatMap((given): Candidate[] => {
    const to = from + surname + given;
    if (
      [...plain.slice(from, to)].length < surname + given ||
      ![...plain.slice(from, to)].every((char) => han.test(char))
    )
      return [];
    const score = scoreOf(plain, from, surname, given);
    return score >= needed ? [{ from, to, kind: "name", score }] : [];
  });
};

const bestAt = (plain: string, from: number): Candidate | undefined =>
  candidatesAt(plain, from).sort((one, two) => two.score - one.score)[0];

const findSurnamed: Finder = (plain) => {
  const spans: PrivateSpan[] = [];
  for (let from = 0; from < plain.length; from += 1) {
    const best = bestAt(plain, from);
    if (!best) continue;
    const later = [from + 1, from + 2].filter((at) => at < best.to).map((at) => bestAt(plain, at));
    const taken = later.find((other) => other !== undefined && other.score > best.score + 0.5) ?? best;
    spans.push({ from: taken.from, to: taken.to, kind: "name" });
    from = taken.to - 1;
  }
  return spans;
};

/** Names written with a dot between their parts (阿不都·买买提). */
const dotted: Finder = (plain) =>
  [...plain.matchAll(/[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6}(?=[,。;!?、\s说的家]|$)/g)].map(
    ({ 0: found, index }) => ({ from: index, to: index + found.length, kind: "name" }),
  );

/** Whoever was named once is hidden wherever the text names them again, also by the given name alone. */
const repeated = (plain: string, found: readonly PrivateSpan[]): PrivateSpan[] =>
  [...new Set(found.map(({ from, to }) => plain.slice(from, to)))].flatMap((name) => {
    const given = name.slice(1);
    const isTold =
      name.length === 3 &&
      !wordNames.has(given) &&
      !ordinaryWords.has(given) &&
      [...given].some((char) => (givenWeight.get(char) ?? 0) > 1);
    const parts = isTold ? everywhere(plain, given) : [];
    return [...everywhere(plain, name), ...parts].filter(
      ({ to }) => !placeAfter.test(plain.slice(to, to + 4)) || plain.startsWith("家", to),
    );
  });

/** What is no name is covered, so that no finder sees it. */
const withoutSayings = (plain: string): string =>
  notNames.reduce(
    (text, saying) => (text.includes(saying) ? text.split(saying).join("\uE001".repeat(saying.length)) : text),
    plain,
  );

const each: readonly Finder[] = [
  findCalled,
  findSpelled,
  findMongolian((ahead) => naming.test(ahead) || person.test(ahead)),
  dotted,
  findSurnamed,
  findGiven,
];

/** What is shown for a name: its surname and two stars, or nothing of a name without one. */
export const shownName = (name: string): string => {
  const double = doubleSurnames.find((surname) => name.startsWith(surname));
  if (double) return `${double}**`;
  const first = name.charAt(0);
  const hasSurname = (isSurname.has(first) || isLoose.has(first)) && !wordNames.has(name) && !beginsMongolian(name);
  return hasSurname ? `${first}**` : nameless;
};

/** People's names (姓名): Han and Mongolian, whole or the given name alone. A surname with a title (白大夫, 王主任) is none. */
export const findNames: Finder = (original) => {
  const plain = withoutSayings(original);
  let open = plain;
  const found: PrivateSpan[] = [];
  for (const find of each) {
    const spans = find(open);
    found.push(...spans);
    for (const { from, to } of spans) open = open.slice(0, from) + hidden.repeat(to - from) + open.slice(to);
  }
  return [...found, ...repeated(plain, found)];
};
