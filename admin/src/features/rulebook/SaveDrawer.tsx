import { useEffect, useRef, useState } from "react";
import { App, Button, Input } from "antd";
import { ApiError } from "@qizhen/shared/endpoint";
import { rulebook as api, type RuleVersion } from "@qizhen/shared/contract/rulebook";
import { fieldsOfRules, fieldKey, rulesOfFields, type Merged } from "@qizhen/shared/rules/rulebookFields";
import { failureWords } from "../../client/failure";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { rulebook as words } from "../../words/rulebook";
import type { Edited, RulesForm } from "./useRulesForm";

/** What somebody else saved while this was being edited. */
interface Meanwhile {
  by: string;
  /** Each of their changes in a sentence, by its field. */
  sentences: Record<string, string>;
  conflicts: Merged["conflicts"];
}

const sentenceOf = (path: string[], { sentences }: Meanwhile) =>
  sentences[`rules.${path.join(".")}`] ?? path.join(" / ");

const Theirs = ({ meanwhile, form }: { meanwhile: Meanwhile; form: RulesForm }) => {
  const { by, sentences, conflicts } = meanwhile;
  return (
    <div className="note-c">
      <div className="stack">
        <b>{words.theirsTitle(by)}</b>
        <p className="sm">{conflicts.length > 0 ? words.theirsText : words.theirsNone}</p>
        <ul className="theirs" aria-label={words.theirChanges}>
          {Object.values(sentences).map((sentence) => (
            <li key={sentence} className="sm">
              {sentence}
            </li>
          ))}
        </ul>
        {conflicts.map((conflict) => (
          <Conflict
            key={fieldKey(conflict.path)}
            conflict={conflict}
            form={form}
            told={sentenceOf(conflict.path, meanwhile)}
          />
        ))}
      </div>
    </div>
  );
};

const Conflict = ({
  conflict,
  form,
  told,
}: {
  conflict: Merged["conflicts"][number];
  form: RulesForm;
  told: string;
}) => {
  const { path, mine, theirs } = conflict;
  const isMine = JSON.stringify(form.get(path)) === JSON.stringify(mine);
  const choice = (value: unknown, on: boolean, label: string) => (
    <Button size="small" type={on ? "primary" : "default"} aria-pressed={on} onClick={() => form.set(path, value)}>
      {label}
    </Button>
  );
  return (
    <div className="row wrap" role="group" aria-label={told}>
      <span className="sm grow">{told}</span>
      {choice(mine, isMine, words.mine)}
      {choice(theirs, !isMine, words.theirs)}
    </div>
  );
};

interface Refused {
  /** Somebody else has saved meanwhile: who, each of their changes in a sentence, and what they saved. */
  onLost: (by: string, sentences: Record<string, string>, theirs: Edited) => void;
  onWrong: (failures: Record<string, string>) => void;
}

/** Does what a refusal asks for, once for each. */
const useRefused = (error: unknown, given: Refused) => {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    if (!(error instanceof ApiError)) return;
    const sentences = { ...error.fields };
    if (error.status !== 409) return latest.current.onWrong(sentences);
    void ask(api.get).then(
      ({ head, rules }) => latest.current.onLost(head.by, sentences, { number: head.number, rules }),
      () => undefined, // the refusal itself stays shown, and may be tried again
    );
  }, [error]);
};

/** Saves what was changed as the next version. Where somebody else was first, their changes are shown and taken in. */
export const SaveDrawer = ({
  form,
  onFailures,
  onClose,
}: {
  form: RulesForm;
  /** What the server found wrong, by field. */
  onFailures: (failures: Record<string, string>) => void;
  onClose: (saved: boolean) => void;
}) => {
  const [reason, setReason] = useState("");
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const save = useWrite(api.save);
  const { message } = App.useApp();
  const send = async () => {
    const { rules } = form;
    const clean = rulesOfFields(fieldsOfRules(rules).values());
    const saved = await save.run({ body: { basedOn: form.base.number, rules: clean, reason } });
    if (saved) finish(saved);
  };
  const finish = (saved: RuleVersion) => {
    onFailures({});
    void message.success(words.saved(saved.number));
    onClose(true);
  };
  const { error } = save;
  const wrong = error instanceof ApiError && error.status !== 409 ? Object.values(error.fields) : [];
  useRefused(error, {
    onLost: (by, sentences, theirs) => setMeanwhile({ by, sentences, conflicts: form.takeIn(theirs).conflicts }),
    onWrong: onFailures,
  });
  return (
    <ConfirmDrawer
      title={words.saveTitle}
      onClose={() => onClose(false)}
      onConfirm={() => void send()}
      confirm={words.save}
      busy={save.busy}
      disabled={reason.trim().length < 2}
      error={error !== undefined && !meanwhile && <ErrorStrip message={failureWords(error)} />}
    >
      {meanwhile && <Theirs meanwhile={meanwhile} form={form} />}
      {wrong.length > 1 && (
        <ul className="theirs" aria-label={words.wrongFields}>
          {wrong.map((sentence) => (
            <li key={sentence} className="sm wrong">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <p className="sm sec">{words.saveNote}</p>
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
