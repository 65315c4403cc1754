import { AutoComplete, Input, InputNumber, Select } from "antd";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { categories, levels, outcomes, risks } from "@qizhen/shared/vocabulary";
import { Field } from "../../components/Field";
import { steps as words } from "../../words/steps";
import { MediatorSelect } from "./MediatorSelect";

interface ControlProps {
  name: string;
  label: string;
  value: string;
  wrong: string | undefined;
  detail: CaseDetail;
  onChange: (value: string | undefined) => void;
}

const vocabularies: Record<string, Readonly<Record<string, string>>> = {
  category: categories,
  risk: risks,
  level: levels,
  outcome: outcomes,
};
const labels: Readonly<Record<string, string>> = words.fields;
const suggestions: Record<string, readonly string[]> = { to: words.units, unit: words.units, road: words.roads };
const longest: Record<string, number> = { terms: 8000, text: 3000 };

const common = ({ label, wrong }: ControlProps) => ({
  "aria-label": label,
  style: { width: "100%" },
  ...(wrong && { status: "error" as const }),
});

const Words = (props: ControlProps & { vocabulary: Readonly<Record<string, string>> }) => (
  <Select
    {...common(props)}
    value={props.value || undefined}
    onChange={props.onChange}
    options={Object.entries(props.vocabulary).map(([value, label]) => ({ value, label }))}
  />
);

const Suggested = (props: ControlProps & { suggested: readonly string[] }) => (
  <AutoComplete
    {...common(props)}
    value={props.value}
    onChange={props.onChange}
    options={props.suggested.map((value) => ({ value }))}
    showSearch={{ filterOption: (typed, option) => !!option?.value.includes(typed) }}
  />
);

const Days = (props: ControlProps) => (
  <InputNumber
    {...common(props)}
    min={1}
    max={30}
    precision={0}
    value={props.value ? Number(props.value) : null}
    onChange={(days) => props.onChange(days === null ? undefined : String(days))}
  />
);

const Text = (props: ControlProps) => (
  <Input.TextArea
    {...common(props)}
    autoSize={{ minRows: props.name in longest ? 5 : 3, maxRows: 14 }}
    maxLength={longest[props.name] ?? 500}
    value={props.value}
    onChange={(event) => props.onChange(event.target.value)}
  />
);

const Person = ({ detail, label, value, onChange }: ControlProps) => (
  <MediatorSelect
    label={label}
    region={detail.grid?.code ?? detail.centre.code}
    candidates={detail.triage.candidates}
    value={value || undefined}
    onChange={onChange}
  />
);

/** Who is to answer an order: whoever has the case, or a centre it lies under. */
const Addressee = (props: ControlProps) => {
  const { responsible, centre } = props.detail;
  const choices = [
    ...(responsible ? [{ value: responsible.id, label: responsible.name }] : []),
    { value: centre.code, label: centre.name },
  ];
  return (
    <Select {...common(props)} value={props.value || choices[0]?.value} onChange={props.onChange} options={choices} />
  );
};

const Control = (props: ControlProps) => {
  const vocabulary = vocabularies[props.name];
  if (vocabulary) return <Words {...props} vocabulary={vocabulary} />;
  const suggested = suggestions[props.name];
  if (suggested) return <Suggested {...props} suggested={suggested} />;
  if (props.name === "mediatorId") return <Person {...props} />;
  if (props.name === "addressee") return <Addressee {...props} />;
  return props.name === "days" || props.name === "replyDays" ? <Days {...props} /> : <Text {...props} />;
};

/** One field of a step's form: its name, its control, and what is wrong with it. */
export const StepField = ({
  needed,
  value = "",
  ...field
}: Omit<ControlProps, "label" | "value"> & { needed: boolean; value: string | undefined }) => {
  const label = labels[field.name] ?? "";
  return (
    <Field label={needed ? label : `${label}${words.optional}`} wrong={field.wrong}>
      <Control {...field} label={label} value={value} />
    </Field>
  );
};
