import { useState } from "react";
import { App, Button, Input, InputNumber, Radio } from "antd";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { supervision, type CalendarYear, type DayEntry } from "@qizhen/shared/contract/supervision";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { useKept } from "../../client/kept";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { SettingsTabs } from "../../client/SettingsTabs";
import { hasRole, useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { DayRange, type Days } from "../../components/DayRange";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { useNow } from "../../components/now";
import { shortDay, timeWords } from "../../words/dates";
import { supervision as allWords } from "../../words/supervision";
import { withStretch } from "./calendarForm";

const words = allWords.calendar;
type Kind = DayEntry["kind"];

const DayRows = ({ days, onRemove }: { days: readonly DayEntry[]; onRemove: ((day: string) => void) | undefined }) => (
  <ul className="cal-days">
    {days.map(({ day, kind, name }) => (
      <li key={day}>
        <span className="nw">{shortDay(`${day}T12:00:00+08:00`)}</span>
        <span className={`tag ${kind === "rest" ? "pine" : "amber"}`}>{words.kinds[kind]}</span>
        <span className="grow cut">{name}</span>
        {onRemove && (
          <button type="button" className="icon-btn" aria-label={words.remove(day)} onClick={() => onRemove(day)}>
            <Icon name="x" />
          </button>
        )}
      </li>
    ))}
  </ul>
);

const AddStretch = ({
  year,
  days,
  onChange,
}: {
  year: number;
  days: readonly DayEntry[];
  onChange: (days: DayEntry[]) => void;
}) => {
  const [range, setRange] = useState<Days>({});
  const [kind, setKind] = useState<Kind>("rest");
  const [name, setName] = useState("");
  const add = () => {
    if (!range.from) return;
    onChange(withStretch(days, { year, from: range.from, to: range.to ?? range.from, kind, name }));
    setRange({});
  };
  return (
    <fieldset className="fieldset">
      <legend>{words.addRange}</legend>
      <div className="row wrap">
        <DayRange size="middle" label={[words.day, words.day]} value={range} onChange={setRange} />
        <Radio.Group
          aria-label={words.kind}
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
          options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        <Input
          style={{ width: 180 }}
          maxLength={20}
          placeholder={words.name}
          aria-label={words.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button icon={<Icon name="plus" />} disabled={!range.from} onClick={add}>
          {words.add}
        </Button>
      </div>
    </fieldset>
  );
};

/** What is typed of a year is kept until it is saved; somebody else's change in between is shown, and loses nothing. */
const YearForm = ({ read, onReload, mayWrite }: { read: CalendarYear; onReload: () => void; mayWrite: boolean }) => {
  const [typed, setTyped, clear] = useKept<{ version: number; days: DayEntry[] } | null>(`calendar.${read.year}`, null);
  const save = useWrite(supervision.saveYear);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const now = useNow();
  const days = typed?.days ?? read.days;
  const version = typed?.version ?? read.version;
  const change = (next: DayEntry[]) => setTyped({ version, days: next });
  const keep = async () => {
    if (!(await save.run({ params: { year: read.year }, body: { version, days } }))) return;
    clear();
    void message.success(words.saved);
    void queries.invalidateQueries({ queryKey: keys.calendar });
    void queries.invalidateQueries({ queryKey: keys.figures });
  };
  const raced = save.error instanceof ApiError && save.error.status === 409;
  const theirs = () => {
    save.clear();
    setTyped({ version: read.version, days });
    onReload();
  };
  return (
    <div className="stack">
      <p className="sm sec">{read.known ? words.known : words.unknown}</p>
      {read.by && read.at && <p className="xs mut">{words.entered(read.by, timeWords(read.at, now))}</p>}
      {raced && (
        <ErrorStrip
          message={words.raced}
          action={
            <Button size="small" onClick={theirs}>
              {words.theirs}
            </Button>
          }
        />
      )}
      {save.error !== undefined && !raced && <ErrorStrip message={failureWords(save.error)} />}
      {typed && typed.version !== read.version && <DayRows days={read.days} onRemove={undefined} />}
      {mayWrite && <AddStretch year={read.year} days={days} onChange={change} />}
      {days.length === 0 && <EmptyState {...words.none} />}
      <DayRows days={days} onRemove={mayWrite ? (day) => change(days.filter((one) => one.day !== day)) : undefined} />
      {mayWrite && (
        <div>
          <Button type="primary" loading={save.busy} disabled={!typed} onClick={() => void keep()}>
            {words.save}
          </Button>
        </div>
      )}
    </div>
  );
};

/** 节假日: the days a county works and rests, for years that are not published yet and for local days. */
export const CalendarPage = () => {
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get("year"));
  const year = asked >= 2004 && asked <= 2099 ? asked : now.getFullYear() + 1;
  const me = useMe();
  const query = useQuery({
    queryKey: [...keys.calendar, year],
    queryFn: () => ask(supervision.year, { params: { year } }),
  });
  const county = me.region?.code.endsWith("000000") === true && hasRole(me, "admin");
  return (
    <Page title={words.title} beside={<SettingsTabs />}>
      <div className="body around stack" style={{ maxWidth: 860 }}>
        <p className="sm sec">{county ? words.about : words.notYours}</p>
        <Field label={words.year}>
          <InputNumber
            aria-label={words.year}
            min={2004}
            max={2099}
            precision={0}
            value={year}
            onChange={(value) => value && setSearch({ year: String(value) }, { replace: true })}
          />
        </Field>
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={6} />}
        {query.data && (
          <YearForm key={year} read={query.data} mayWrite={county} onReload={() => void query.refetch()} />
        )}
      </div>
    </Page>
  );
};
