/** A number as people write it, least value first: 十五六 is 15, 二十来 is 20, 三万八 is 38000. */
export interface NumberFound {
  value: number;
  from: number;
  to: number;
}

const digits: Record<string, number> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 几: 2,
}; // prettier-ignore
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

const numberPattern =
  /[0-9]{1,9}(?:[,][0-9]{3}){0,3}(?:\.[0-9]{1,2})?(?: ?[多来余几])?[百千万亿wk]?[多来余几]?[0-9]?|(?:(?<=[上成近])[百千万]|[零〇一二两俩三仨四五六七八九十几])[零〇一二两三四五六七八九十百千万亿几多来余好]{0,11}/g;

/** Every number in the text with what it is worth at least; half a unit (半) is left out. */
export function findNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(numberPattern)) {
    const value = /^[0-9]/.test(match[0]) ? readArabic(match[0]) : readChinese(match[0]);
    if (value !== undefined) found.push({ value, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

function readArabic(written: string): number | undefined {
  const parts = /^([0-9,.]+) ?[多来余几]?([百千万亿wk]?)[多来余几]?([0-9]?)$/.exec(written);
  if (!parts?.[1]) return undefined;
  const unit = { w: 10_000, k: 1000, ...units }[parts[2] ?? ""] ?? 1;
  const tail = parts[3] ? Number(parts[3]) * (unit / 10) : 0;
  return Math.round(Number(parts[1].replaceAll(",", "")) * unit * 100) / 100 + tail;
}

/** Reads 一百零五, 三万八, 十二万八, 二十来, 十五六, 七八十; years written digit by digit (二〇二一) come out as such. */
export function readChinese(written: string): number | undefined {
  const signs = [...written].filter((sign) => !"多来余好".includes(sign));
  if (signs.length === 0) return undefined;
  if (signs.length > 2 && signs.every((sign) => sign in digits))
    return Number(signs.map((sign) => digits[sign]).join(""));
  return new ChineseReader(signs).read();
}

class ChineseReader {
  private total = 0;
  private section = 0;
  private digit: number | undefined;
  private lastUnit = 1;
  private afterZero = false;

  constructor(private readonly signs: string[]) {}

  read(): number {
    for (const [index, sign] of this.signs.entries()) this.take(sign, this.signs[index - 1]);
    const rest = this.digit ?? 0;
    const short = this.lastUnit >= 100 && !this.afterZero;
    return this.total + this.section + (short ? rest * (this.lastUnit / 10) : rest);
  }

  private take(sign: string, before: string | undefined) {
    const unit = units[sign];
    if (unit !== undefined) return this.takeUnit(unit);
    // 七八 and 十五六 are ranges: the lower end stands.
    if (this.digit !== undefined && before !== undefined && before in digits && !this.afterZero) return;
    this.digit = digits[sign] ?? 0;
    this.afterZero = sign === "零" || sign === "〇" ? true : this.afterZero && before === "零";
    if (this.digit === 0) this.digit = undefined;
  }

  private takeUnit(unit: number) {
    if (unit >= 10_000) {
      this.total += (this.section + (this.digit ?? 0) || 1) * unit;
      this.section = 0;
    } else {
      this.section += (this.digit ?? 1) * unit;
    }
    this.digit = undefined;
    this.lastUnit = unit;
    this.afterZero = false;
  }
}
