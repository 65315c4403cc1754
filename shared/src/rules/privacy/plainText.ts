import { hidden } from "./span";

/** One unit for one unit, so that places in the plain text are places in the original. */
const same: ReadonlyMap<string, string> = new Map(
  [
    ["〇○", "零零"],
    ["壹贰叁肆柒捌玖", "一二三四七八九"],
    ["①②③④⑤⑥⑦⑧⑨⓪", "1234567890"],
    ["\u3000\u00a0\u200b\u200c\u200d\ufeff\ufe0f\u20e3\t", "         "],
    ["—–−‐‑―﹣－", "--------"],
    ["•‧∙．●・", "······"],
    ["〔【［｛[{〕】］｝]}", "(((((())))))"],
    ["“”‘’「」『』", '""""""""'],
    ["、；", "、;"],
  ].flatMap(([from = "", to = ""]) => [...from].map((char, index): [string, string] => [char, to[index] ?? char])),
);

/** Full width becomes half width, all forms of a digit, blank, dash, dot and bracket become one. The length stays. */
export const plainText = (text: string): string => {
  let plain = "";
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const code = text.charCodeAt(at);
    const other = same.get(unit);
    if (other !== undefined) plain += other;
    else plain += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
  }
  return plain;
};

/** Puts the sign of hidden text over a stretch; the length stays. */
export const cover = (plain: string, from: number, to: number): string =>
  plain.slice(0, from) + hidden.repeat(to - from) + plain.slice(to);
