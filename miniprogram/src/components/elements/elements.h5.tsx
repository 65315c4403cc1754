import { createElement, useRef, type PropsWithChildren } from "react";
import type { AreaProps, BoxProps, FieldProps, HoldProps, LineProps, PictureProps, TapProps } from "./elements.types";

/** In a browser: the elements of HTML themselves, which keyboards and screen readers know. */

/** Own looks of an element are taken off by a class: Taro rewrites rules that name tags. */
const dressed = (base: string, className: string | undefined) => (className ? `${base} ${className}` : base);

const attributes = ({ className, id, label, role, hidden, live }: Omit<BoxProps, "as">) => ({
  className: dressed("el", className),
  id,
  role,
  "aria-label": label,
  "aria-hidden": hidden,
  "aria-live": live,
});

/** A block. */
export const Box = ({ as = "div", children, style, ...rest }: PropsWithChildren<BoxProps>) =>
  createElement(as, { ...attributes(rest), style }, children);

/** A stretch of text within a line. */
export const Line = ({ as = "span", className, children }: PropsWithChildren<LineProps>) =>
  createElement(as, { className }, children);

/** Whatever can be tapped: a button, for keyboards and screen readers too. */
export const Tap = ({ className, label, id, off, on, expanded, onTap, children }: PropsWithChildren<TapProps>) => (
  <button
    type="button"
    id={id}
    className={dressed("el-tap", className)}
    aria-label={label}
    aria-disabled={off || undefined}
    aria-pressed={on}
    aria-expanded={expanded}
    onClick={onTap}
  >
    {children}
  </button>
);

/** Held down while something goes on; Enter or a space holds it too. */
export const Hold = ({ className, label, onStart, onEnd, children }: PropsWithChildren<HoldProps>) => {
  const held = useRef(false);
  const start = () => {
    if (held.current) return;
    held.current = true;
    onStart();
  };
  const end = () => {
    if (!held.current) return;
    held.current = false;
    onEnd();
  };
  const holds = (key: string) => key === "Enter" || key === " ";
  return (
    <button
      type="button"
      className={dressed("el-tap", className)}
      aria-label={label}
      style={{ touchAction: "none", userSelect: "none", WebkitUserSelect: "none" }}
      onPointerDown={start}
      onPointerUp={end}
      onPointerCancel={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => holds(event.key) && start()}
      onKeyUp={(event) => holds(event.key) && end()}
    >
      {children}
    </button>
  );
};

/** One line to write in. */
export const Field = ({ kind = "text", onChange, onDone, label, id, maxLength, className, ...rest }: FieldProps) => (
  <input
    {...rest}
    id={id}
    className={dressed("el-field", className)}
    type={kind === "password" ? "password" : "text"}
    inputMode={kind === "digits" ? "numeric" : "text"}
    autoComplete={kind === "password" ? "current-password" : "off"}
    maxLength={maxLength}
    aria-label={label}
    onChange={(event) => onChange(event.target.value)}
    onKeyDown={(event) => event.key === "Enter" && onDone?.()}
  />
);

/** Several lines to write in; grows with what is written. */
export const Area = ({ onChange, label, id, maxLength, value, className, placeholder, focus }: AreaProps) => (
  <textarea
    id={id}
    className={dressed("el-field", className)}
    value={value}
    placeholder={placeholder}
    maxLength={maxLength}
    aria-label={label}
    autoFocus={focus}
    rows={Math.min(14, Math.max(4, Math.ceil(value.length / 17) + 1))}
    onChange={(event) => onChange(event.target.value)}
  />
);

/** A picture. `onPoint` gets where it was tapped, each way from 0 to 1. */
export const Picture = ({ src, label, className, style, onPoint, onLoad, onError }: PictureProps) => (
  <img
    src={src}
    alt={label ?? ""}
    className={className}
    style={style}
    draggable={false}
    onLoad={onLoad}
    onError={onError}
    onClick={(event) => {
      if (!onPoint) return;
      const box = event.currentTarget.getBoundingClientRect();
      onPoint({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
    }}
  />
);
