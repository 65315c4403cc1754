import type { ReactNode } from "react";
import { Tap } from "../elements/elements";
import { Icon, type IconName } from "../elements/Icon";

/**
 * A button. Solid pine (`primary`) is the next step and nothing else; `off` is not ready: it says in its own words what is missing,
 * and does nothing.
 */
export const Button = ({
  look = "primary",
  icon,
  small,
  off,
  label,
  className = "",
  onTap,
  children,
}: {
  look?: "primary" | "quiet" | "tint" | "danger";
  icon?: IconName;
  small?: boolean;
  off?: boolean;
  label?: string;
  className?: string;
  onTap: () => void;
  children: ReactNode;
}) => (
  <Tap
    className={`btn ${off ? "btn-off" : `btn-${look}`} ${small ? "btn-small" : ""} ${className}`}
    off={off ?? false}
    {...(label && { label })}
    onTap={() => !off && onTap()}
  >
    {icon && <Icon name={icon} />}
    {children}
  </Tap>
);
