import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { lawCards, type KeptLawCard } from "@qizhen/shared/contract/lawCards";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { laws as words } from "../../words/questions";
import { cardForm, lacks, requestOf, type CardForm } from "./lawCardForm";

interface FieldsProps {
  form: CardForm;
  onChange: (form: CardForm) => void;
  wrong: Record<string, string>;
}

const Day = ({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) => (
  <DatePicker
    aria-label={label}
    style={{ width: "100%" }}
    value={value ? dayjs(value) : null}
    suffixIcon={<Icon name="calendar" />}
    onChange={(at) => onChange(at ? at.format("YYYY-MM-DD") : "")}
  />
);

const Fields = ({ form, onChange, wrong }: FieldsProps) => {
  const set = (change: Partial<CardForm>) => onChange({ ...form, ...change });
  const names = words.fields;
  return (
    <>
      <Field label={names.law} wrong={wrong["law"]}>
        <Input maxLength={60} value={form.law} onChange={(event) => set({ law: event.target.value })} />
      </Field>
      <Field label={names.article} wrong={wrong["article"]} help={names.articleHint}>
        <Input maxLength={30} value={form.article} onChange={(event) => set({ article: event.target.value })} />
      </Field>
      <Field label={names.text} wrong={wrong["text"]}>
        <Input.TextArea
          autoSize={{ minRows: 5, maxRows: 14 }}
          maxLength={2000}
          value={form.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <Checkbox checked={form.summary} onChange={(event) => set({ summary: event.target.checked })}>
        {names.summary}
      </Checkbox>
      <Field label={names.validFrom} wrong={wrong["validFrom"]}>
        <Day label={names.validFrom} value={form.validFrom} onChange={(validFrom) => set({ validFrom })} />
      </Field>
      <Field label={names.validTo} wrong={wrong["validTo"]}>
        <Day label={names.validTo} value={form.validTo} onChange={(validTo) => set({ validTo })} />
      </Field>
      <Field label={names.source} wrong={wrong["source"]} help={names.sourceHint}>
        <Input maxLength={200} value={form.source} onChange={(event) => set({ source: event.target.value })} />
      </Field>
    </>
  );
};

/** Adds an article or changes one; says beforehand how many answers will have to be looked at again. */
export const LawCardDrawer = ({ card, onClose }: { card: KeptLawCard | undefined; onClose: () => void }) => {
  const place = `law.${card?.id ?? "new"}.${card?.version ?? 0}`;
  const [form, setForm, clear] = useKept<CardForm>(place, cardForm(card));
  const [tried, setTried] = useState(false);
  const write = useWrite(lawCards.save);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const wrong = { ...fieldFailures(write.error), ...(tried && lacks(form)) } as Record<string, string>;
  const save = async () => {
    setTried(true);
    if (Object.keys(lacks(form)).length > 0) return;
    const saved = await write.run({ body: requestOf(form, card) });
    void queries.invalidateQueries({ queryKey: keys.lawCards });
    if (!saved) return;
    clear();
    void queries.invalidateQueries({ queryKey: keys.questions });
    void message.success(words.saved(saved.stale));
    onClose();
  };
  return (
    <ConfirmDrawer
      title={card ? words.edit : words.add}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.save}
      busy={write.busy}
      error={write.error !== undefined && <ErrorStrip message={failureWords(write.error)} />}
    >
      {!!card?.cited && (
        <p className="note-c">
          <span>{words.willStale(card.cited)}</span>
        </p>
      )}
      <Fields form={form} onChange={setForm} wrong={wrong} />
    </ConfirmDrawer>
  );
};
