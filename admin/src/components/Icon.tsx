import type { IconName } from "../styles/icons";

/** One drawing of the icon set, 18 px, in the colour of the words beside it. Says nothing to a screen reader, unless it stands alone: then its `label`. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) => (
  <svg
    className={name === "logo" ? undefined : "i"}
    focusable="false"
    {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
  >
    <use href={`#i-${name}`} />
  </svg>
);
