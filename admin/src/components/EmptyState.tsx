import type { ReactNode } from "react";

/** What will be here, and the one thing to do. */
export const EmptyState = ({ title, text, action }: { title: string; text: string; action?: ReactNode }) => (
  <div className="empty-c">
    <b>{title}</b>
    {text}
    {action && <div>{action}</div>}
  </div>
);
