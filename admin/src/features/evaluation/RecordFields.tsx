import { Input } from "antd";
import { keptAnswers } from "@qizhen/shared/contract/returnVisits";
import { keysOf } from "@qizhen/shared/vocabulary";
import { Field } from "../../components/Field";
import { visitWords } from "../../words/evaluation";
import { Choice } from "./Choice";
import type { RecordDraft } from "./recordForm";

const words = visitWords.form;
const optionsOf = <T extends string>(labels: Readonly<Record<T, string>>) =>
  keysOf(labels).map((value) => ({ value, label: labels[value] }));

/** What an answer brings about, said before it is written down. */
const TakenUpAgain = ({ children }: { children: string }) => (
  <div className="note-c" role="note">
    <span>{children}</span>
  </div>
);

/** The form of a return visit (回访记录, DOMAIN §3), as it is asked on the phone: the first question has to be answered. */
export const RecordFields = ({ draft, set }: { draft: RecordDraft; set: (change: Partial<RecordDraft>) => void }) => (
  <>
    <Choice label={words.kept} options={optionsOf(keptAnswers)} value={draft.kept} onChange={(kept) => set({ kept })} />
    {draft.kept === "no" && <TakenUpAgain>{words.broken}</TakenUpAgain>}
    <Choice
      label={words.satisfied}
      options={optionsOf(words.satisfiedOptions)}
      value={draft.satisfied}
      onChange={(satisfied) => set({ satisfied })}
    />
    <Choice label={words.sued} options={optionsOf(words.yesNo)} value={draft.sued} onChange={(sued) => set({ sued })} />
    {draft.sued === "yes" && (
      <Field label={words.suitResult}>
        <Input maxLength={200} value={draft.suitResult} onChange={(event) => set({ suitResult: event.target.value })} />
      </Field>
    )}
    <Choice label={words.risk} options={optionsOf(words.yesNo)} value={draft.risk} onChange={(risk) => set({ risk })} />
    {draft.risk === "yes" && (
      <>
        <TakenUpAgain>{words.flaring}</TakenUpAgain>
        <Field label={words.measures}>
          <Input.TextArea
            rows={2}
            maxLength={500}
            value={draft.measures}
            onChange={(event) => set({ measures: event.target.value })}
          />
        </Field>
      </>
    )}
    <Field label={words.note}>
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={draft.note}
        onChange={(event) => set({ note: event.target.value })}
      />
    </Field>
  </>
);
