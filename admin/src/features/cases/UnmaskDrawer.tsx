import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { cases } from "@qizhen/shared/contract/cases";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { casePage as words } from "../../words/cases";

/** What is to be uncovered: somebody's name and phone, or the exact place. */
export type Covered = { what: "party"; partyId: string } | { what: "place" };

/** 看号码: asks why; it is recorded, and covered again after an hour. */
export const UnmaskDrawer = ({
  caseId,
  covered,
  onClose,
}: {
  caseId: string;
  covered: Covered;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState("");
  const unmask = useWrite(cases.unmask);
  const queries = useQueryClient();
  const wrong = fieldFailures(unmask.error)["reason"];
  const see = async () => {
    if (!(await unmask.run({ params: { id: caseId }, body: { ...covered, reason } }))) return;
    await queries.invalidateQueries({ queryKey: keys.case(caseId) });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={covered.what === "party" ? words.unmaskTitle : words.unmaskPlaceTitle}
      onClose={onClose}
      onConfirm={() => void see()}
      confirm={words.unmaskDo}
      busy={unmask.busy}
      disabled={reason.trim().length < 2}
      error={unmask.error !== undefined && <ErrorStrip message={wrong ?? failureWords(unmask.error)} />}
    >
      <p className="sm sec">{words.unmaskNote}</p>
      <div className="chips">
        {words.unmaskReasons.map((one) => (
          <button
            key={one}
            type="button"
            className={reason === one ? "chip on" : "chip"}
            onClick={() => setReason(one)}
          >
            {one}
          </button>
        ))}
      </div>
      <label>
        {words.unmaskReason}
        <Input.TextArea
          autoFocus
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </ConfirmDrawer>
  );
};
