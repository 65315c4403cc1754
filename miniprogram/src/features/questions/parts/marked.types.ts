/** A stretch of a text, half-open. */
export interface Stretch {
  from: number;
  to: number;
}

/** A field to write in, whose private stretches are underlined. */
export interface MarkedAreaProps {
  value: string;
  marks: readonly Stretch[];
  label: string;
  placeholder: string;
  maxLength: number;
  onChange: (value: string) => void;
}
