import { useRef, useState } from "react";
import type { CaseRow } from "@qizhen/shared/contract/cases";
import { problemOf } from "../../client/problems";
import { takeSteps } from "../../client/takeSteps";
import { toast } from "../../client/toast";
import { Area } from "../../components/elements/elements";
import { Button } from "../../components/form/Button";
import { FormRow } from "../../components/form/FormRow";
import { Options } from "../../components/form/Options";
import type { Problem } from "../../components/screen/loadable";
import { Sheet } from "../../components/screen/Sheet";
import { ProblemCard } from "../../components/screen/States";
import { uuid } from "../../platform/uuid";
import { fieldWords, spotWords } from "../../words/spot";

const endOf = (says: string) => spotWords.ends.find((end) => end.says === says)?.value;

/** Takes and closes it, once however often it is tapped. */
const useClose = (row: CaseRow, onClose: () => void) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = useRef(uuid());
  const close = async (reason: string) => {
    setBusy(true);
    setProblem(undefined);
    const outcome = endOf(reason) === "guided" ? "guided" : "agreed";
    const end = { action: "close", outcome, reason: reason.trim() } as const;
    try {
      await takeSteps(row.id, row.status === "assigned" ? [{ action: "accept" }, end] : [end], key.current);
      toast(fieldWords.quickDone);
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return { busy, problem, close };
};

/** A small matter that was given to oneself: taken and closed from the phone, with one tap and how it ended. */
export const QuickClose = ({ row, onClose }: { row: CaseRow; onClose: () => void }) => {
  const [reason, setReason] = useState("");
  const { busy, problem, close } = useClose(row, onClose);
  const lacks = reason.trim().length < 2;
  return (
    <Sheet title={fieldWords.quickTitle} text={fieldWords.quickText} onClose={onClose}>
      {problem && <ProblemCard problem={problem} />}
      <Options
        label={spotWords.how}
        options={spotWords.ends}
        value={endOf(reason)}
        onChange={(value) => setReason(spotWords.ends.find((end) => end.value === value)?.says ?? "")}
      />
      <FormRow label={spotWords.result}>
        <Area
          className="input area"
          label={spotWords.result}
          placeholder={spotWords.resultPlaceholder}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      </FormRow>
      <Button {...((lacks || busy) && { off: true })} onTap={() => void close(reason)}>
        {busy ? spotWords.closing : lacks ? spotWords.missingResult : fieldWords.quickConfirm}
      </Button>
    </Sheet>
  );
};
