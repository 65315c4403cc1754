import { useState } from "react";
import { App, Checkbox, Input } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { rulebook as api, type Replay } from "@qizhen/shared/contract/rulebook";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { rulebook as words } from "../../words/rulebook";

/** Puts a version in force: with a reason, and a second yes where danger would be graded lower. */
export const AdoptDrawer = ({ replay, onClose }: { replay: Replay; onClose: () => void }) => {
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState(false);
  const adopt = useWrite(api.adopt);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { lowered } = replay.counts;
  const send = async () => {
    const body = { number: replay.number, replayId: replay.id, reason, ...(lowered > 0 && { lowered: true as const }) };
    if (!(await adopt.run({ body }))) return;
    void message.success(words.adopted(replay.number));
    await queries.invalidateQueries({ queryKey: keys.rulebook });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.adoptTitle(replay.number)}
      onClose={onClose}
      onConfirm={() => void send()}
      confirm={words.adopt}
      busy={adopt.busy}
      danger={lowered > 0}
      disabled={reason.trim().length < 2 || (lowered > 0 && !seen)}
      error={adopt.error !== undefined && <ErrorStrip message={failureWords(adopt.error)} />}
    >
      <p className="sm sec">{words.adoptNote}</p>
      {lowered > 0 && (
        <div className="note-c red">
          <div className="stack">
            <span>{words.loweredWarning(lowered)}</span>
            <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
              {words.confirmLowered(lowered)}
            </Checkbox>
          </div>
        </div>
      )}
      <Field label={words.reason}>
        <Input.TextArea
          aria-label={words.reason}
          rows={3}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDrawer>
  );
};
