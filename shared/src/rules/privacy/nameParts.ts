import { givenCommon, givenRare, givenSeen, looseSurnames, neverGiven, surnames } from "./nameChars";
import { ordinaryWords } from "./notNames";
import type { PrivateSpan } from "./span";

/** How much a character speaks for a given name; one that is not here speaks against it. */
export const givenWeight: ReadonlyMap<string, number> = new Map<string, number>([
  ...[...givenCommon].map((char): [string, number] => [char, 0.3]),
  ...[...givenSeen].map((char): [string, number] => [char, 0.8]),
  ...[...givenRare].map((char): [string, number] => [char, 1.4]),
]);

const never = new Set(neverGiven);
/** What a character that no list of given names holds weighs in a name: little against it, if it is rare. */
export const strangerWeight = (char: string, isNamed: boolean, isLooseName: boolean): number => {
  if (!never.has(char) && (isNamed || !isLooseName)) return -0.6;
  return isNamed ? -0.8 : -2.6;
};

/** What the characters of a given name weigh together. */
export const weightOf = (text: string, stranger: number): number =>
  [...text].reduce((sum, char) => sum + (givenWeight.get(char) ?? stranger), 0);

/** 姓 that seldom begin another word. */
export const isSurname: ReadonlySet<string> = new Set(surnames);
/** 姓 that are ordinary words as well. */
export const isLoose: ReadonlySet<string> = new Set(looseSurnames);

/** Begins with an everyday word. */
export const isOrdinary = (text: string): boolean =>
  ordinaryWords.has(text.slice(0, 2)) || ordinaryWords.has(text.slice(0, 3));

/** Every place where a text says these words. */
export const everywhere = (plain: string, text: string): PrivateSpan[] => {
  const spans: PrivateSpan[] = [];
  for (let from = plain.indexOf(text); from >= 0; from = plain.indexOf(text, from + text.length))
    spans.push({ from, to: from + text.length, kind: "name" });
  return spans;
};
