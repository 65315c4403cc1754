import { Input, Select } from "antd";
import { categories, channels, services, staffChannels } from "@qizhen/shared/vocabulary";
import { useMe } from "../../client/useSession";
import { Field } from "../../components/Field";
import { register as words } from "../../words/cases";
import { AddressField } from "./AddressField";
import { MediatorSelect } from "./MediatorSelect";
import type { Form } from "./registerForm";

interface Part {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}

const optionsOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));

const Choose = ({
  label,
  vocabulary,
  value,
  onChange,
}: {
  label: string;
  vocabulary: Readonly<Record<string, string>>;
  value: string;
  onChange: (value: string) => void;
}) => (
  <Field label={label}>
    <Select
      aria-label={label}
      allowClear
      style={{ width: "100%" }}
      value={value || undefined}
      onChange={(chosen: string | undefined) => onChange(chosen ?? "")}
      options={optionsOf(vocabulary)}
    />
  </Field>
);

const Channels = ({ form, set }: Part) => (
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
);

/** For whom, and how it came. */
export const Who = (part: Part) => (
  <fieldset className="fieldset">
    <legend>{words.who}</legend>
    <div className="pair">
      <Field label={words.name} wrong={part.wrong["name"]}>
        <Input
          autoFocus
          maxLength={30}
          value={part.form.name}
          onChange={(event) => part.set({ name: event.target.value })}
        />
      </Field>
      <Field label={words.phone} wrong={part.wrong["phone"]} help={words.phoneHelp}>
        <Input
          inputMode="tel"
          maxLength={20}
          value={part.form.phone}
          onChange={(event) => part.set({ phone: event.target.value })}
        />
      </Field>
    </div>
    <Channels {...part} />
  </fieldset>
);

/** What happened, and where. */
export const What = ({ form, set, wrong }: Part) => (
  <>
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
      <Choose
        label={words.category}
        vocabulary={categories}
        value={form.category}
        onChange={(category) => set({ category })}
      />
    </fieldset>
    <fieldset className="fieldset">
      <legend>{words.where}</legend>
      <AddressField address={form.address} gridCode={form.gridCode} onChange={set} />
    </fieldset>
  </>
);

/** With whom, and what is hoped for. */
export const Other = ({ form, set, wrong }: Part) => (
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
);

/** Which kind of help, and by whom, where they wish it (挂号就诊). */
export const Wanted = ({ form, set }: Part) => {
  const me = useMe();
  return (
    <fieldset className="fieldset">
      <legend>{words.choice}</legend>
      <div className="pair">
        <Choose
          label={words.service}
          vocabulary={services}
          value={form.service}
          onChange={(service) => set({ service })}
        />
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
  );
};
