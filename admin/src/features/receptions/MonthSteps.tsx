import { useState } from "react";
import { Button, Input } from "antd";
import type { MonthAction, ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { failureWords } from "../../client/failure";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { receptions as words } from "../../words/receptions";
import type { MonthSteps } from "./useMonth";

type Asked = Extract<MonthAction, "redraft" | "return" | "publish">;

/** Asks once more before something that cannot simply be taken back. */
const AskDrawer = ({
  action,
  month,
  steps,
  onClose,
}: {
  action: Asked;
  month: ReceptionMonth;
  steps: MonthSteps;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState("");
  const take = async () => {
    const done = action === "redraft" ? await steps.redraft() : action === "publish" ? await steps.publish() : await steps.giveBack(reason.trim()); // prettier-ignore
    if (done) onClose();
  };
  return (
    <ConfirmDrawer
      title={words.act[action]}
      onClose={onClose}
      onConfirm={() => void take()}
      confirm={words.act[action]}
      busy={steps.busy}
      danger={action === "redraft"}
      disabled={action === "return" && reason.trim() === ""}
      error={steps.error !== undefined && <ErrorStrip message={failureWords(steps.error)} />}
    >
      {action === "redraft" && <p>{words.redraftAsk}</p>}
      {action === "publish" && <p>{words.publishAsk(month.days.length)}</p>}
      {action === "return" && (
        <Field label={words.returnReason}>
          <Input.TextArea
            aria-label={words.returnReason}
            autoSize={{ minRows: 3 }}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
    </ConfirmDrawer>
  );
};

/** What whoever looks may do with the month now, as buttons; nothing else is shown. */
export const MonthButtons = ({
  month,
  steps,
  unsaved,
}: {
  month: ReceptionMonth;
  steps: MonthSteps;
  unsaved: boolean;
}) => {
  const [asked, setAsked] = useState<Asked>();
  const may = (action: MonthAction) => month.allowed.includes(action);
  const fresh = month.version === 0;
  const ask = (action: Asked) => {
    steps.clear();
    setAsked(action);
  };
  return (
    <>
      {may("redraft") && (
        <Button
          type={fresh ? "primary" : "default"}
          loading={fresh && steps.busy}
          disabled={month.leaders.length === 0}
          onClick={() => (fresh ? void steps.redraft() : ask("redraft"))}
        >
          {fresh ? words.act.draft : words.act.redraft}
        </Button>
      )}
      {may("return") && <Button onClick={() => ask("return")}>{words.act.return}</Button>}
      {may("approve") && !fresh && (
        <Button type="primary" loading={steps.busy} disabled={unsaved} onClick={() => void steps.approve()}>
          {words.act.approve}
        </Button>
      )}
      {may("publish") && (
        <Button type="primary" onClick={() => ask("publish")}>
          {words.act.publish}
        </Button>
      )}
      {asked && <AskDrawer action={asked} month={month} steps={steps} onClose={() => setAsked(undefined)} />}
    </>
  );
};

const order = ["draft", "approved", "published"] as const;

/** Which of the three steps a month has come to, and what comes next. */
export const MonthProgress = ({ month }: { month: ReceptionMonth }) => {
  const at = month.version === 0 ? -1 : order.indexOf(month.state);
  return (
    <ol className="rec-steps" aria-label={words.stepsLabel}>
      {order.map((state, nth) => (
        <li
          key={state}
          className={nth < at ? "done" : nth === at ? "now" : ""}
          aria-current={nth === at ? "step" : undefined}
        >
          {words.steps[state]}
        </li>
      ))}
    </ol>
  );
};

/** What is to be done now, and by whom, in words. */
export const monthHint = ({ version, state, allowed }: ReceptionMonth): string => {
  const { hint } = words;
  if (state === "published") return hint.published;
  if (state === "approved") return allowed.includes("publish") ? hint.approvedDesk : hint.approvedWait;
  if (version === 0) return allowed.includes("redraft") ? hint.none : hint.draftWait;
  if (allowed.includes("save")) return hint.draftDesk;
  return allowed.includes("approve") ? hint.draftDecide : hint.draftWait;
};
