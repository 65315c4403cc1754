import { Button } from "antd";
import { states } from "../words/frame";
import { Icon } from "./Icon";

/** What went wrong and what to do, where it happened. What was typed stays. */
export const ErrorStrip = ({
  message,
  onRetry,
  action,
}: {
  message: string;
  onRetry?: (() => void) | undefined;
  action?: React.ReactNode;
}) => (
  <div className="note-c" role="alert">
    <Icon name="alert" />
    <span>{message}</span>
    {action}
    {onRetry && (
      <Button size="small" onClick={onRetry}>
        {states.retry}
      </Button>
    )}
  </div>
);
