import type { ReactNode } from "react";

/** What stands where a page cannot be shown: why, and a way on. `alone` where no page is around it. */
export const Instead = ({
  title,
  text,
  alone = false,
  children,
}: {
  title: string;
  text: string;
  alone?: boolean;
  children: ReactNode;
}) => (
  <div className="instead">
    <div role="alert">
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      <p>{text}</p>
      <div className="row">{children}</div>
    </div>
  </div>
);
