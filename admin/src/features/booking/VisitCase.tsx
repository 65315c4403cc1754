import { useState } from "react";
import { Link } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Select } from "antd";
import type { Appointment } from "@qizhen/shared/contract/booking";
import { visits as api } from "@qizhen/shared/contract/visits";
import { categories, keysOf, type Category } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { hasRole, useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { visits as words } from "../../words/visits";

const leastText = 5;

const CaseDrawer = ({ visit, onClose }: { visit: Appointment; onClose: () => void }) => {
  const [text, setText] = useState("");
  const [category, setCategory] = useState<Category>();
  const { run, busy, error } = useWrite(api.toCase);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const wrong = fieldFailures(error);
  const make = async () => {
    const body = { description: text, ...(category && { category }) };
    if (!(await run({ params: { id: visit.id }, body }))) return;
    message.success(words.case.done);
    await queries.invalidateQueries({ queryKey: keys.visits });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.case.title}
      onClose={onClose}
      onConfirm={() => void make()}
      confirm={words.case.confirm}
      busy={busy}
      disabled={text.trim().length < leastText}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.case.note}</p>
      <Field label={words.case.text} wrong={wrong["description"]}>
        <Input.TextArea
          autoFocus
          aria-label={words.case.text}
          rows={6}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Field label={words.case.category}>
        <Select
          aria-label={words.case.category}
          allowClear
          style={{ width: "100%" }}
          {...(category && { value: category })}
          onChange={setCategory}
          options={keysOf(categories).map((value) => ({ value, label: categories[value] }))}
        />
      </Field>
    </ConfirmDrawer>
  );
};

/** What became of a visit: its case, or the button that makes one (来访登记). */
export const VisitCase = ({ visit }: { visit: Appointment }) => {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const came = ["checked_in", "started", "finished"].includes(visit.status);
  if (visit.caseId !== undefined) return <Link to={`/cases/${visit.caseId}`}>{words.case.open}</Link>;
  if (!came || !(visit.host.id === me.id || hasRole(me, "clerk"))) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.case.make}
      </Button>
      {open && <CaseDrawer visit={visit} onClose={() => setOpen(false)} />}
    </>
  );
};
