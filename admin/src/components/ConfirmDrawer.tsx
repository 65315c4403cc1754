import { Button, Drawer } from "antd";
import type { ReactNode } from "react";
import { states } from "../words/frame";

interface Props {
  title: string;
  onClose: () => void;
  onConfirm: () => void;
  /** Words on the button: what will be done. */
  confirm: string;
  busy: boolean;
  danger?: boolean;
  disabled?: boolean;
  error?: ReactNode;
  children: ReactNode;
}

const Foot = ({ onClose, onConfirm, confirm, busy, danger = false, disabled = false }: Omit<Props, "children">) => (
  <div className="form-foot">
    <Button onClick={onClose}>{states.notYet}</Button>
    <Button type="primary" danger={danger} loading={busy} disabled={disabled} onClick={onConfirm}>
      {confirm}
    </Button>
  </div>
);

/** A side drawer that asks before something is done: its fields, its error, and the one button that does it. */
export const ConfirmDrawer = ({ children, ...props }: Props) => {
  const ready = !props.busy && !props.disabled;
  return (
    <Drawer title={props.title} open onClose={props.onClose} size={420} footer={<Foot {...props} />}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) props.onConfirm();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey && ready) props.onConfirm();
        }}
      >
        {props.error}
        {children}
      </form>
    </Drawer>
  );
};
