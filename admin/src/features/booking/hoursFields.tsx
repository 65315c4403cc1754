import { Input, InputNumber, Select } from "antd";
import { keysOf, services, visitModes } from "@qizhen/shared/vocabulary";
import { DayRange } from "../../components/DayRange";
import { Field } from "../../components/Field";
import { booking as words } from "../../words/booking";
import { hours as hoursWords } from "../../words/hours";
import type { HoursSettings } from "./hoursForm";

const more = hoursWords.settingsForm;

/** What the parts of a form about hours are given. */
export interface SettingsPart {
  form: HoursSettings;
  set: (change: Partial<HoursSettings>) => void;
  wrong: Record<string, string>;
}

const wide = { width: "100%" };
const noticeHours = [0, 1, 2, 4, 12, 24, 48, 72];

const Minutes = ({
  label,
  least,
  most,
  value,
  onChange,
  ...about
}: {
  label: string;
  least: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
  wrong?: string | undefined;
  help?: string | undefined;
}) => (
  <Field label={label} {...about}>
    <InputNumber
      aria-label={label}
      min={least}
      max={most}
      step={5}
      value={value}
      onChange={(minutes) => onChange(minutes ?? value)}
    />
  </Field>
);

/** What it is, how and where. */
export const PlaceFields = ({ form, set, wrong }: SettingsPart) => (
  <>
    <Field label={words.form.service}>
      <Select
        aria-label={words.form.service}
        style={wide}
        value={form.service}
        onChange={(service) => set({ service })}
        options={keysOf(services).map((value) => ({ value, label: services[value] }))}
      />
    </Field>
    <Field label={words.form.mode}>
      <Select
        aria-label={words.form.mode}
        style={wide}
        value={form.mode}
        onChange={(mode) => set({ mode, ...(mode !== "home" && { travel: 0 }) })}
        options={keysOf(visitModes).map((value) => ({ value, label: visitModes[value] }))}
      />
    </Field>
    {form.mode === "home" ? (
      <Minutes
        label={more.travel}
        least={0}
        most={120}
        value={form.travel}
        onChange={(travel) => set({ travel })}
        wrong={wrong["travelMinutes"]}
        help={more.travelHelp}
      />
    ) : (
      <>
        <Field label={words.form.place} wrong={wrong["place"]} help={words.form.placeHelp}>
          <Input maxLength={100} value={form.place} onChange={(event) => set({ place: event.target.value })} />
        </Field>
        <Field label={more.room} wrong={wrong["room"]} help={more.roomHelp}>
          <Input maxLength={40} value={form.room} onChange={(event) => set({ room: event.target.value })} />
        </Field>
      </>
    )}
  </>
);

/** How long each is, and how many at once. */
export const LengthFields = ({ form, set, wrong }: SettingsPart) => (
  <>
    <Minutes
      label={words.form.minutes}
      least={10}
      most={240}
      value={form.minutes}
      onChange={(minutes) => set({ minutes })}
      wrong={wrong["slotMinutes"]}
    />
    <Minutes
      label={more.buffer}
      least={0}
      most={120}
      value={form.buffer}
      onChange={(buffer) => set({ buffer })}
      wrong={wrong["bufferMinutes"]}
    />
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
  </>
);

/** How soon and how far ahead it can be booked. */
export const LimitFields = ({ form, set, wrong }: SettingsPart) => (
  <>
    <Field label={more.notice} wrong={wrong["noticeMinutes"]}>
      <Select
        aria-label={more.notice}
        style={wide}
        value={form.notice}
        onChange={(notice) => set({ notice })}
        options={[...new Set([...noticeHours.map((hours) => hours * 60), form.notice])]
          .sort((a, b) => a - b)
          .map((minutes) => ({ value: minutes, label: more.hour(minutes / 60) }))}
      />
    </Field>
    <Field label={more.horizon} wrong={wrong["horizonDays"]}>
      <InputNumber
        aria-label={more.horizon}
        min={1}
        max={180}
        precision={0}
        value={form.horizon}
        onChange={(horizon) => set({ horizon: horizon ?? form.horizon })}
      />
    </Field>
  </>
);

/** From which day to which. */
export const ValidityField = ({ form, set, wrong }: SettingsPart) => (
  <Field label={more.validity} wrong={wrong["to"] ?? wrong["from"]} help={words.form.holidays}>
    <DayRange
      size="middle"
      label={[words.form.from, words.form.to]}
      value={{ from: form.from, to: form.to }}
      onChange={({ from, to }) => set({ from: from ?? form.from, to: to ?? form.to })}
    />
  </Field>
);
