import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Input } from "antd";
import { keptAnswers, returnVisits, type ReturnVisitDetail } from "@qizhen/shared/contract/returnVisits";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { ask } from "../../client/send";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { useNow } from "../../components/now";
import { Skeleton } from "../../components/Skeleton";
import { timeWords } from "../../words/dates";
import { visitWords as words } from "../../words/evaluation";
import { states } from "../../words/frame";
import { RecordFields } from "./RecordFields";
import { blankRecord, formOf, type RecordDraft } from "./recordForm";
import { useVisitStep } from "./useVisitStep";
import { VisitFacts } from "./VisitFacts";

interface Part {
  visit: ReturnVisitDetail;
  onClose: () => void;
}

/** Why it goes to somebody else. */
const HandOver = ({ visit, onClose }: Part) => {
  const [reason, setReason] = useState<string>();
  const { take, busy, error } = useVisitStep(visit);
  if (reason === undefined) return <Button onClick={() => setReason("")}>{words.handOver}</Button>;
  const give = async () => {
    if (await take({ action: "hand_over", reason: reason.trim() }, () => words.handedOver)) onClose();
  };
  return (
    <div className="stack">
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
      <Field label={words.handOverReason} help={words.handOverHint}>
        <Input autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="row">
        <Button onClick={() => setReason(undefined)}>{states.notYet}</Button>
        <Button disabled={reason.trim() === "" || busy} onClick={() => void give()}>
          {words.handOver}
        </Button>
      </div>
    </div>
  );
};

const Record = ({ record }: { record: NonNullable<ReturnVisitDetail["record"]> }) => {
  const now = useNow();
  const { form } = words;
  const lines: [string, ReactNode][] = [
    [form.kept, keptAnswers[record.kept]],
    [form.satisfied, record.satisfied && form.satisfiedOptions[record.satisfied]],
    [form.sued, record.sued !== undefined && form.yesNo[record.sued ? "yes" : "no"]],
    [form.suitResult, record.suitResult],
    [form.risk, record.risk !== undefined && form.yesNo[record.risk ? "yes" : "no"]],
    [form.measures, record.measures],
    [form.note, record.note],
  ];
  return (
    <section className="panel" aria-label={form.title}>
      <h2>{form.title}</h2>
      <dl className="facts">
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="xs mut">{words.by(record.by.name, record.by.unit, timeWords(record.at, now))}</p>
    </section>
  );
};

/** The form with its buttons; what is typed is kept until it went through. Ctrl-Enter saves. */
const Writing = ({ visit, onClose }: Part) => {
  const [draft, setDraft, clear] = useKept<RecordDraft>(`returnVisit.${visit.id}`, blankRecord);
  const { take, busy, error } = useVisitStep(visit);
  const form = formOf(draft);
  const save = async () => {
    const says = ({ reopened }: ReturnVisitDetail) => (reopened ? words.savedReopened : words.saved);
    if (!form || !(await take({ action: "done", form }, says))) return;
    clear();
    onClose();
  };
  const unreachable = async () => {
    if (await take({ action: "unreachable" }, () => words.unreachableSaved)) onClose();
  };
  return (
    <form
      className="stack"
      aria-label={words.form.title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.ctrlKey) void save();
      }}
    >
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
      <RecordFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!form}>
          {form ? words.save : words.form.missing}
        </Button>
        {visit.allowed.includes("unreachable") && (
          <Button disabled={busy} onClick={() => void unreachable()}>
            {words.unreachable}
          </Button>
        )}
      </div>
    </form>
  );
};

const Take = ({ visit }: { visit: ReturnVisitDetail }) => {
  const { take, busy, error } = useVisitStep(visit);
  return (
    <>
      {error !== undefined && <ErrorStrip message={failureWords(error)} />}
      <Button type="primary" loading={busy} onClick={() => void take({ action: "take" }, () => words.taken)}>
        {words.take}
      </Button>
    </>
  );
};

/** 一次回访: the facts of the case on the left, the form for the call on the right. */
export const VisitDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const query = useQuery({
    queryKey: [...keys.returnVisits, "one", id],
    queryFn: () => ask(returnVisits.get, { params: { id } }),
  });
  const visit = query.data;
  return (
    <Drawer title={words.title(visit?.caseNumber ?? "")} open onClose={onClose} size={880}>
      {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={8} />}
      {visit && (
        <div className="visit-two">
          <VisitFacts visit={visit} />
          <div className="stack">
            {visit.allowed.includes("take") && <Take visit={visit} />}
            {visit.allowed.includes("done") && <Writing visit={visit} onClose={onClose} />}
            {visit.record && <Record record={visit.record} />}
            {visit.allowed.includes("hand_over") && <HandOver visit={visit} onClose={onClose} />}
          </div>
        </div>
      )}
    </Drawer>
  );
};
