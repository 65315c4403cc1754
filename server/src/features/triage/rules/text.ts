/** A stretch of the resident's own text, in UTF-16 offsets, end excluded. */
export type Span = [from: number, to: number];

/** A report made comparable: full-width signs and capitals folded, every character at its old offset. */
export interface Folded {
  /** As written; spans point into it. */
  original: string;
  /** Same length as `original`. */
  text: string;
  /** Where the sentence that holds an offset begins and ends. */
  sentenceAt(offset: number): Span;
}

const fullStops = /[。！？!?；;\n]/;

/** Folds a report without moving a single character, so that spans stay true. */
export function fold(original: string): Folded {
  let text = "";
  for (let index = 0; index < original.length; index++) text += foldUnit(original.charCodeAt(index));
  return { original, text, sentenceAt: sentenceFinder(text) };
}

function foldUnit(code: number): string {
  if (code >= 0xff01 && code <= 0xff5e) return foldUnit(code - 0xfee0);
  if (code === 0x3000) return " ";
  if (code >= 0x41 && code <= 0x5a) return String.fromCharCode(code + 32);
  return String.fromCharCode(code);
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
