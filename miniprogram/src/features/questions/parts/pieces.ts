import type { Stretch } from "./marked.types";

/** A text cut at its marks (in order, not overlapping), nothing lost. `from`: where the piece begins; `mark`: the one it is. */
export const piecesOf = <S extends Stretch>(text: string, marks: readonly S[]) => {
  const pieces: { from: number; text: string; mark?: S }[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.from > at) pieces.push({ from: at, text: text.slice(at, mark.from) });
    pieces.push({ from: mark.from, text: text.slice(mark.from, mark.to), mark });
    at = mark.to;
  }
  if (at < text.length) pieces.push({ from: at, text: text.slice(at) });
  return pieces;
};
