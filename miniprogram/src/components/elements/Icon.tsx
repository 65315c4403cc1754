import { Box } from "./elements";

/** The one icon set (`styles/icons.scss`). */
export type IconName =
  | "home"
  | "case"
  | "me"
  | "mic"
  | "people"
  | "phone"
  | "right"
  | "left"
  | "down"
  | "pin"
  | "camera"
  | "image"
  | "speaker"
  | "play"
  | "pause"
  | "edit"
  | "check"
  | "clock"
  | "alert"
  | "shield"
  | "lock"
  | "eye"
  | "bell"
  | "star"
  | "star-full"
  | "inbox"
  | "map"
  | "send"
  | "plus"
  | "x"
  | "undo"
  | "door"
  | "flag"
  | "quote"
  | "wave"
  | "close-case"
  | "hide"
  | "arrow"
  | "building"
  | "note"
  | "talk";

/** An icon in the colour of the words around it; the words say what it means. */
export const Icon = ({ name, className = "" }: { name: IconName; className?: string }) => (
  <Box className={`i i-${name} ${className}`} hidden />
);
