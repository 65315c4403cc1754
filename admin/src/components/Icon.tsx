import type { IconName } from "../styles/icons";

/** One drawing of the icon set, 18 px, in the colour of the words beside it. Says nothing to a screen reader. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className={name === "logo" ? undefined : "i"} aria-hidden="true" focusable="false">
    <use href={`#i-${name}`} />
  </svg>
);
