import { useState } from "react";
import { Button } from "antd";
import type { PlannedDay, ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { failureWords, fieldFailures } from "../../client/failure";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { dayOf, timeWords } from "../../words/dates";
import { receptions as words } from "../../words/receptions";
import { DayDrawer } from "./DayDrawer";
import { MonthGrid } from "./MonthGrid";
import { MonthButtons, MonthProgress, monthHint } from "./MonthSteps";
import { newDay, planOf } from "./monthForm";
import { useSettings } from "./SettingsDrawer";
import { useDraft, useMonthSteps, type MonthSteps } from "./useMonth";

type Draft = ReturnType<typeof useDraft>;

/** Somebody else saved first: theirs is shown, and what was typed here stays until it is decided on. */
const Raced = ({ month, draft, steps }: { month: ReceptionMonth; draft: Draft; steps: MonthSteps }) => (
  <div className="stack">
    <ErrorStrip
      message={failureWords(steps.error)}
      action={
        <Button
          size="small"
          onClick={() => {
            steps.clear();
            draft.goOn();
          }}
        >
          {words.theirs}
        </Button>
      }
    />
    <p className="sm sec">
      {words.theirsNow(month.days.length)}
      {month.days.map(({ day, leader, start }) => `${words.day(day)} ${leader.name} ${start}`).join("；")}
    </p>
  </div>
);

const SaveRow = ({ draft, steps }: { draft: Draft; steps: MonthSteps }) => {
  const { typed } = draft;
  if (!typed) return null;
  const save = async () => {
    if (await steps.save(typed)) draft.clear();
  };
  return (
    <div className="row wrap rec-save" role="status">
      <span className="tag amber">{words.unsaved}</span>
      <Button type="primary" loading={steps.busy} onClick={() => void save()}>
        {words.act.save}
      </Button>
      <Button
        onClick={() => {
          steps.clear();
          draft.clear();
        }}
      >
        {words.discard}
      </Button>
    </div>
  );
};

/** The day of the draft that is being changed: its place in the list, or a new one. */
interface Editing {
  at: number | undefined;
  day: PlannedDay;
}

const Editor = ({
  month,
  draft,
  editing,
  onClose,
}: {
  month: ReceptionMonth;
  draft: Draft;
  editing: Editing;
  onClose: () => void;
}) => {
  const { at, day } = editing;
  const plain = draft.days.map(planOf);
  const keep = (kept: PlannedDay) => {
    const next = at === undefined ? [...plain, kept] : plain.map((one, nth) => (nth === at ? kept : one));
    draft.change(next.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));
    onClose();
  };
  const remove = () => {
    draft.change(plain.filter((_, nth) => nth !== at));
    onClose();
  };
  return (
    <DayDrawer
      first={day}
      month={month}
      title={at === undefined ? words.add(day.day) : words.edit(day.day)}
      onKeep={keep}
      onRemove={at === undefined ? undefined : remove}
      onClose={onClose}
    />
  );
};

const wrongOf = (error: unknown): Map<number, string> =>
  new Map(
    Object.entries(fieldFailures(error)).flatMap(([path, said]) => {
      const [, at] = /^days\.(\d+)/.exec(path) ?? [];
      return at === undefined ? [] : [[Number(at), said] as const];
    }),
  );

/** A month's calendar with its state, what is to be done, and the days, which a desk changes while it is a draft. */
export const MonthCard = ({ month }: { month: ReceptionMonth }) => {
  const draft = useDraft(month);
  const steps = useMonthSteps(month);
  const [editing, setEditing] = useState<Editing>();
  const now = useNow();
  const mayEdit = month.allowed.includes("save") && month.version > 0;
  const settings = useSettings(month.centre.code, mayEdit);
  const edit = (at: number) => {
    const day = draft.days[at];
    if (day) setEditing({ at, day: planOf(day) });
  };
  const add = (day: string) =>
    settings.data && setEditing({ at: undefined, day: newDay(day, month, draft.days, settings.data) });
  return (
    <>
      <div className="rec-top">
        <MonthProgress month={month} />
        <span className="sp" />
        <MonthButtons month={month} steps={steps} unsaved={draft.typed !== undefined} />
      </div>
      <p className="sm sec">{monthHint(month)}</p>
      {month.returned && <p className="sm wrong">{words.returned(month.returned)}</p>}
      {month.by && month.at && <p className="xs mut">{words.changed(month.by, timeWords(month.at, now))}</p>}
      {steps.raced && <Raced month={month} draft={draft} steps={steps} />}
      {steps.error !== undefined && !steps.raced && <ErrorStrip message={failureWords(steps.error)} />}
      <SaveRow draft={draft} steps={steps} />
      {month.leaders.length === 0 && <EmptyState {...words.noLeaders} />}
      {month.version === 0 && month.leaders.length > 0 && <EmptyState {...words.none} />}
      {month.version > 0 && (
        <MonthGrid
          month={month}
          days={draft.days}
          wrong={wrongOf(steps.error)}
          onEdit={mayEdit ? edit : undefined}
          onAdd={mayEdit ? add : undefined}
          today={dayOf(now)}
        />
      )}
      {editing && <Editor month={month} draft={draft} editing={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
};
