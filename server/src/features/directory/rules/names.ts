import { pinyin } from "pinyin-pro";

/** So much of a name is looked at when somebody types. */
const longest = 12;

const readings = (name: string): string[][] => [
  pinyin(name, { toneType: "none", type: "array", mode: "surname" }),
  pinyin(name, { toneType: "none", type: "array" }),
];

/** What is typed, as beginnings are kept: without spaces and marks, in lower case. */
export const typed = (q: string): string =>
  q
    .toLowerCase()
    .replace(/[\s'·.-]/gu, "")
    .slice(0, longest);

const beginningsOf = (word: string) => {
  const letters = [...word].slice(0, longest);
  return letters.map((_, at) => letters.slice(0, at + 1).join(""));
};

/**
 * Everything that somebody may be found by: beginnings of the name and of the given name, of their pinyin, and of the first letters of
 * their pinyin (李桂芳: 李桂, 桂芳, liguif, lgf). A surname with a reading of its own (单, 区) is found by both readings.
 */
export const beginningsOfName = (name: string): string[] => {
  const plain = typed(name);
  const given = [...plain].slice(1).join("");
  const spoken = readings(plain).flatMap((syllables) => [
    syllables.join(""),
    syllables.map((one) => one.slice(0, 1)).join(""),
  ]);
  return [...new Set([plain, given, ...spoken.map(typed)].flatMap(beginningsOf))];
};
