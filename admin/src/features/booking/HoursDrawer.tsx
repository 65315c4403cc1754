import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Select } from "antd";
import { booking } from "@qizhen/shared/contract/booking";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { booking as words } from "../../words/booking";
import { hours as hoursWords } from "../../words/hours";
import { LengthFields, LimitFields, PlaceFields, ValidityField } from "./hoursFields";
import { quarters, requestOf, type HoursForm } from "./hoursForm";
import type { HostOption } from "./useHosts";

interface Part {
  form: HoursForm;
  set: (change: Partial<HoursForm>) => void;
  wrong: Record<string, string>;
}

/** A half day: from when to when, or not at all. */
const HalfDay = ({
  label,
  hours,
  value,
  ordinary,
  onChange,
}: {
  label: string;
  hours: string[];
  value: [string, string] | undefined;
  ordinary: [string, string];
  onChange: (value: [string, string] | undefined) => void;
}) => {
  const options = hours.map((hour) => ({ value: hour, label: hour }));
  const [start, end] = value ?? ordinary;
  return (
    <div className="field">
      <span className="sm sec">{label}</span>
      <span className="row">
        <Select
          aria-label={`${label} ${words.form.from}`}
          disabled={!value}
          value={start}
          onChange={(from) => onChange([from, end])}
          options={options}
        />
        <Select
          aria-label={`${label} ${words.form.to}`}
          disabled={!value}
          value={end}
          onChange={(to) => onChange([start, to])}
          options={options}
        />
        <Checkbox checked={!value} onChange={(event) => onChange(event.target.checked ? undefined : ordinary)}>
          {words.form.off}
        </Checkbox>
      </span>
    </div>
  );
};

const HostField = ({ form, set, wrong, hosts }: Part & { hosts: HostOption[] }) => (
  <Field label={words.form.host} wrong={wrong["hostId"]}>
    <Select
      aria-label={words.form.host}
      style={{ width: "100%" }}
      value={form.hostId}
      onChange={(hostId) => set({ hostId })}
      options={hosts}
      showSearch={{ optionFilterProp: "label" }}
    />
  </Field>
);

/** The week: mornings and afternoons, or what was drawn on the calendar. */
const WeekFields = ({ form, set, wrong }: Part) =>
  form.drawn ? (
    <Field label={words.form.weekdays} wrong={wrong["weekly"]}>
      <span className="row wrap">
        {form.drawn.map(({ weekday, start, end }) => (
          <span key={`${weekday} ${start}`} className="tag pine">
            {`${hoursWords.weekdays[weekday - 1] ?? ""} ${start}–${end}`}
          </span>
        ))}
      </span>
    </Field>
  ) : (
    <>
      <Field label={words.form.weekdays} wrong={wrong["weekly"]}>
        <Checkbox.Group
          value={form.weekdays}
          onChange={(weekdays) => set({ weekdays: [...weekdays].sort() })}
          options={words.weekday.map((label, at) => ({ value: at + 1, label }))}
        />
      </Field>
      <HalfDay
        label={words.form.morning}
        hours={quarters(7, 13)}
        value={form.morning}
        ordinary={["09:00", "11:30"]}
        onChange={(morning) => set({ morning })}
      />
      <HalfDay
        label={words.form.afternoon}
        hours={quarters(12, 21)}
        value={form.afternoon}
        ordinary={["14:30", "17:00"]}
        onChange={(afternoon) => set({ afternoon })}
      />
    </>
  );

/** 开放时间: a week's hours of somebody, from a day to a day. */
export const HoursDrawer = ({
  first,
  hosts,
  onClose,
}: {
  first: HoursForm;
  hosts: HostOption[];
  onClose: () => void;
}) => {
  const [form, setForm] = useState(first);
  const { run, busy, error } = useWrite(booking.createSchedule);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const part: Part = {
    form,
    set: (change) => setForm({ ...form, ...change }),
    wrong: fieldFailures(error),
  };
  const open = async () => {
    if (!(await run({ body: requestOf(form) }))) return;
    void queries.invalidateQueries({ queryKey: keys.visits });
    void message.success(words.opened);
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.open}
      onClose={onClose}
      onConfirm={() => void open()}
      confirm={words.form.confirm}
      busy={busy}
      disabled={requestOf(form).weekly.length === 0}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <HostField {...part} hosts={hosts} />
      <WeekFields {...part} />
      <ValidityField {...part} />
      <PlaceFields {...part} />
      <LengthFields {...part} />
      <LimitFields {...part} />
    </ConfirmDrawer>
  );
};
