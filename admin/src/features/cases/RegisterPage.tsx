import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useNavigate } from "react-router";
import { cases } from "@qizhen/shared/contract/cases";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useUploads } from "../../client/upload";
import { useWrite } from "../../client/useWrite";
import { AddFiles, FileChips } from "../../components/AddFiles";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { register as words } from "../../words/cases";
import { Other, Wanted, What, Who } from "./RegisterFields";
import { blank, fieldOf, reportOf, type Form } from "./registerForm";
import { RegisterPreview } from "./RegisterPreview";

/** Sends the report once, and goes to the case that it made. */
const useRegister = (form: Form, files: ReturnType<typeof useUploads>, clear: () => void) => {
  const submit = useWrite(cases.submit);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const run = async () => {
    const made = reportOf(form, files.ids);
    setWrong("wrong" in made ? made.wrong : {});
    if ("wrong" in made) return;
    const detail = await submit.run({ body: made.report });
    if (!detail) return;
    clear();
    files.clear();
    void message.success(words.done(detail.number));
    void queries.invalidateQueries({ queryKey: keys.worklist });
    void queries.invalidateQueries({ queryKey: keys.cases });
    void navigate(`/cases/${detail.id}`);
  };
  const refused = Object.entries(fieldFailures(submit.error)).map(([path, said]) => [fieldOf(path), said]);
  const told = { ...(Object.fromEntries(refused) as Record<string, string>), ...wrong };
  return { run, busy: submit.busy, error: submit.error, wrong: told };
};

const Foot = ({ busy, waiting, onClear }: { busy: boolean; waiting: boolean; onClear: () => void }) => (
  <>
    <div className="note-c pine consent">
      <Icon name="shield" />
      <span>{words.consent}</span>
    </div>
    <div className="row">
      <Button type="primary" htmlType="submit" loading={busy} disabled={waiting}>
        {words.send}
      </Button>
      <span className="xs mut grow">{words.draft}</span>
      <button type="button" className="link" onClick={onClear}>
        {words.clear}
      </button>
    </div>
  </>
);

/** 代办登记: a clerk registers for somebody, in the same form residents have; what is typed is kept. */
export const RegisterPage = () => {
  const [form, setForm, clear] = useKept<Form>("register", blank);
  const files = useUploads();
  const { run, busy, error, wrong } = useRegister(form, files, clear);
  const part = { form, wrong, set: (change: Partial<Form>) => setForm({ ...form, ...change }) };
  return (
    <Page title={words.title}>
      <div className="two-col">
        <form
          className="main form"
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <Who {...part} />
          <What {...part} />
          <Other {...part} />
          <Wanted {...part} />
          <fieldset className="fieldset">
            <legend>{words.materials}</legend>
            <FileChips list={files.list} onRemove={files.remove} onRetry={files.retry} />
            <AddFiles onAdd={files.add} label={words.photos} />
          </fieldset>
          {error !== undefined && <ErrorStrip message={failureWords(error)} onRetry={() => void run()} />}
          <Foot busy={busy} waiting={files.busy} onClear={clear} />
        </form>
        <RegisterPreview form={form} />
      </div>
    </Page>
  );
};
