/** The types of a subscription message's values: a key is its type and a number, `thing1`, `time2`. */
const longest: Readonly<Record<string, number>> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  phone_number: 17,
  car_number: 8,
  name: 10,
  phrase: 5,
};

/** What a type does not take, by type. */
const unfit: Readonly<Record<string, RegExp>> = {
  number: /[^\d.]/g,
  letter: /[^A-Za-z]/g,
  character_string: /[^\x21-\x7e]/g,
  phone_number: /[^\d+\-() ]/g,
  phrase: /[^\u4e00-\u9fff]/g,
};
/** Types whose cut would be read as a different value: no ellipsis can stand in them. */
const withoutEllipsis = new Set([
  "number",
  "letter",
  "symbol",
  "character_string",
  "phone_number",
  "car_number",
  "phrase",
]);
const controls = /[\p{Cc}\u2028\u2029]+/gu;

export const typeOfKey = (key: string) => key.replace(/\d+$/, "");

const isLatin = (text: string) => /^[A-Za-z ·.'-]+$/.test(text);
const limitOf = (type: string, text: string) => (type === "name" && isLatin(text) ? 20 : longest[type]);

/**
 * Makes a value fit its type (WeChat refuses the whole message for one that does not): no line breaks, only what the type
 * takes, cut to its length in characters with "…" where that is text.
 */
export const fitValue = (key: string, value: string): string => {
  const type = typeOfKey(key);
  const clean = value.replace(controls, " ").trim();
  const fit = unfit[type] ? clean.replace(unfit[type], "") : clean;
  const characters = [...fit];
  const most = limitOf(type, fit);
  if (most === undefined || characters.length <= most) return fit;
  return withoutEllipsis.has(type) ? characters.slice(0, most).join("") : `${characters.slice(0, most - 1).join("")}…`;
};
