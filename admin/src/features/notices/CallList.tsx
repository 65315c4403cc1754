import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Radio } from "antd";
import { Link } from "react-router";
import { callResults, notices, type CallTask } from "@qizhen/shared/contract/notices";
import { visits } from "@qizhen/shared/contract/visits";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { notices as words } from "../../words/notices";

type Result = keyof typeof callResults;

const CallFields = ({
  result,
  onResult,
  note,
  onNote,
}: {
  result: Result;
  onResult: (result: Result) => void;
  note: string;
  onNote: (note: string) => void;
}) => (
  <>
    <fieldset className="fieldset">
      <legend>{words.callResult}</legend>
      <Radio.Group
        value={result}
        onChange={(event) => onResult(event.target.value as Result)}
        options={Object.entries(callResults).map(([value, label]) => ({ value, label }))}
      />
    </fieldset>
    <Field label={words.callNote}>
      <Input.TextArea value={note} onChange={(event) => onNote(event.target.value)} rows={2} maxLength={200} />
    </Field>
  </>
);

/** The number of somebody who comes, shown once it has been recorded who looked. */
const VisitorsNumber = ({ visitId }: { visitId: string }) => {
  const contact = useWrite(visits.contact);
  const [shown, setShown] = useState<string>();
  const show = async () => {
    const told = await contact.run({ params: { id: visitId }, body: { reason: words.whyNumber } });
    if (told) setShown([told.name, told.phone].filter(Boolean).join(" "));
  };
  return (
    <div className="stack" aria-live="polite">
      {contact.error !== undefined && <ErrorStrip message={failureWords(contact.error)} />}
      {shown === undefined ? (
        <Button loading={contact.busy} onClick={() => void show()}>
          {words.seeVisitorsNumber}
        </Button>
      ) : (
        <b>{shown}</b>
      )}
    </div>
  );
};

const CallDrawer = ({ call, onClose }: { call: CallTask; onClose: () => void }) => {
  const [result, setResult] = useState<Result>("told");
  const [note, setNote] = useState("");
  const done = useWrite(notices.callDone);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async () => {
    if (!(await done.run({ params: { id: call.id }, body: { result, ...(note.trim() && { note }) } }))) return;
    void message.success(words.callSaved);
    await queries.invalidateQueries({ queryKey: keys.callTasks });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.callTitle(call.who)}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.callSave}
      busy={done.busy}
      error={done.error !== undefined && <ErrorStrip message={failureWords(done.error)} />}
    >
      <div>
        <p className="xs mut">{words.callWhat}</p>
        <p>{call.text}</p>
      </div>
      {call.caseId !== undefined && (
        <Link className="link" to={`/cases/${call.caseId}`}>
          {words.seeNumber}
        </Link>
      )}
      {call.visitId !== undefined && <VisitorsNumber visitId={call.visitId} />}
      <CallFields result={result} onResult={setResult} note={note} onNote={setNote} />
    </ConfirmDrawer>
  );
};

/** 电话任务: residents without WeChat, to be told by phone. */
export const CallList = () => {
  const [open, setOpen] = useState<CallTask>();
  const now = useNow();
  const list = useQuery({ queryKey: keys.callTasks, queryFn: () => ask(notices.callTasks, { query: { limit: 50 } }) });
  const items = list.data?.items ?? [];
  return (
    <section className="stack" style={{ gap: 8 }} aria-label={words.calls}>
      <h2>
        {words.calls}
        {items.length > 0 && <small>{items.length}</small>}
      </h2>
      <p className="xs mut">{items.length ? words.callsNote : list.isSuccess && words.noCalls}</p>
      {list.error && <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />}
      {items.map((call) => (
        <article key={call.id} className="call">
          <div className="row">
            <b className="grow cut">
              {call.who} <span className="mut">{call.phone}</span>
            </b>
            <span className="xs mut nw">{words.before(timeWords(call.dueAt, now))}</span>
          </div>
          <p>{call.text}</p>
          <div className="row">
            {call.caseId === undefined ? (
              <span className="grow mut">{words.ofVisit}</span>
            ) : (
              <Link className="link grow" to={`/cases/${call.caseId}`}>
                {call.caseNumber}
              </Link>
            )}
            <Button size="small" onClick={() => setOpen(call)}>
              {words.callDone}
            </Button>
          </div>
        </article>
      ))}
      {open && <CallDrawer call={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
};
