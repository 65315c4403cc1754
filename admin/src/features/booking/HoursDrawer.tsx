import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Input, InputNumber, Select } from "antd";
import { booking } from "@qizhen/shared/contract/booking";
import { keysOf, services, visitModes } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { DayRange } from "../../components/DayRange";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { booking as words } from "../../words/booking";
import { quarters, requestOf, type HoursForm } from "./hoursForm";

/** Somebody whose hours may be opened. */
export interface HostOption {
  value: string;
  label: string;
}

interface Part {
  form: HoursForm;
  set: (change: Partial<HoursForm>) => void;
  wrong: Record<string, string>;
}

const WhatFields = ({ form, set, wrong, hosts }: Part & { hosts: HostOption[] }) => (
  <>
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
    <Field label={words.form.service}>
      <Select
        aria-label={words.form.service}
        style={{ width: "100%" }}
        value={form.service}
        onChange={(service) => set({ service })}
        options={keysOf(services).map((value) => ({ value, label: services[value] }))}
      />
    </Field>
    <Field label={words.form.mode}>
      <Select
        aria-label={words.form.mode}
        style={{ width: "100%" }}
        value={form.mode}
        onChange={(mode) => set({ mode })}
        options={keysOf(visitModes).map((value) => ({ value, label: visitModes[value] }))}
      />
    </Field>
    <Field label={words.form.place} wrong={wrong["place"]} help={words.form.placeHelp}>
      <Input maxLength={100} value={form.place} onChange={(event) => set({ place: event.target.value })} />
    </Field>
  </>
);

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

const WhenFields = ({ form, set, wrong }: Part) => (
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
    <Field label={words.form.minutes} wrong={wrong["slotMinutes"]}>
      <InputNumber
        aria-label={words.form.minutes}
        min={10}
        max={240}
        step={5}
        value={form.minutes}
        onChange={(minutes) => set({ minutes: minutes ?? form.minutes })}
      />
    </Field>
    <Field label={words.form.seats} wrong={wrong["seats"]}>
      <InputNumber
        aria-label={words.form.seats}
        min={1}
        max={50}
        precision={0}
        value={form.seats}
        onChange={(seats) => set({ seats: seats ?? form.seats })}
      />
    </Field>
    <Field
      label={`${words.form.from} – ${words.form.to}`}
      wrong={wrong["to"] ?? wrong["from"]}
      help={words.form.holidays}
    >
      <DayRange
        size="middle"
        label={[words.form.from, words.form.to]}
        value={{ from: form.from, to: form.to }}
        onChange={({ from, to }) => set({ from: from ?? form.from, to: to ?? form.to })}
      />
    </Field>
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
      <WhatFields {...part} hosts={hosts} />
      <WhenFields {...part} />
    </ConfirmDrawer>
  );
};
