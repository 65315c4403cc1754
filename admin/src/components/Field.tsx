import type { ReactNode } from "react";

/** A field of a form: its name, its control, what is wrong with it or what helps. */
export const Field = ({
  label,
  wrong,
  help,
  children,
}: {
  label: string;
  wrong?: string | undefined;
  help?: string | undefined;
  children: ReactNode;
}) => (
  <div className="field">
    <label>
      <span className="sm sec">{label}</span>
      {children}
    </label>
    {wrong && (
      <span className="xs wrong" role="alert">
        {wrong}
      </span>
    )}
    {help && !wrong && <span className="xs mut">{help}</span>}
  </div>
);
