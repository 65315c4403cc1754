import type { ReactNode } from "react";

/** What stands where a page cannot be shown: why, and a way on. */
export const Instead = ({ title, text, children }: { title: string; text: string; children: ReactNode }) => (
  <div className="instead">
    <div role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      <div className="row">{children}</div>
    </div>
  </div>
);
