import { Button } from "antd";
import type { AllowedAction, CaseDetail } from "@qizhen/shared/contract/cases";
import { actions, type Action } from "@qizhen/shared/vocabulary";
import { Icon } from "../../components/Icon";
import { useShortcuts } from "../../components/useShortcuts";
import { casePage as words } from "../../words/cases";
import { likelyFirst, stepLooks } from "./stepLooks";

/** The steps that are allowed now, and only those; the likeliest first and solid. */
export const ActionPanel = ({
  detail,
  onChoose,
}: {
  detail: CaseDetail;
  onChoose: (action: AllowedAction) => void;
}) => {
  const allowed = detail.allowedActions;
  const first = likelyFirst.find((action) => allowed.some((one) => one.action === action));
  const ordered = [...allowed].sort((a, b) => Number(b.action === first) - Number(a.action === first));
  const keyOf = (action: Action) => {
    const { key } = stepLooks[action];
    return ordered.find((one) => stepLooks[one.action].key === key)?.action === action ? key : undefined;
  };
  useShortcuts(
    Object.fromEntries(
      ordered.flatMap((one) => {
        const key = keyOf(one.action);
        return key ? [[key, () => onChoose(one)] as const] : [];
      }),
    ),
  );
  if (ordered.length === 0) return <p className="sm mut">{words.cannot}</p>;
  return (
    <div className="do" role="group" aria-label={words.can}>
      {ordered.map((one) => {
        const key = keyOf(one.action);
        return (
          <Button
            key={one.action}
            type={one.action === first ? "primary" : "default"}
            danger={one.action === "confirm" && detail.risk === "red"}
            className={one.action === first ? "wide" : ""}
            icon={<Icon name={stepLooks[one.action].icon} />}
            onClick={() => onChoose(one)}
          >
            <span className="cut">{actions[one.action]}</span>
            {key && <kbd aria-hidden="true">{key.toUpperCase()}</kbd>}
          </Button>
        );
      })}
    </div>
  );
};
