import { useState } from "react";
import { Button } from "antd";
import type { Schedule } from "@qizhen/shared/contract/booking";
import { failureWords, fieldFailures } from "../../client/failure";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { dayOf } from "../../words/dates";
import { hours as words } from "../../words/hours";
import { LimitFields, LengthFields, PlaceFields, ValidityField } from "./hoursFields";
import { settingsChange, settingsOf, type HoursSettings } from "./hoursForm";
import { TouchedList } from "./TouchedList";
import { useHoursChange } from "./useHoursChange";

const form = words.settingsForm;

/** 修改这套时间: place, room, how long, how many, how far ahead, from when to when; and its end. */
export const SettingsDrawer = ({ hours, onClose }: { hours: Schedule; onClose: () => void }) => {
  const [settings, setSettings] = useState<HoursSettings>(() => settingsOf(hours));
  const today = dayOf(useNow());
  const change = settingsChange(hours, settings);
  const changes = change ? [{ scheduleId: hours.id, change }] : [];
  const { touched, error, busy, save } = useHoursChange(changes);
  const part = {
    form: settings,
    set: (given: Partial<HoursSettings>) => setSettings({ ...settings, ...given }),
    wrong: fieldFailures(error),
  };
  const mayEnd = hours.from <= today && today < hours.to && settings.to !== today;
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
      <ValidityField {...part} />
      {mayEnd && (
        <div>
          <Button onClick={() => part.set({ to: today })}>{form.end}</Button>
        </div>
      )}
      <PlaceFields {...part} />
      <LengthFields {...part} />
      <LimitFields {...part} />
      <p className="xs mut">{form.newOnly}</p>
      {changes.length > 0 && error === undefined && <TouchedList touched={touched} />}
    </ConfirmDrawer>
  );
};
