import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { cases, type CaseRow } from "@qizhen/shared/contract/cases";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { newKey } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { Field } from "../../components/Field";
import { caseList as words } from "../../words/cases";
import { steps } from "../../words/steps";
import { MediatorSelect } from "./MediatorSelect";

interface Refusal {
  row: CaseRow;
  why: string;
}
interface Props {
  rows: CaseRow[];
  onClose: () => void;
  /** Which are still to be given. */
  onLeft: (ids: Set<string>) => void;
}

/** Gives each case; one that is refused does not stop the others. A second try of the same carries the same key. */
const useGiving = () => {
  const [keysOf] = useState(() => new Map<string, string>());
  return async (rows: CaseRow[], mediatorId: string, reason: string): Promise<Refusal[]> => {
    const refused: Refusal[] = [];
    for (const row of rows) {
      const intent = `${row.id} ${mediatorId} ${reason}`;
      const key = keysOf.get(intent) ?? newKey();
      keysOf.set(intent, key);
      const body = { action: "assign" as const, mediatorId, ...(reason.trim() && { reason }) };
      await ask(cases.act, { params: { id: row.id }, body, key }).catch((error: unknown) =>
        refused.push({ row, why: failureWords(error) }),
      );
    }
    return refused;
  };
};

const useHandOver = ({ rows, onClose, onLeft }: Props) => {
  const [mediatorId, setMediatorId] = useState<string>();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal[]>([]);
  const giveAll = useGiving();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const give = async () => {
    if (!mediatorId) return;
    setBusy(true);
    const failed = await giveAll(rows, mediatorId, reason);
    setBusy(false);
    setRefused(failed);
    onLeft(new Set(failed.map(({ row }) => row.id)));
    void queries.invalidateQueries({ queryKey: keys.cases });
    void queries.invalidateQueries({ queryKey: keys.worklist });
    const done = rows.length - failed.length;
    if (failed.length > 0) return void message.warning(words.handOverSome(done, failed.length));
    void message.success(words.handOverDone(done));
    onClose();
  };
  return { mediatorId, setMediatorId, reason, setReason, busy, refused, give };
};

/** Gives several cases to one person. Each is a step of its own; those refused stay picked, with the reason. */
export const HandOverDrawer = (props: Props) => {
  const { rows, onClose } = props;
  const { mediatorId, setMediatorId, reason, setReason, busy, refused, give } = useHandOver(props);
  return (
    <ConfirmDrawer
      title={words.handOverTitle(rows.length)}
      onClose={onClose}
      onConfirm={() => void give()}
      confirm={steps.confirmWords.assign}
      busy={busy}
      disabled={!mediatorId || rows.length === 0}
    >
      <Field label={steps.fields.mediatorId}>
        <MediatorSelect
          region={rows[0]?.grid?.code ?? rows[0]?.centre.code}
          value={mediatorId}
          onChange={setMediatorId}
          label={steps.fields.mediatorId}
        />
      </Field>
      <Field label={`${steps.fields.reason}${steps.optional}`}>
        <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} rows={3} maxLength={500} />
      </Field>
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
