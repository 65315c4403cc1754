import { useState } from "react";
import { App, Button, Input } from "antd";
import type { Order, OrderAction, OrderRequest } from "@qizhen/shared/contract/supervision";
import { orderActions } from "@qizhen/shared/contract/supervision";
import { failureWords } from "../../client/failure";
import { useKept } from "../../client/kept";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { supervision as words } from "../../words/supervision";
import { useOrderStep } from "./useOrders";

const requestOf = (action: OrderAction, text: string): OrderRequest => {
  if (action === "reply") return { action, text };
  return action === "return" ? { action, reason: text } : { action };
};

const StepDrawer = ({ order, action, onClose }: { order: Order; action: OrderAction; onClose: () => void }) => {
  const [text, setText, clear] = useKept<string>(`order.${order.id}.${action}`, "");
  const step = useOrderStep(order);
  const { message } = App.useApp();
  const writes = action !== "accept";
  const save = async () => {
    if (!(await step.take(requestOf(action, text.trim())))) return;
    clear();
    void message.success(words.saved);
    onClose();
  };
  return (
    <ConfirmDrawer
      title={`${orderActions[action]} ${order.number}`}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={orderActions[action]}
      busy={step.busy}
      disabled={writes && text.trim() === ""}
      error={step.error !== undefined && <ErrorStrip message={failureWords(step.error)} />}
    >
      <p>{order.question}</p>
      {writes && (
        <Field label={action === "reply" ? words.replyHint : words.returnHint}>
          <Input.TextArea
            aria-label={orderActions[action]}
            autoSize={{ minRows: 5, maxRows: 14 }}
            maxLength={action === "reply" ? 2000 : 500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      )}
    </ConfirmDrawer>
  );
};

/** What somebody may do with an order now, as buttons; each opens its form. */
export const OrderSteps = ({ order }: { order: Order }) => {
  const [action, setAction] = useState<OrderAction>();
  return (
    <>
      {order.allowed.map((one) => (
        <Button key={one} size="small" type={one === "return" ? "default" : "primary"} onClick={() => setAction(one)}>
          {orderActions[one]}
        </Button>
      ))}
      {action && <StepDrawer order={order} action={action} onClose={() => setAction(undefined)} />}
    </>
  );
};
