import type { ReactNode } from "react";
import { rulebook as words } from "../../words/rulebook";

/** One field of the rules: its name and meaning, its control, the product's default, and a mark where it is changed. */
export const RuleLine = ({
  label,
  meaning,
  fallback,
  own,
  wrong,
  onBack,
  children,
}: {
  label: string;
  meaning?: string | undefined;
  fallback: string;
  own: boolean;
  wrong?: string | undefined;
  /** Gives the field back to the product; absent where one may only read. */
  onBack?: (() => void) | undefined;
  children: ReactNode;
}) => (
  <div className={own ? "rule own" : "rule"}>
    <div className="rule-text">
      <b>{label}</b>
      {own && <span className="tag amber">{words.changed}</span>}
      {meaning && <p className="sm sec">{meaning}</p>}
    </div>
    <div className="rule-value">
      {children}
      <p className="xs mut">
        {fallback}
        {own && onBack && (
          <button type="button" className="link" onClick={onBack}>
            {words.back}
          </button>
        )}
      </p>
      {wrong && (
        <span className="xs wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  </div>
);
