import { piecesOf } from "./pieces";
import type { MarkedAreaProps } from "./marked.types";

/**
 * The field, and under it the same words once more, unseen but for the lines under what is private. The words below give the
 * height, so that the field never scrolls and the two stay on top of each other.
 */
export const MarkedArea = ({ value, marks, label, placeholder, maxLength, onChange }: MarkedAreaProps) => (
  <div className="ask-stack">
    <div className="ask-field ask-under" aria-hidden>
      {piecesOf(value, marks).map(({ text, mark, from }) =>
        mark ? (
          <mark key={from} className="ask-mark">
            {text}
          </mark>
        ) : (
          <span key={from}>{text}</span>
        ),
      )}
      {"\n"}
    </div>
    <textarea
      className="el-field ask-field ask-over"
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);
