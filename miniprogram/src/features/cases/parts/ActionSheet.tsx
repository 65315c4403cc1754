import { useState } from "react";
import type { ActionRequest, AllowedAction, CaseDetail } from "@qizhen/shared/contract/cases";
import { outcomes, type Outcome } from "@qizhen/shared/vocabulary";
import { Area } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { FormRow } from "../../../components/form/FormRow";
import { Options } from "../../../components/form/Options";
import { ProblemCard } from "../../../components/screen/States";
import { Sheet } from "../../../components/screen/Sheet";
import { actionAsk, actionWords } from "../../../words/actions";
import { useAct } from "./useAct";

const outcomeOptions = (Object.keys(outcomes) as Outcome[])
  .filter((outcome) => outcome !== "withdrawn")
  .map((outcome) => ({ value: outcome, text: outcomes[outcome] }));

/** What the sheet lacks before the step can be taken, in words. */
const lacking = (allowed: AllowedAction, written: string, outcome: Outcome | undefined, unfinished: string) => {
  const { field } = actionWords[allowed.action] ?? {};
  if (allowed.needs.includes("unfinished") && unfinished.trim() === "") return actionAsk.missing(actionAsk.unfinished);
  if (allowed.needs.includes("outcome") && !outcome) return actionAsk.missingOutcome;
  const optional = field && allowed.may.includes(field.name) && allowed.action !== "agree";
  if (field && !optional && written.trim() === "") return actionAsk.missing(field.label);
  return undefined;
};

/** One step of the life cycle: what it means, the field it needs, and a safe way back. */
export const ActionSheet = ({
  found,
  allowed,
  onClose,
}: {
  found: CaseDetail;
  allowed: AllowedAction;
  onClose: () => void;
}) => {
  const [written, setWritten] = useState("");
  const [outcome, setOutcome] = useState<Outcome>();
  const [unfinished, setUnfinished] = useState("");
  const act = useAct(found.id);
  const words = actionWords[allowed.action];
  if (!words) return null;
  const lacks = lacking(allowed, written, outcome, unfinished);
  const take = async () => {
    const said = written.trim();
    const request = {
      action: allowed.action,
      version: found.version,
      ...(words.field && said && { [words.field.name]: said }),
      ...(outcome && { outcome }),
      ...(unfinished.trim() && { unfinished: unfinished.trim() }),
    } as ActionRequest;
    if (await act.run(request, words.done)) onClose();
  };
  return (
    <Sheet title={words.title} {...(words.text && { text: words.text })} onClose={onClose}>
      {act.problem && <ProblemCard problem={act.problem} />}
      {allowed.needs.includes("outcome") && (
        <FormRow label={actionAsk.outcome}>
          <Options label={actionAsk.outcome} options={outcomeOptions} value={outcome} onChange={setOutcome} />
        </FormRow>
      )}
      {words.field && (
        <FormRow label={words.field.label}>
          <Area
            className="input area"
            label={words.field.label}
            placeholder={words.field.placeholder}
            maxLength={words.field.name === "text" ? 1000 : 500}
            value={written}
            onChange={setWritten}
          />
        </FormRow>
      )}
      {allowed.needs.includes("unfinished") && (
        <FormRow label={actionAsk.unfinished} note={actionAsk.unfinishedNote}>
          <Area
            className="input area"
            label={actionAsk.unfinished}
            placeholder={actionAsk.unfinishedHint}
            maxLength={500}
            value={unfinished}
            onChange={setUnfinished}
          />
        </FormRow>
      )}
      {words.keep && <Button onTap={onClose}>{words.keep}</Button>}
      <Button
        look={words.keep ? "danger" : "primary"}
        {...((lacks !== undefined || act.busy) && { off: true })}
        onTap={() => void take()}
      >
        {act.busy ? actionAsk.busy : (lacks ?? words.confirm)}
      </Button>
    </Sheet>
  );
};
