import { keptAnswers, type ReturnVisitForm } from "@qizhen/shared/contract/returnVisits";
import { keysOf } from "@qizhen/shared/vocabulary";
import { Area } from "../../../components/elements/elements";
import { FormRow } from "../../../components/form/FormRow";
import { Options } from "../../../components/form/Options";
import { visitWords as words } from "../../../words/evaluation";

export type RecordDraft = Partial<ReturnVisitForm>;

const answers = keysOf(keptAnswers).map((value) => ({ value, text: keptAnswers[value] }));
const wordsOf = (value: boolean | undefined) => (value === undefined ? undefined : value ? "yes" : "no");

const Asked = <T extends string>({
  label,
  options,
  value,
  optional,
  onChange,
}: {
  label: string;
  options: readonly { value: T; text: string }[];
  value: T | undefined;
  optional?: boolean;
  onChange: (value: T | undefined) => void;
}) => (
  <FormRow label={label}>
    <Options label={label} options={options} value={value} {...(optional && { optional })} onChange={onChange} />
  </FormRow>
);

const Written = ({
  label,
  max,
  value,
  onChange,
}: {
  label: string;
  max: number;
  value: string | undefined;
  onChange: (value: string) => void;
}) => (
  <FormRow label={label}>
    <Area className="input area" label={label} maxLength={max} value={value ?? ""} onChange={onChange} />
  </FormRow>
);

/** 回访记录, short: asked and tapped on the phone while one talks; only the first has to be answered. */
export const RecordForm = ({ draft, onChange }: { draft: RecordDraft; onChange: (change: RecordDraft) => void }) => (
  <>
    <Asked label={words.kept} options={answers} value={draft.kept} onChange={(kept) => kept && onChange({ kept })} />
    <Asked
      label={words.satisfied}
      options={words.satisfiedOptions}
      value={draft.satisfied}
      optional
      onChange={(satisfied) => onChange({ satisfied })}
    />
    <Asked
      label={words.sued}
      options={words.yesNo}
      value={wordsOf(draft.sued)}
      optional
      onChange={(value) => onChange({ sued: value && value === "yes" })}
    />
    {draft.sued && (
      <Written
        label={words.suitResult}
        max={200}
        value={draft.suitResult}
        onChange={(suitResult) => onChange({ suitResult })}
      />
    )}
    <Asked
      label={words.risk}
      options={words.yesNo}
      value={wordsOf(draft.risk)}
      optional
      onChange={(value) => onChange({ risk: value && value === "yes" })}
    />
    {draft.risk && (
      <Written
        label={words.measures}
        max={500}
        value={draft.measures}
        onChange={(measures) => onChange({ measures })}
      />
    )}
    <Written label={words.note} max={1000} value={draft.note} onChange={(note) => onChange({ note })} />
  </>
);
