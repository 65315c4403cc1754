import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { cases, type CaseRow } from "@qizhen/shared/contract/cases";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { newKey } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { caseList as words, steps } from "../../words/cases";
import { MediatorSelect } from "./MediatorSelect";

interface Refusal {
  row: CaseRow;
  why: string;
}

/** Gives several cases to one person. Each is a step of its own; those refused stay picked, with the reason. */
export const HandOverDrawer = ({
  rows,
  onClose,
  onLeft,
}: {
  rows: CaseRow[];
  onClose: () => void;
  /** Which are still to be given. */
  onLeft: (ids: Set<string>) => void;
}) => {
  const [mediatorId, setMediatorId] = useState<string>();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal[]>([]);
  const [attempts] = useState(() => new Map<string, string>());
  const queries = useQueryClient();
  const { message } = App.useApp();
  const give = async () => {
    if (!mediatorId) return;
    setBusy(true);
    const failed: Refusal[] = [];
    for (const row of rows) {
      const intent = `${row.id} ${mediatorId} ${reason}`;
      const key = attempts.get(intent) ?? newKey();
      attempts.set(intent, key);
      const body = { action: "assign" as const, mediatorId, ...(reason.trim() && { reason }) };
      await ask(cases.act, { params: { id: row.id }, body, key }).catch((error: unknown) =>
        failed.push({ row, why: failureWords(error) }),
      );
    }
    setBusy(false);
    setRefused(failed);
    onLeft(new Set(failed.map(({ row }) => row.id)));
    void queries.invalidateQueries({ queryKey: keys.cases });
    void queries.invalidateQueries({ queryKey: keys.worklist });
    const done = rows.length - failed.length;
    if (failed.length === 0) {
      void message.success(words.handOverDone(done));
      onClose();
    } else void message.warning(words.handOverSome(done, failed.length));
  };
  return (
    <ConfirmDrawer
      title={words.handOverTitle(rows.length)}
      onClose={onClose}
      onConfirm={() => void give()}
      confirm={steps.confirmWords.assign}
      busy={busy}
      disabled={!mediatorId || rows.length === 0}
    >
      <label>
        {steps.fields["mediatorId"]}
        <MediatorSelect
          region={rows[0]?.grid?.code ?? rows[0]?.centre.code}
          value={mediatorId}
          onChange={setMediatorId}
          label={steps.fields["mediatorId"] ?? ""}
        />
      </label>
      <label>
        {steps.fields["reason"]}
        {steps.optional}
        <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} rows={3} maxLength={500} />
      </label>
      {refused.length > 0 && (
        <ul className="defects" role="alert">
          {refused.map(({ row, why }) => (
            <li key={row.id}>
              <b>{row.number}</b> {why}
            </li>
          ))}
        </ul>
      )}
    </ConfirmDrawer>
  );
};
