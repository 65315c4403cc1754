import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { visits } from "../../words/visits";

const words = visits.refuse;
const leastText = 2;

const RefuseDrawer = ({ visit, onClose }: { visit: Appointment; onClose: () => void }) => {
  const [reason, setReason] = useState("");
  const { run, busy, error } = useWrite(booking.act);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const refuse = async () => {
    const done = await run({ params: { id: visit.id }, body: { action: "refuse", reason: reason.trim() } });
    await queries.invalidateQueries({ queryKey: keys.visits });
    if (!done) return;
    message.success(words.done);
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.title}
      onClose={onClose}
      onConfirm={() => void refuse()}
      confirm={words.confirm}
      busy={busy}
      disabled={reason.trim().length < leastText}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.note}</p>
      <Field label={words.reason} wrong={fieldFailures(error)["reason"]}>
        <Input.TextArea
          autoFocus
          aria-label={words.reason}
          placeholder={words.hint}
          rows={3}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDrawer>
  );
};

/** The host, or the desk for them, cannot receive a visitor (不便接待): with a reason, and the visitor chooses again. */
export const RefuseVisit = ({ visit }: { visit: Appointment }) => {
  const [open, setOpen] = useState(false);
  if (!visit.allowedActions.includes("refuse") && !open) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {open && <RefuseDrawer visit={visit} onClose={() => setOpen(false)} />}
    </>
  );
};
