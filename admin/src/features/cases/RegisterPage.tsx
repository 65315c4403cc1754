import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Select } from "antd";
import { useNavigate } from "react-router";
import { cases } from "@qizhen/shared/contract/cases";
import { categories, channels, services, staffChannels } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useUploads } from "../../client/upload";
import { useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { AddFiles, FileChips } from "../../components/AddFiles";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { register as words } from "../../words/cases";
import { AddressField } from "./AddressField";
import { MediatorSelect } from "./MediatorSelect";
import { blank, fieldOf, reportOf, type Form } from "./registerForm";
import { RegisterPreview } from "./RegisterPreview";

const optionsOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));

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
  return {
    run,
    busy: submit.busy,
    error: submit.error,
    wrong: { ...Object.fromEntries(refused), ...wrong } as Record<string, string>,
  };
};

const Fields = ({
  form,
  set,
  wrong,
}: {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}) => {
  const me = useMe();
  return (
    <>
      <fieldset className="fieldset">
        <legend>{words.who}</legend>
        <div className="pair">
          <Field label={words.name} wrong={wrong["name"]}>
            <Input autoFocus maxLength={30} value={form.name} onChange={(event) => set({ name: event.target.value })} />
          </Field>
          <Field label={words.phone} wrong={wrong["phone"]} help={words.phoneHelp}>
            <Input
              inputMode="tel"
              maxLength={20}
              value={form.phone}
              onChange={(event) => set({ phone: event.target.value })}
            />
          </Field>
        </div>
        <div className="row wrap" role="group" aria-label={words.channel}>
          <span className="sm sec">{words.channel}</span>
          {staffChannels.map((channel) => (
            <button
              key={channel}
              type="button"
              className={form.channel === channel ? "chip on" : "chip"}
              aria-pressed={form.channel === channel}
              onClick={() => set({ channel })}
            >
              {channels[channel]}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset className="fieldset">
        <legend>{words.what}</legend>
        <Field label={words.whatHelp} wrong={wrong["description"]}>
          <Input.TextArea
            aria-label={words.what}
            autoSize={{ minRows: 5, maxRows: 16 }}
            maxLength={5000}
            value={form.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Field label={words.category}>
          <Select
            aria-label={words.category}
            allowClear
            style={{ width: "100%" }}
            value={form.category || undefined}
            onChange={(category: string | undefined) => set({ category: category ?? "" })}
            options={optionsOf(categories)}
          />
        </Field>
      </fieldset>
      <fieldset className="fieldset">
        <legend>{words.where}</legend>
        <AddressField address={form.address} gridCode={form.gridCode} onChange={set} />
      </fieldset>
      <fieldset className="fieldset">
        <legend>{words.other}</legend>
        <div className="pair">
          <Field label={words.otherName} wrong={wrong["otherName"]}>
            <Input maxLength={30} value={form.otherName} onChange={(event) => set({ otherName: event.target.value })} />
          </Field>
          <Field label={words.otherPhone} wrong={wrong["otherPhone"]}>
            <Input
              inputMode="tel"
              maxLength={20}
              value={form.otherPhone}
              onChange={(event) => set({ otherPhone: event.target.value })}
            />
          </Field>
        </div>
        <Field label={words.wish} wrong={wrong["wish"]}>
          <Input.TextArea
            rows={2}
            maxLength={500}
            value={form.wish}
            onChange={(event) => set({ wish: event.target.value })}
          />
        </Field>
      </fieldset>
      <fieldset className="fieldset">
        <legend>{words.choice}</legend>
        <div className="pair">
          <Field label={words.service}>
            <Select
              aria-label={words.service}
              allowClear
              style={{ width: "100%" }}
              value={form.service || undefined}
              onChange={(service: string | undefined) => set({ service: service ?? "" })}
              options={optionsOf(services)}
            />
          </Field>
          <Field label={words.mediator}>
            <MediatorSelect
              label={words.mediator}
              region={form.gridCode || me.grid?.code || me.region?.code}
              value={form.mediatorId || undefined}
              onChange={(mediatorId) => set({ mediatorId: mediatorId ?? "" })}
            />
          </Field>
        </div>
      </fieldset>
    </>
  );
};

/** 代办登记: a clerk registers for somebody, in the same form residents have; what is typed is kept. */
export const RegisterPage = () => {
  const [form, setForm, clear] = useKept<Form>("register", blank);
  const files = useUploads();
  const { run, busy, error, wrong } = useRegister(form, files, clear);
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
          <Fields form={form} set={(change) => setForm({ ...form, ...change })} wrong={wrong} />
          <fieldset className="fieldset">
            <legend>{words.materials}</legend>
            <FileChips list={files.list} onRemove={files.remove} onRetry={files.retry} />
            <AddFiles onAdd={files.add} label={words.photos} />
          </fieldset>
          {error !== undefined && <ErrorStrip message={failureWords(error)} onRetry={() => void run()} />}
          <div className="note-c pine" style={{ margin: "12px 0" }}>
            <Icon name="shield" />
            <span>{words.consent}</span>
          </div>
          <div className="row">
            <Button type="primary" htmlType="submit" loading={busy} disabled={files.busy}>
              {words.send}
            </Button>
            <span className="xs mut grow">{words.draft}</span>
            <button type="button" className="link" onClick={clear}>
              {words.clear}
            </button>
          </div>
        </form>
        <RegisterPreview form={form} />
      </div>
    </Page>
  );
};
