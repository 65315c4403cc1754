import { Button } from "antd";
import type { AllowedAction, CaseDetail } from "@qizhen/shared/contract/cases";
import { actions, type Action } from "@qizhen/shared/vocabulary";
import { Icon } from "../../components/Icon";
import { useShortcuts } from "../../components/useShortcuts";
import { casePage as words } from "../../words/cases";
import { likelyFirst, stepLooks } from "./stepLooks";

interface Props {
  detail: CaseDetail;
  onChoose: (action: AllowedAction) => void;
}

/** The steps in the order they are shown, the likeliest first; of two with the same key the first has it. */
const orderOf = (allowed: AllowedAction[]) => {
  const first = likelyFirst.find((action) => allowed.some((one) => one.action === action));
  const ordered = [...allowed].sort((a, b) => Number(b.action === first) - Number(a.action === first));
  const keys = new Map<string, Action>();
  for (const { action } of ordered) {
    const { key } = stepLooks[action];
    if (key && !keys.has(key)) keys.set(key, action);
  }
  return ordered.map((one) => {
    const { icon, key } = stepLooks[one.action];
    return { ...one, icon, first: one.action === first, key: key && keys.get(key) === one.action ? key : undefined };
  });
};

/** The steps that are allowed now, and only those; the likeliest first and solid. */
export const ActionPanel = ({ detail, onChoose }: Props) => {
  const steps = orderOf(detail.allowedActions);
  useShortcuts(Object.fromEntries(steps.flatMap((step) => (step.key ? [[step.key, () => onChoose(step)]] : []))));
  if (steps.length === 0) return <p className="sm mut">{words.cannot}</p>;
  return (
    <div className="do" role="group" aria-label={words.can}>
      {steps.map((step) => (
        <Button
          key={step.action}
          type={step.first ? "primary" : "default"}
          danger={step.action === "confirm" && detail.risk === "red"}
          className={step.first ? "wide" : ""}
          icon={<Icon name={step.icon} />}
          onClick={() => onChoose(step)}
        >
          <span className="cut">{actions[step.action]}</span>
          {step.key && <kbd aria-hidden="true">{step.key.toUpperCase()}</kbd>}
        </Button>
      ))}
    </div>
  );
};
