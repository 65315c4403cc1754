import { plainSign } from "./plainSigns";

/** A stretch of the resident's own text, in UTF-16 offsets, end excluded. */
export type Span = [from: number, to: number];

/** A report made comparable; offsets of `text` are led back to what the resident wrote by `asWritten`. */
export interface Folded {
  original: string;
  /** Signs made plain (full-width, capitals, traditional characters, tone marks); what is put between characters taken out. */
  text: string;
  /** Where a stretch of `text` stands in `original`. */
  asWritten<T extends { from: number; to: number }>(stretch: T): T;
  /** Where the sentence that holds an offset of `text` begins and ends. */
  sentenceAt(offset: number): Span;
}

const fullStops = /[。！？!?；;\n]/;
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Variation_Selector}/u;
const han = /\p{Script=Han}/u;
/** What is put between characters so that a machine should not read them; a blank only where a character stands alone. */
const wedge = /[·・*_~|^+=`'"]/;

/** Makes a report comparable: plain signs, no invisible ones, 自 杀 and 自*杀 closed up. Linear in its length. */
export function fold(original: string): Folded {
  const seen: number[] = [];
  for (let index = 0; index < original.length; index++) if (!invisible.test(original.charAt(index))) seen.push(index);
  const visible = seen.map((index) => original.charAt(index)).join("");
  const at = seen.filter((_, index) => !isWedged(visible, index));
  const text = at.map((index) => plainSign(original.charAt(index))).join("");
  const asWritten = <T extends { from: number; to: number }>(stretch: T): T =>
    stretch.to > stretch.from
      ? { ...stretch, from: at[stretch.from] ?? 0, to: (at[stretch.to - 1] ?? 0) + 1 }
      : { ...stretch, from: at[stretch.from] ?? original.length, to: at[stretch.from] ?? original.length };
  return { original, text, asWritten, sentenceAt: sentenceFinder(text) };
}

/** Whether a sign only parts two characters of one word. */
function isWedged(text: string, index: number): boolean {
  const sign = text.charAt(index);
  const blank = sign === " " || sign === "\t" || sign === "\u3000";
  if (!blank && !wedge.test(sign)) return false;
  if (!han.test(text.charAt(index - 1)) || !han.test(text.charAt(index + 1))) return false;
  if (!blank) return true;
  return !han.test(text.charAt(index - 2)) || !han.test(text.charAt(index + 2));
}

function sentenceFinder(text: string) {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    if (fullStops.test(text.charAt(index))) starts.push(index + 1);
  }
  return (offset: number): Span => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return [starts[low] ?? 0, starts[low + 1] ?? text.length];
  };
}

const courtesies =
  /(?<=^|[。！？!?；;\n，,~～…])(?:尊敬的|各位|领导|同志|工作人员|调解员|师傅|老师|平台|社区|大哥|大姐|您|你|们|好|早上好|上午好|中午好|下午好|晚上好|打扰|麻烦|谢谢|感谢|多谢|辛苦|不好意思|拜托|先|再次|非常|十分|真|了|啦|一下|大家|祝|工作顺利|身体健康|万事如意|阖家幸福|生活愉快|此致|敬礼|盼复|盼回复|请回复|理解|支持|帮助|帮忙|的){1,12}(?=[。！？!?；;\n，,~～…]|$)/g;

/** Blots out greetings and thanks that fill a clause of their own: they say nothing of the matter. Offsets stay. */
export const blotCourtesies = (text: string): string => text.replace(courtesies, (clause) => " ".repeat(clause.length));

const clauseEnds = /[。！？!?；;\n，,、：:“”"「」（）()…\s]/;
/** A clause up to this long is shown whole. */
const shortClause = 14;
const wordsOf = new Intl.Segmenter("zh", { granularity: "word" });

/** The whole words that a stretch touches; of a short clause all of it, so that nothing is cut mid-phrase (三回都…). */
export function wholePhrase(text: string, [from, to]: Span): Span {
  let start = from;
  let end = to;
  while (start > 0 && from - start <= shortClause && !clauseEnds.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - to <= shortClause && !clauseEnds.test(text.charAt(end))) end++;
  if (end - start <= Math.max(shortClause, to - from)) return [start, end];
  const touched = [...wordsOf.segment(text.slice(start, end))].filter(
    ({ index, segment }) => start + index < to && start + index + segment.length > from,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? [start + first.index, start + last.index + last.segment.length] : [from, to];
}
