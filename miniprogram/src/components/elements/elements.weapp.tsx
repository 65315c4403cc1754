import type { PropsWithChildren } from "react";
import { Image, Input, Text, Textarea, View } from "@tarojs/components";
import type { AreaProps, BoxProps, FieldProps, HoldProps, LineProps, PictureProps, TapProps } from "./elements.types";

/** In WeChat: its own components, told apart for screen readers by `aria-role`. */

const roleOf = { nav: "navigation", h1: "heading", h2: "heading", ul: "list", ol: "list", li: "listitem" } as const;
const spoken = (role: string | undefined, label?: string, hidden?: boolean) => ({
  ...(role && { ariaRole: role }),
  ...(label && { ariaLabel: label }),
  ...(hidden && { ariaHidden: true }),
});

/** A block. */
export const Box = ({
  as = "div",
  className,
  style,
  id,
  label,
  role,
  hidden,
  children,
}: PropsWithChildren<BoxProps>) => (
  <View
    className={className}
    {...(style && { style })}
    {...(id && { id })}
    {...spoken(role ?? (as in roleOf ? roleOf[as as keyof typeof roleOf] : undefined), label, hidden)}
  >
    {children}
  </View>
);

/** A stretch of text within a line. */
export const Line = ({ as = "span", className, children }: PropsWithChildren<LineProps>) => (
  <Text className={as === "b" ? `strong ${className ?? ""}` : className}>{children}</Text>
);

/** Whatever can be tapped. */
export const Tap = ({ className, label, id, off, on, onTap, children }: PropsWithChildren<TapProps>) => (
  <View
    className={className}
    hoverClass="tapped"
    hoverStayTime={80}
    {...(id && { id })}
    {...spoken("button", label)}
    {...(off && { ariaDisabled: true })}
    {...(on !== undefined && { ariaChecked: on })}
    onClick={onTap}
  >
    {children}
  </View>
);

/** Held down while something goes on. */
export const Hold = ({ className, label, onStart, onEnd, children }: PropsWithChildren<HoldProps>) => (
  <View
    className={className}
    hoverClass="tapped"
    {...spoken("button", label)}
    onTouchStart={onStart}
    onTouchEnd={onEnd}
    onTouchCancel={onEnd}
  >
    {children}
  </View>
);

/** One line to write in. */
export const Field = ({
  kind = "text",
  onChange,
  onDone,
  value,
  placeholder,
  maxLength,
  className,
  label,
  id,
}: FieldProps) => (
  <Input
    value={value}
    type={kind === "digits" ? "number" : "text"}
    password={kind === "password"}
    placeholder={placeholder}
    placeholderClass="placeholder"
    maxlength={maxLength ?? 140}
    className={className}
    {...(id && { id })}
    {...spoken(undefined, label)}
    onInput={(event) => onChange(event.detail.value)}
    onConfirm={onDone}
  />
);

/** Several lines to write in; grows with what is written. */
export const Area = ({ value, onChange, placeholder, maxLength, className, label, id, focus }: AreaProps) => (
  <Textarea
    value={value}
    placeholder={placeholder}
    placeholderClass="placeholder"
    maxlength={maxLength ?? 140}
    className={className}
    autoHeight
    focus={focus}
    showConfirmBar={false}
    {...(id && { id })}
    {...spoken(undefined, label)}
    onInput={(event) => onChange(event.detail.value)}
  />
);

/** A picture. Where it was tapped is not told: a place is picked on WeChat's own map. */
export const Picture = ({ src, label, className, style, onLoad, onError }: PictureProps) => (
  <Image
    src={src}
    className={className}
    mode="aspectFill"
    {...(style && { style })}
    {...spoken(label ? "img" : undefined, label, !label)}
    onLoad={onLoad}
    onError={onError}
  />
);
