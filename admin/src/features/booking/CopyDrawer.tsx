import { useState } from "react";
import { InputNumber } from "antd";
import { addDays } from "@qizhen/shared/rules/shanghaiDays";
import type { HostCalendar } from "@qizhen/shared/contract/hours";
import { failureWords } from "../../client/failure";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { hours as words } from "../../words/hours";
import { mondayOf } from "./calendar";
import { TouchedList } from "./TouchedList";
import { useHoursChange } from "./useHoursChange";

const form = words.copyForm;
const mostWeeks = 26;

/** 复制这一周: each day of a week as it is, again in the weeks that follow. */
export const CopyDrawer = ({
  calendar,
  week,
  onClose,
}: {
  calendar: HostCalendar;
  week: string;
  onClose: () => void;
}) => {
  const [weeks, setWeeks] = useState(4);
  const monday = mondayOf(week);
  const reaching = calendar.schedules.filter(({ from, to }) => from <= addDays(monday, 6) && to >= addDays(monday, 7));
  const changes = reaching.map(({ id }) => ({
    scheduleId: id,
    change: { action: "copy_week", week: monday, weeks } as const,
  }));
  const short = reaching.find(({ to }) => to < addDays(monday, 7 * weeks));
  const { touched, error, busy, save } = useHoursChange(short ? [] : changes);
  return (
    <ConfirmDrawer
      title={form.title}
      onClose={onClose}
      onConfirm={() => void save(onClose)}
      confirm={form.save}
      busy={busy}
      disabled={changes.length === 0 || short !== undefined || error !== undefined || touched.asking}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sec">{form.about(monday, addDays(monday, 6))}</p>
      <Field label={form.weeks} wrong={short && form.beyond(short.to)}>
        <InputNumber
          aria-label={form.weeks}
          min={1}
          max={mostWeeks}
          precision={0}
          value={weeks}
          onChange={(value) => setWeeks(value ?? weeks)}
        />
      </Field>
      {changes.length === 0 && <p className="sm wrong">{words.daysForm.noDays}</p>}
      {changes.length > 0 && !short && error === undefined && <TouchedList touched={touched} />}
    </ConfirmDrawer>
  );
};
