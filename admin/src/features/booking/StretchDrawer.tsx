import { useState } from "react";
import { Button, DatePicker, Radio, Select } from "antd";
import dayjs from "dayjs";
import type { HostCalendar } from "@qizhen/shared/contract/hours";
import { failureWords } from "../../client/failure";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { hours as words } from "../../words/hours";
import { changeOf, isWeekly, type Scope, type Target } from "./calendar";
import { quarters } from "./hoursForm";
import { TouchedList } from "./TouchedList";
import { useHoursChange, type OneChange } from "./useHoursChange";
import type { Placed } from "./WeekGrid";

const form = words.stretchForm;
const fresh = "fresh";

interface Props {
  calendar: HostCalendar;
  placed: Placed;
  onClose: () => void;
  /** A set of hours of its own is wanted for it. */
  onFresh: (next: Target) => void;
}

const HourSelect = ({ label, value, onChange }: { label: string; value: string; onChange: (hour: string) => void }) => (
  <Field label={label}>
    <Select
      aria-label={label}
      style={{ width: "100%" }}
      value={value}
      onChange={onChange}
      options={[...new Set([...quarters(6, 23), value])].sort().map((hour) => ({ value: hour, label: hour }))}
    />
  </Field>
);

/** Sets of hours that hold on a day, as they are told apart. */
const hoursOn = (calendar: HostCalendar, day: string) =>
  calendar.schedules
    .filter(({ from, to }) => from <= day && day <= to)
    .map(({ id, service, mode, place }) => ({
      value: id,
      label: [words.what(service, mode), place].filter(Boolean).join(" · "),
    }));

/** The change that the form means; undefined while it means none. */
const useStretchForm = ({ calendar, placed }: Pick<Props, "calendar" | "placed">) => {
  const { old } = placed;
  const [next, setNext] = useState(placed.next);
  const options = hoursOn(calendar, next.day);
  const [chosen, setChosen] = useState(old?.scheduleId ?? options[0]?.value ?? fresh);
  const hours = calendar.schedules.find(({ id }) => id === chosen);
  const weekly = hours !== undefined && isWeekly(old, hours);
  const [asked, setScope] = useState<Scope>("day");
  const scope = weekly ? asked : "day";
  const same = old && old.day === next.day && old.start === next.start && old.end === next.end;
  const change =
    hours && !same && next.start < next.end ? changeOf(calendar.days, hours, { old, next, scope }) : undefined;
  const removal = hours && old ? changeOf(calendar.days, hours, { old, scope }) : undefined;
  return { old, next, setNext, options, chosen, setChosen, hours, weekly, scope, setScope, change, removal };
};

/** One stretch of time: made, moved, lengthened or taken away, for its day or for every week; whom it touches is seen before. */
export const StretchDrawer = ({ calendar, placed, onClose, onFresh }: Props) => {
  const it = useStretchForm({ calendar, placed });
  const [removing, setRemoving] = useState(false);
  const change = removing ? it.removal : it.change;
  const changes: OneChange[] = it.hours && change ? [{ scheduleId: it.hours.id, change }] : [];
  const { touched, error, busy, save } = useHoursChange(changes);
  return (
    <ConfirmDrawer
      title={it.old ? form.edit : form.add}
      onClose={onClose}
      onConfirm={() => void (it.chosen === fresh ? onFresh(it.next) : save(onClose))}
      confirm={removing ? form.remove : form.save}
      danger={removing}
      busy={busy}
      disabled={it.chosen !== fresh && (changes.length === 0 || error !== undefined || touched.asking)}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      {!it.old && (
        <Field label={form.hours}>
          <Select
            aria-label={form.hours}
            style={{ width: "100%" }}
            value={it.chosen}
            onChange={it.setChosen}
            options={[...it.options, { value: fresh, label: form.fresh }]}
          />
        </Field>
      )}
      <Field label={form.day}>
        <DatePicker
          aria-label={form.day}
          allowClear={false}
          style={{ width: "100%" }}
          value={dayjs(it.next.day)}
          onChange={(_, day) => it.setNext({ ...it.next, day: String(day) })}
        />
      </Field>
      <HourSelect label={form.start} value={it.next.start} onChange={(start) => it.setNext({ ...it.next, start })} />
      <HourSelect label={form.end} value={it.next.end} onChange={(end) => it.setNext({ ...it.next, end })} />
      {it.hours && (
        <Field label={form.scope} help={it.weekly ? undefined : form.notWeekly}>
          <Radio.Group
            className="row"
            aria-label={form.scope}
            disabled={!it.weekly}
            value={it.scope}
            onChange={(event) => it.setScope(event.target.value as Scope)}
            options={(["day", "week"] as const).map((value) => ({ value, label: form.scopes[value] }))}
          />
        </Field>
      )}
      {it.old && !removing && (
        <div>
          <Button danger onClick={() => setRemoving(true)}>
            {form.remove}
          </Button>
        </div>
      )}
      {changes.length > 0 && error === undefined && <TouchedList touched={touched} />}
    </ConfirmDrawer>
  );
};
