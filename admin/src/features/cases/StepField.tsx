import { AutoComplete, Input, InputNumber, Select } from "antd";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { categories, levels, outcomes, risks } from "@qizhen/shared/vocabulary";
import { steps as words } from "../../words/cases";
import { MediatorSelect } from "./MediatorSelect";

const optionsOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));
const vocabularies: Record<string, Readonly<Record<string, string>>> = {
  category: categories,
  risk: risks,
  level: levels,
  outcome: outcomes,
};
const labels: Readonly<Record<string, string>> = words.fields;
const suggestions: Record<string, readonly string[]> = { to: words.units, unit: words.units, road: words.roads };

interface FieldProps {
  name: string;
  needed: boolean;
  value: string | undefined;
  wrong: string | undefined;
  detail: CaseDetail;
  onChange: (value: string | undefined) => void;
}

const Control = ({
  name,
  value = "",
  wrong,
  detail,
  onChange,
  label,
}: Omit<FieldProps, "needed"> & { label: string }) => {
  const status = wrong ? ("error" as const) : undefined;
  const common = { "aria-label": label, ...(status && { status }), style: { width: "100%" } };
  const vocabulary = vocabularies[name];
  if (vocabulary)
    return <Select {...common} value={value || undefined} onChange={onChange} options={optionsOf(vocabulary)} />;
  const suggested = suggestions[name];
  if (suggested)
    return (
      <AutoComplete
        {...common}
        value={value}
        onChange={onChange}
        options={suggested.map((one) => ({ value: one }))}
        showSearch={{ filterOption: (typed, option) => !!option?.value.includes(typed) }}
      />
    );
  if (name === "mediatorId")
    return (
      <MediatorSelect
        label={label}
        region={detail.grid?.code ?? detail.centre.code}
        candidates={detail.triage.candidates}
        value={value || undefined}
        onChange={onChange}
      />
    );
  if (name === "days")
    return (
      <InputNumber
        {...common}
        min={1}
        max={30}
        precision={0}
        value={value ? Number(value) : null}
        onChange={(days) => onChange(days === null ? undefined : String(days))}
      />
    );
  return (
    <Input.TextArea
      {...common}
      autoSize={{ minRows: name === "terms" || name === "text" ? 5 : 3, maxRows: 14 }}
      maxLength={name === "terms" ? 8000 : name === "text" ? 3000 : 500}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
};

/** One field of a step's form: its name, its control, and what is wrong with it. */
export const StepField = ({ needed, ...field }: FieldProps) => {
  const label = labels[field.name] ?? "";
  return (
    <div>
      <p className="sm sec" style={{ marginBottom: 4 }}>
        {label}
        {!needed && words.optional}
      </p>
      <Control {...field} label={label} />
      {field.wrong && (
        <p className="xs" role="alert" style={{ color: "var(--red-ink)", marginTop: 4 }}>
          {field.wrong}
        </p>
      )}
    </div>
  );
};
