/** A text made comparable, and where each of its characters stood before. */
export interface NormalText {
  readonly text: string;
  /** Where character i of `text` begins and ends in the original, UTF-16 units. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

interface Char {
  char: string;
  from: number;
  to: number;
}

const digits = "〇一二三四五六七八九";
const numerals = new Set("〇零○一二三四五六七八九十百千");
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads a run of Chinese numerals (一百零三, 十二, 一〇二) as digits; null when it names no number (百 in 百货). */
const numberOf = (run: string): string | null => {
  const plain = run.replace(/[零○]/g, "〇");
  if (!/[十百千]/.test(plain)) return [...plain].map((c) => digits.indexOf(c)).join("");
  if (!/[一二三四五六七八九十]/.test(plain)) return null;
  let [sum, current] = [0, 0];
  for (const char of plain) {
    const unit = units[char];
    if (unit === undefined) current = digits.indexOf(char);
    else {
      sum += (current || 1) * unit;
      current = 0;
    }
  }
  return String(sum + current);
};

/** Characters of every address that are their own compatible form: Han, figures, small letters, the space. */
const isPlain = (code: number) =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || code === 32;

/** Full-width to half-width, small letters, one compatible form (NFKC) for each character. */
const fold = (original: string): Char[] => {
  const chars: Char[] = [];
  let from = 0;
  for (const point of original) {
    const to = from + point.length;
    if (point.length === 1 && isPlain(point.charCodeAt(0))) chars.push({ char: point, from, to });
    else {
      // Twice: the small form of a letter may have a compatible form of its own.
      const folded = point.normalize("NFKC").toLowerCase().normalize("NFKC").toLowerCase();
      for (const char of folded.split("")) chars.push({ char, from, to });
    }
    from = to;
  }
  return chars;
};

const withDigits = (chars: readonly Char[]): Char[] => {
  const result: Char[] = [];
  for (let i = 0; i < chars.length;) {
    let end = i;
    while (numerals.has(chars[end]?.char ?? "")) end++;
    if (end === i) {
      result.push(chars[i++] as Char);
      continue;
    }
    const run = chars.slice(i, end);
    const number = run.length > 0 ? numberOf(run.map((c) => c.char).join("")) : null;
    const [first, last] = [run[0], run.at(-1)];
    if (number !== null && first && last)
      for (const char of number) result.push({ char, from: first.from, to: last.to });
    else result.push(...run);
    i = end;
  }
  return result;
};

const joint = /^[\s\-‐-―−~·•・/\\_.]$/u;
const stop = /^[,;:!?()[\]{}<>"'`，。；：！？、（）【】《》〈〉“”‘’「」『』…|=+*&^%$@]$/u;
const alphanumeric = /^[a-z0-9#]$/;

/** Joints stay as one "-" between letters and digits and go elsewhere (12-3-201, 松石 国际城); stops become one ",". */
const withoutNoise = (chars: readonly Char[]): Char[] => {
  const result: Char[] = [];
  for (let i = 0; i < chars.length;) {
    const start = i;
    const own = chars[i] as Char;
    if (own.char.length === 1 && own.char !== " " && isPlain(own.char.charCodeAt(0))) {
      result.push(own);
      i++;
      continue;
    }
    let stopped = false;
    for (; i < chars.length && (joint.test(chars[i]?.char ?? "") || stop.test(chars[i]?.char ?? "")); i++)
      stopped ||= stop.test(chars[i]?.char ?? "");
    const [first, last] = [chars[start], chars[i - 1]];
    if (i > start && first && last) {
      const between = alphanumeric.test(result.at(-1)?.char ?? "") && alphanumeric.test(chars[i]?.char ?? "");
      if (stopped) result.push({ char: ",", from: first.from, to: last.to });
      else if (between) result.push({ char: "-", from: first.from, to: last.to });
      continue;
    }
    result.push(chars[i] as Char);
    i++;
  }
  return result;
};

/**
 * Makes a text comparable: full-width forms, Chinese numerals, spaces and punctuation come out alike
 * (`１２号楼`, `十二号楼` and `12 号楼` are the same), and each character knows where it came from. Doing it twice changes nothing.
 */
export const normalise = (original: string): NormalText => {
  if (original === last.original) return last.normal;
  const chars = withoutNoise(withDigits(fold(original)));
  const normal = {
    text: chars.map((c) => c.char).join(""),
    from: chars.map((c) => c.from),
    to: chars.map((c) => c.to),
  };
  last = { original, normal };
  return normal;
};

/** A text is looked at in several ways, one after the other. */
let last: { original: string; normal: NormalText } = { original: "", normal: { text: "", from: [], to: [] } };

/** What the number in an address counts: a building (12号楼), a house (12号), a village's group (二社, 二组, 二队), a grid. */
export type UnitKind = "building" | "house" | "society" | "group" | "team" | "grid";
/** `building 12`, `society 2`. */
export type UnitKey = `${UnitKind} ${string}`;

// A bare 号 or 楼 is also a day or a floor (12号停水, 12楼漏水): there the address must end or go on with a number.
const atItsEnd = "(?=$|,|-|\\d)";
const unitWords: readonly (readonly [UnitKind, string])[] = [
  ["grid", "号?网格"],
  ["building", `号楼|栋楼|#楼|楼号|栋|幢|座|#|楼${atItsEnd}`],
  ["house", `号院|号${atItsEnd}`],
  ["society", "社(?!区)"],
  ["group", "村民小组|居民小组|小组|组"],
  ["team", "生产队|小队|队"],
];

/** A number and what it counts, as the source of a regular expression without anchors; groups: number, word. */
export const unitPattern = `第?(\\d{1,4}[a-z]?|[a-z]\\d{0,4})-?(${unitWords.map(([, source]) => source).join("|")})`;
const kindOf = new Map(unitWords.map(([kind, source]) => [kind, new RegExp(`^(?:${source})$`)]));

/** Names one unit: leading zeros do not count (第01网格 is 1网格). */
export const unitKey = (number: string, word: string): UnitKey => {
  const kind = [...kindOf].find(([, words]) => words.test(word))?.[0] ?? "building";
  return `${kind} ${number.replace(/^0+(?=\d)/, "")}`;
};

/** An address of a region file taken apart: the place, and the unit in it if it names one. */
export interface AddressParts {
  place: string;
  unit: UnitKey | null;
}

const endsInUnit = new RegExp(`^(.*?[^\\d-])-?${unitPattern}$`);

/** Takes an address of a region file apart: `松石国际城12号楼` is building 12 in 松石国际城. */
export const addressParts = (address: string): AddressParts => {
  const { text } = normalise(address);
  const match = endsInUnit.exec(text);
  const [, place, number, word] = match ?? [];
  if (!place || !number || !word) return { place: text, unit: null };
  return { place, unit: unitKey(number, word) };
};

/** Two addresses with the same key are the same place, however they were typed. */
export const addressKey = (address: string): string => {
  const { place, unit } = addressParts(address);
  return unit === null ? place : `${place} ${unit}`;
};
