import { createContext, useContext, useEffect, type ReactNode } from "react";
import { frame } from "../words/frame";

/** What the frame puts at the right end of every page's top bar (find, bell, oneself). */
export const FrameTools = createContext<ReactNode>(null);

/** A page: its top bar with the title, then its content. `beside` stands right of the title. */
export const Page = ({
  title,
  before,
  beside,
  actions,
  tight = false,
  children,
}: {
  title: string;
  before?: ReactNode;
  beside?: ReactNode;
  actions?: ReactNode;
  /** Leaves the find field narrow, where the title is long. */
  tight?: boolean;
  children: ReactNode;
}) => {
  const tools = useContext(FrameTools);
  useEffect(() => {
    document.title = `${title} · ${frame.product}`;
  }, [title]);
  return (
    <>
      <header className={tight ? "bar tight" : "bar"}>
        {before}
        <h1 title={title}>{title}</h1>
        {beside}
        <span className="sp" />
        {actions}
        {tools}
      </header>
      {children}
    </>
  );
};
