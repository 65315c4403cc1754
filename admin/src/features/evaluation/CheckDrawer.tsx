import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Drawer, Input } from "antd";
import { checkResults, evaluation, type CheckResult, type RatingCheck } from "@qizhen/shared/contract/evaluation";
import { keysOf } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { hasRole, useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { checkWords as words, visitWords } from "../../words/evaluation";
import { Choice } from "./Choice";
import { RatingCard } from "./Marks";

const results = keysOf(checkResults).map((value) => ({ value, label: checkResults[value] }));

const Read = ({ check }: { check: RatingCheck }) => (
  <div className="stack">
    <RatingCard rating={check.rating} />
    {check.result && <p>{[checkResults[check.result], check.note].filter(Boolean).join("。")}</p>}
    {check.checkedBy && (
      <p className="xs mut">
        {check.checkedBy.unit} {check.checkedBy.name}
      </p>
    )}
  </div>
);

const Asking = ({ check, onClose }: { check: RatingCheck; onClose: () => void }) => {
  const [result, setResult] = useState<CheckResult>();
  const [note, setNote] = useState("");
  const { run, busy, error } = useWrite(evaluation.check);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async () => {
    if (!result) return;
    const body = { result, ...(note.trim() && { note: note.trim() }) };
    if (!(await run({ params: { id: check.id }, body }))) return;
    void message.success(words.saved);
    void queries.invalidateQueries({ queryKey: keys.ratingChecks });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.title(check.caseNumber)}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.save}
      busy={busy}
      disabled={!result}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.about}</p>
      <RatingCard rating={check.rating} />
      {check.phone ? (
        <a className="chip" href={`tel:${check.phone}`}>
          {visitWords.call(check.rating.party.name, check.phone)}
        </a>
      ) : (
        <p className="sm mut">{words.noPhone}</p>
      )}
      <Choice label={words.result} options={results} value={result} onChange={setResult} />
      <Field label={words.note} wrong={fieldFailures(error)["note"]}>
        <Input.TextArea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ConfirmDrawer>
  );
};

/** One drawn rating: asked about, or, once it was, how that went. */
export const CheckDrawer = ({ check, onClose }: { check: RatingCheck; onClose: () => void }) => {
  const may = hasRole(useMe(), "clerk", "leader");
  if (may && !check.result) return <Asking check={check} onClose={onClose} />;
  return (
    <Drawer title={words.title(check.caseNumber)} open onClose={onClose} size={420}>
      <Read check={check} />
    </Drawer>
  );
};
