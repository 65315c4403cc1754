import { Button, Drawer } from "antd";
import type { ReactNode } from "react";
import { states } from "../words/frame";

/** A side drawer that asks before something is done: its fields, its error, and the one button that does it. */
export const ConfirmDrawer = ({
  title,
  open,
  onClose,
  onConfirm,
  confirm,
  busy,
  danger = false,
  disabled = false,
  error,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** Words on the button: what will be done. */
  confirm: string;
  busy: boolean;
  danger?: boolean;
  disabled?: boolean;
  error?: ReactNode;
  children: ReactNode;
}) => (
  <Drawer
    title={title}
    open={open}
    onClose={onClose}
    size={420}
    destroyOnHidden
    footer={
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onClose}>{states.notYet}</Button>
        <Button type="primary" danger={danger} loading={busy} disabled={disabled} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    }
  >
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !disabled) onConfirm();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.ctrlKey && !busy && !disabled) onConfirm();
      }}
    >
      {error}
      {children}
    </form>
  </Drawer>
);
