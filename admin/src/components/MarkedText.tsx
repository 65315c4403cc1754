import { Fragment, type ReactNode } from "react";

/** A stretch of the text (UTF-16 units, half-open), the number of the reason it belongs to, and the colour of its mark. */
export interface Mark {
  from: number;
  to: number;
  number: number;
  tone: MarkTone;
}
export type MarkTone = "r" | "o" | "y" | "b" | "p";

/** Somebody's words with numbered marks under those that led to something. Of marks that overlap, the first stays whole. */
export const MarkedText = ({ text, marks }: { text: string; marks: Mark[] }) => {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.from - b.from || a.number - b.number)) {
    if (mark.from < at || mark.to > text.length || mark.from >= mark.to) continue;
    pieces.push(<Fragment key={at}>{text.slice(at, mark.from)}</Fragment>);
    pieces.push(
      <mark key={`m${mark.from}`} className={`m-${mark.tone}`}>
        {text.slice(mark.from, mark.to - 1)}
        <span className="nw">
          {text.slice(mark.to - 1, mark.to)}
          <i className="num">{mark.number}</i>
        </span>
      </mark>,
    );
    at = mark.to;
  }
  return (
    <p>
      {pieces}
      {text.slice(at)}
    </p>
  );
};
