import { useState } from "react";
import { Button, Input, InputNumber, Select } from "antd";
import type { PlannedDay, ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { categories, keysOf } from "@qizhen/shared/vocabulary";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { Field } from "../../components/Field";
import { receptions as words } from "../../words/receptions";
import { endOf, startHours } from "./monthForm";

interface Props {
  first: PlannedDay;
  month: ReceptionMonth;
  title: string;
  onKeep: (day: PlannedDay) => void;
  onRemove?: (() => void) | undefined;
  onClose: () => void;
}

type Set = (change: Partial<PlannedDay>) => void;

const LeaderField = ({ one, month, set }: { one: PlannedDay; month: ReceptionMonth; set: Set }) => (
  <Field label={words.form.leader}>
    <Select
      aria-label={words.form.leader}
      style={{ width: "100%" }}
      value={one.leaderId}
      onChange={(leaderId) =>
        set({ leaderId, fields: [...(month.leaders.find(({ id }) => id === leaderId)?.fields ?? [])] })
      }
      options={month.leaders.map(({ id, name, office, leave }) => {
        const away = leave.some(({ from, to }) => from <= one.day && one.day <= to);
        return { value: id, label: `${name} · ${office}${away ? `（${words.form.onLeave}）` : ""}`, disabled: away };
      })}
    />
  </Field>
);

const TimeFields = ({ one, set }: { one: PlannedDay; set: Set }) => (
  <>
    <div className="pair">
      <Field label={words.form.start} help={words.form.ends(endOf(one))}>
        <Select
          aria-label={words.form.start}
          style={{ width: "100%" }}
          value={one.start}
          onChange={(start) => set({ start })}
          options={[...new Set([one.start, ...startHours])].sort().map((value) => ({ value, label: value }))}
        />
      </Field>
      <Field label={words.form.places}>
        <InputNumber
          aria-label={words.form.places}
          style={{ width: "100%" }}
          min={1}
          max={40}
          precision={0}
          value={one.places}
          onChange={(places) => places && set({ places })}
        />
      </Field>
    </div>
    <Field label={words.form.minutes}>
      <InputNumber
        aria-label={words.form.minutes}
        style={{ width: "100%" }}
        min={10}
        max={120}
        step={5}
        precision={0}
        value={one.minutes}
        onChange={(minutes) => minutes && set({ minutes })}
      />
    </Field>
  </>
);

/** One day of a draft: who, when, how many, where, which field. It is kept with the draft and saved with it. */
export const DayDrawer = ({ first, month, title, onKeep, onRemove, onClose }: Props) => {
  const [one, setOne] = useState(first);
  const set: Set = (change) => setOne({ ...one, ...change });
  return (
    <ConfirmDrawer
      title={title}
      onClose={onClose}
      onConfirm={() => onKeep(one)}
      confirm={words.keep}
      busy={false}
      disabled={one.leaderId === "" || one.place.trim() === ""}
    >
      <Field label={words.form.day}>
        <Select
          aria-label={words.form.day}
          style={{ width: "100%" }}
          value={one.day}
          onChange={(day) => set({ day })}
          options={workdaysOf(month).map((value) => ({ value, label: words.day(value) }))}
        />
      </Field>
      <LeaderField one={one} month={month} set={set} />
      <TimeFields one={one} set={set} />
      <Field label={words.form.place}>
        <Input
          aria-label={words.form.place}
          maxLength={100}
          value={one.place}
          onChange={(event) => set({ place: event.target.value })}
        />
      </Field>
      <Field label={words.form.fields} help={words.form.fieldsHelp}>
        <Select
          mode="multiple"
          aria-label={words.form.fields}
          style={{ width: "100%" }}
          value={one.fields}
          onChange={(fields) => set({ fields })}
          options={keysOf(categories).map((value) => ({ value, label: categories[value] }))}
        />
      </Field>
      {onRemove && (
        <Button danger onClick={onRemove}>
          {words.remove}
        </Button>
      )}
    </ConfirmDrawer>
  );
};

const workdaysOf = ({ month, rest }: ReceptionMonth): string[] => {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return Array.from({ length: days }, (_, nth) => `${month}-${String(nth + 1).padStart(2, "0")}`).filter(
    (day) => !rest.includes(day),
  );
};
