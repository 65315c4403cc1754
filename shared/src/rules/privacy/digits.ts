/** A digit as it was written: in which stretch, and what parts it from the digit before. */
export interface Digit {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** none; blanks, dashes or dots; commas or words (“再往后”). */
  readonly gap: "none" | "light" | "words";
  readonly chinese: boolean;
}

const chineseDigits = "零一二三四五六七八九";
const lightGap = /[ \-·._/*]{1,3}/y;
const wordGap =
  /(?:[,、:;。()~…]|\s){0,3}(?:完了就?是|完了|再?往后(?:就?是)?|后[面头边](?:再?就?是)?|然后(?:就?是)?|接着(?:就?是)?|再[来接是]|再(?=[零一二三四五六七八九幺\d])|中间(?:就?是)?|最后(?:就?是)?|[后末尾](?:四|4|三|3|两|2)位(?:就?是)?|尾[数号]?(?:就?是)?|杠|空格|前面?(?:就?是)?|打头|开头)?(?:[,、:;()~…]|\s){0,2}/y;

const digitAt = (plain: string, at: number): Omit<Digit, "gap"> | undefined => {
  const char = plain.charAt(at);
  if (char >= "0" && char <= "9") return { value: char, from: at, to: at + 1, chinese: false };
  if (char === "幺") return { value: "1", from: at, to: at + 1, chinese: true };
  const chinese = chineseDigits.indexOf(char);
  return char !== "" && chinese >= 0 ? { value: String(chinese), from: at, to: at + 1, chinese: true } : undefined;
};

/** “四个零” is four digits said at once. */
const severalAt = (plain: string, at: number): Omit<Digit, "gap">[] | undefined => {
  if (plain.charAt(at + 1) !== "个") return undefined;
  const digit = digitAt(plain, at + 2);
  const times = plain.charAt(at) === "两" ? 2 : Number(digitAt(plain, at)?.value ?? 0);
  if (digit === undefined || times < 2) return undefined;
  return Array.from({ length: times }, () => ({ ...digit, from: at, chinese: true }));
};

/** Letters that people write for digits (138OOOO1234), where nothing but digits is around them. */
const letterAt = (plain: string, at: number): Omit<Digit, "gap"> | undefined => {
  const char = plain.charAt(at);
  if (!/[oOlI|]/.test(char)) return undefined;
  const token = /[A-Za-z0-9|@_]*$/.exec(plain.slice(Math.max(0, at - 20), at))?.[0] ?? "";
  const whole = token + (/^[A-Za-z0-9|@_]*/.exec(plain.slice(at, at + 20))?.[0] ?? "");
  const isNumber = /^[0-9oOlI|]+$/.test(whole) && /\d{2}/.test(whole);
  return isNumber ? { value: /[oO]/.test(char) ? "0" : "1", from: at, to: at + 1, chinese: false } : undefined;
};

const starts = /[0-9零一二三四五六七八九幺两oOlI|]/;
const readAt = (plain: string, at: number) => {
  if (!starts.test(plain.charAt(at))) return undefined;
  const several = severalAt(plain, at);
  if (several) return several;
  const digit = digitAt(plain, at) ?? letterAt(plain, at);
  return digit && [digit];
};

const gapStarts = /[,、:;。()~…\s完再往后然接中最末尾杠空前打开]/;
const gapAt = (plain: string, at: number): { gap: Digit["gap"]; to: number } => {
  lightGap.lastIndex = at;
  const light = lightGap.exec(plain);
  if (light && readAt(plain, at + light[0].length)) return { gap: "light", to: at + light[0].length };
  if (!gapStarts.test(plain.charAt(at))) return { gap: "none", to: at };
  wordGap.lastIndex = at;
  const words = wordGap.exec(plain);
  return words && words[0] !== "" ? { gap: "words", to: at + words[0].length } : { gap: "none", to: at };
};

/** All runs of digits in a text made plain, in any writing, with what stands between them. */
export const digitRuns = (plain: string): Digit[][] => {
  const runs: Digit[][] = [];
  let at = 0;
  while (at < plain.length) {
    const run: Digit[] = [];
    let gap: Digit["gap"] = "none";
    let next = readAt(plain, at);
    let end = at;
    while (next) {
      const first = gap;
      run.push(...next.map((digit, index): Digit => ({ ...digit, gap: index === 0 ? first : "none" })));
      end = next[0]?.to ?? end;
      const over = gapAt(plain, end);
      gap = over.gap;
      next = readAt(plain, over.to);
    }
    if (run.length >= 5) runs.push(run);
    at = Math.max(end, at + 1);
  }
  return runs;
};

/** The digits as one string. */
export const valueOf = (digits: readonly Digit[]): string => digits.map(({ value }) => value).join("");
