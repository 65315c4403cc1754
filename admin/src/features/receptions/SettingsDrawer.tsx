import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Input, InputNumber, Select } from "antd";
import { receptions, type ReceptionSettings } from "@qizhen/shared/contract/receptions";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Skeleton } from "../../components/Skeleton";
import { receptions as words } from "../../words/receptions";
import { endOf, startHours } from "./monthForm";

type Form = Omit<ReceptionSettings, "version" | "mayWrite">;

/** How a centre receives, as it is asked for when a month is drafted. */
export const useSettings = (centre: string, wanted = true) =>
  useQuery({
    queryKey: [...keys.receptions, "settings", centre],
    queryFn: () => ask(receptions.settings, { query: { centre } }),
    enabled: wanted,
  });

const Numbers = ({
  form,
  set,
  wrong,
}: {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}) => {
  const number = (
    name: "daysPerMonth" | "places" | "minutes",
    label: string,
    [min, max]: [number, number],
    step = 1,
  ) => (
    <Field label={label} wrong={wrong[name]}>
      <InputNumber
        aria-label={label}
        style={{ width: "100%" }}
        min={min}
        max={max}
        step={step}
        precision={0}
        value={form[name]}
        onChange={(value) => value && set({ [name]: value })}
      />
    </Field>
  );
  return (
    <>
      {number("daysPerMonth", words.settings.daysPerMonth, [1, 23])}
      <Field label={words.form.start} wrong={wrong["start"]} help={words.form.ends(endOf(form))}>
        <Select
          aria-label={words.form.start}
          style={{ width: "100%" }}
          value={form.start}
          onChange={(start) => set({ start })}
          options={[...new Set([form.start, ...startHours])].sort().map((value) => ({ value, label: value }))}
        />
      </Field>
      <div className="pair">
        {number("places", words.form.places, [1, 40])}
        {number("minutes", words.form.minutes, [10, 120], 5)}
      </div>
    </>
  );
};

const SettingsForm = ({ centre, read, onClose }: { centre: string; read: ReceptionSettings; onClose: () => void }) => {
  const { daysPerMonth, start, minutes, places, place, version } = read;
  const [form, setForm] = useState<Form>({ daysPerMonth, start, minutes, places, place });
  const save = useWrite(receptions.saveSettings);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const keep = async () => {
    const saved = await save.run({ body: { centre, version, ...form } });
    void queries.invalidateQueries({ queryKey: [...keys.receptions, "settings"] });
    if (!saved) return;
    void message.success(words.settings.saved);
    onClose();
  };
  const wrong = fieldFailures(save.error);
  return (
    <ConfirmDrawer
      title={words.settings.title}
      onClose={onClose}
      onConfirm={() => void keep()}
      confirm={words.settings.save}
      busy={save.busy}
      disabled={!read.mayWrite || form.place.trim() === ""}
      error={save.error !== undefined && <ErrorStrip message={failureWords(save.error)} />}
    >
      <p className="sm sec">{words.settings.about}</p>
      <Numbers form={form} set={(change) => setForm({ ...form, ...change })} wrong={wrong} />
      <Field label={words.form.place} wrong={wrong["place"]}>
        <Input
          aria-label={words.form.place}
          maxLength={100}
          value={form.place}
          onChange={(event) => setForm({ ...form, place: event.target.value })}
        />
      </Field>
    </ConfirmDrawer>
  );
};

/** 接访安排: how many days a month, when, how many places, how long each. */
export const SettingsDrawer = ({ centre, onClose }: { centre: string; onClose: () => void }) => {
  const query = useSettings(centre);
  if (query.data) return <SettingsForm key={query.data.version} centre={centre} read={query.data} onClose={onClose} />;
  return (
    <ConfirmDrawer
      title={words.settings.title}
      onClose={onClose}
      onConfirm={onClose}
      confirm={words.settings.save}
      busy={false}
      disabled
    >
      {query.error ? (
        <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </ConfirmDrawer>
  );
};
