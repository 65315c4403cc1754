import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { cases } from "@qizhen/shared/contract/cases";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { casePage as words } from "../../words/cases";

/** What is to be uncovered: somebody's name and phone, or the exact place. */
export type Covered = { what: "party"; partyId: string } | { what: "place" };

interface Props {
  caseId: string;
  covered: Covered;
  onClose: () => void;
}

const reasonAtLeast = 2;

const ReasonFields = ({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) => (
  <>
    <p className="sm sec">{words.unmaskNote}</p>
    <div className="chips">
      {words.unmaskReasons.map((one) => (
        <button key={one} type="button" className={reason === one ? "chip on" : "chip"} onClick={() => onChange(one)}>
          {one}
        </button>
      ))}
    </div>
    <Field label={words.unmaskReason}>
      <Input.TextArea
        autoFocus
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  </>
);

/** 看号码: asks why; it is recorded, and covered again after an hour. */
export const UnmaskDrawer = ({ caseId, covered, onClose }: Props) => {
  const [reason, setReason] = useState("");
  const unmask = useWrite(cases.unmask);
  const queries = useQueryClient();
  const see = async () => {
    if (!(await unmask.run({ params: { id: caseId }, body: { ...covered, reason } }))) return;
    await queries.invalidateQueries({ queryKey: keys.case(caseId) });
    onClose();
  };
  const wrong =
    unmask.error === undefined ? undefined : (fieldFailures(unmask.error)["reason"] ?? failureWords(unmask.error));
  return (
    <ConfirmDrawer
      title={covered.what === "party" ? words.unmaskTitle : words.unmaskPlaceTitle}
      onClose={onClose}
      onConfirm={() => void see()}
      confirm={words.unmaskDo}
      busy={unmask.busy}
      disabled={reason.trim().length < reasonAtLeast}
      error={wrong && <ErrorStrip message={wrong} />}
    >
      <ReasonFields reason={reason} onChange={setReason} />
    </ConfirmDrawer>
  );
};
