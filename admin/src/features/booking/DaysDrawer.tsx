import { useState } from "react";
import { Checkbox, Radio, Select } from "antd";
import { addDays } from "@qizhen/shared/rules/shanghaiDays";
import type { HostCalendar } from "@qizhen/shared/contract/hours";
import { failureWords } from "../../client/failure";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { DayRange } from "../../components/DayRange";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { hours as words } from "../../words/hours";
import { daysChangesOf, type DaysForm } from "./daysForm";
import { quarters } from "./hoursForm";
import { TouchedList } from "./TouchedList";
import { useHoursChange } from "./useHoursChange";

const form = words.daysForm;
const hourOptions = quarters(6, 23).map((hour) => ({ value: hour, label: hour }));
const mostDays = 62;

interface Props {
  calendar: HostCalendar;
  from: string;
  to: string;
  onClose: () => void;
}

const HowFields = ({ it, set }: { it: DaysForm; set: (change: Partial<DaysForm>) => void }) => (
  <>
    <Field label={form.how}>
      <Radio.Group
        aria-label={form.how}
        className="stack"
        value={it.how}
        onChange={(event) => set({ how: event.target.value as DaysForm["how"] })}
        options={(["closed", "usual", "other"] as const).map((value) => ({ value, label: form.hows[value] }))}
      />
    </Field>
    {it.how === "other" && (
      <Field label={form.hows.other} help={form.restDays}>
        <span className="row">
          <Select aria-label={form.from} value={it.start} onChange={(start) => set({ start })} options={hourOptions} />
          <Select aria-label={form.to} value={it.end} onChange={(end) => set({ end })} options={hourOptions} />
        </span>
      </Field>
    )}
  </>
);

/** 改几天: several days at once are closed, opened otherwise, or made like the week again. */
export const DaysDrawer = ({ calendar, from, to, onClose }: Props) => {
  const inside = calendar.schedules.filter((one) => one.from <= to && from <= one.to);
  const [it, setIt] = useState<DaysForm>({
    from,
    to,
    how: "closed",
    start: "09:00",
    end: "11:30",
    hours: inside.map(({ id }) => id),
  });
  const set = (change: Partial<DaysForm>) => setIt({ ...it, ...change });
  const tooMany = it.to > addDays(it.from, mostDays - 1);
  const changes = tooMany ? [] : daysChangesOf(calendar.schedules, it);
  const { touched, error, busy, save } = useHoursChange(changes);
  return (
    <ConfirmDrawer
      title={form.title}
      onClose={onClose}
      onConfirm={() => void save(onClose)}
      confirm={form.save}
      busy={busy}
      disabled={changes.length === 0 || error !== undefined || touched.asking}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <Field label={form.days} wrong={tooMany ? form.tooMany : undefined}>
        <DayRange
          size="middle"
          label={[form.from, form.to]}
          value={it}
          onChange={(days) => set({ from: days.from ?? it.from, to: days.to ?? days.from ?? it.to })}
        />
      </Field>
      {inside.length > 1 && (
        <Field label={form.hours}>
          <Checkbox.Group
            className="stack"
            value={it.hours}
            onChange={(hours) => set({ hours })}
            options={inside.map(({ id, service, mode, place }) => ({
              value: id,
              label: [words.what(service, mode), place].filter(Boolean).join(" · "),
            }))}
          />
        </Field>
      )}
      <HowFields it={it} set={set} />
      {changes.length === 0 && !tooMany && <p className="sm wrong">{form.noDays}</p>}
      {changes.length > 0 && error === undefined && <TouchedList touched={touched} />}
    </ConfirmDrawer>
  );
};
