/** What the few elements take that all screens are made of; each platform draws them its own way. */

type Style = Record<string, string | number>;

export interface BoxProps {
  /** What a browser makes of it; in WeChat all are views. */
  as?: "div" | "section" | "ul" | "ol" | "li" | "nav" | "header" | "main" | "p" | "h1" | "h2";
  className?: string;
  style?: Style;
  id?: string;
  /** What a screen reader says. */
  label?: string;
  role?: string;
  /** Kept from screen readers. */
  hidden?: boolean;
  /** Changes are read out. */
  live?: "polite" | "assertive";
}
export interface LineProps {
  as?: "span" | "b" | "mark";
  className?: string;
}
export interface TapProps {
  className?: string;
  id?: string;
  label?: string;
  /** Cannot be used yet; a tap still reaches `onTap`, so that it can say what is missing. */
  off?: boolean;
  /** Chosen, of a few. */
  on?: boolean;
  expanded?: boolean;
  onTap: () => void;
}
export interface HoldProps {
  className?: string;
  label?: string;
  onStart: () => void;
  onEnd: () => void;
}
export interface FieldProps {
  value: string;
  onChange: (value: string) => void;
  onDone?: () => void;
  kind?: "text" | "digits" | "password";
  placeholder?: string;
  maxLength?: number;
  className?: string;
  label?: string;
  id?: string;
}
export interface AreaProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  maxLength?: number;
  className?: string;
  label?: string;
  id?: string;
  focus?: boolean;
}
export interface PictureProps {
  src: string;
  label?: string;
  className?: string;
  style?: Style;
  /** Browsers only. Where it was tapped: 0–1 from the left and from the top. */
  onPoint?: (at: { x: number; y: number }) => void;
  onLoad?: () => void;
  onError?: () => void;
}
