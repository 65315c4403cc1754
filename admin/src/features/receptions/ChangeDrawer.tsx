import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { receptions, type ReceptionDayPage } from "@qizhen/shared/contract/receptions";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { receptions as allWords } from "../../words/receptions";
import { startHours } from "./monthForm";

const words = allWords.dayPage;

interface Props {
  page: ReceptionDayPage;
  action: "cancel" | "move";
  onClose: () => void;
}

/** How many wait for this day, who will all be told and offered other times. */
const bookedOf = ({ visitors }: ReceptionDayPage) =>
  visitors.filter(({ visit: { status } }) => status === "booked" || status === "waiting" || status === "offered")
    .length;

const Where = ({
  page,
  to,
  start,
  onTo,
  onStart,
  wrong,
}: {
  page: ReceptionDayPage;
  to: string;
  start: string;
  onTo: (day: string) => void;
  onStart: (hour: string) => void;
  wrong: string | undefined;
}) => (
  <div className="pair">
    <Field label={words.to} wrong={wrong}>
      <DatePicker
        aria-label={words.to}
        style={{ width: "100%" }}
        allowClear={false}
        minDate={dayjs(`${page.month.month}-01`)}
        maxDate={dayjs(`${page.month.month}-01`).endOf("month")}
        value={dayjs(to)}
        onChange={(_, text) => onTo(String(text))}
      />
    </Field>
    <Field label={allWords.form.start}>
      <Select
        aria-label={allWords.form.start}
        style={{ width: "100%" }}
        value={start}
        onChange={onStart}
        options={[...new Set([page.day.start, ...startHours])].sort().map((value) => ({ value, label: value }))}
      />
    </Field>
  </div>
);

/** Cancels a published day, or moves it; says how many are affected before it is done. */
export const ChangeDrawer = ({ page, action, onClose }: Props) => {
  const { day, month } = page;
  const [reason, setReason] = useState("");
  const [to, setTo] = useState(day.day);
  const [start, setStart] = useState(day.start);
  const write = useWrite(receptions.actOnDay);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async () => {
    const about = { version: month.version, reason: reason.trim() };
    const body = action === "move" ? { action, to, start, ...about } : { action, ...about };
    const saved = await write.run({ params: { id: day.id }, body });
    void queries.invalidateQueries({ queryKey: keys.receptions });
    if (!saved) return;
    void message.success(action === "move" ? words.moved : words.cancelled);
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words[action]}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words[action]}
      busy={write.busy}
      danger={action === "cancel"}
      disabled={reason.trim() === ""}
      error={write.error !== undefined && <ErrorStrip message={failureWords(write.error)} />}
    >
      <p>{words.told(bookedOf(page))}</p>
      {action === "move" && (
        <Where
          page={page}
          to={to}
          start={start}
          onTo={setTo}
          onStart={setStart}
          wrong={fieldFailures(write.error)["to"]}
        />
      )}
      <Field label={words.reason}>
        <Input.TextArea
          aria-label={words.reason}
          autoSize={{ minRows: 2 }}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDrawer>
  );
};
