import { useCallback, useState } from "react";
import { Button, Segmented, Select } from "antd";
import { useSearchParams } from "react-router";
import { addDays, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Schedule } from "@qizhen/shared/contract/booking";
import type { HostCalendar } from "@qizhen/shared/contract/hours";
import { ApiError } from "@qizhen/shared/endpoint";
import { failureWords } from "../../client/failure";
import { useMe } from "../../client/useSession";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { booking as bookingWords } from "../../words/booking";
import { dayOf } from "../../words/dates";
import { hours as words } from "../../words/hours";
import { BookingTabs } from "./BookingTabs";
import { daysOf, turned, type Target, type View } from "./calendar";
import { CopyDrawer } from "./CopyDrawer";
import { DaysDrawer } from "./DaysDrawer";
import { FeedDrawer } from "./FeedDrawer";
import { HoursAside } from "./HoursAside";
import { HoursDrawer } from "./HoursDrawer";
import { ordinaryHours, type HoursForm } from "./hoursForm";
import { MonthGrid } from "./MonthGrid";
import { SettingsDrawer } from "./SettingsDrawer";
import { StretchDrawer } from "./StretchDrawer";
import { useHostCalendar } from "./useHostCalendar";
import { useHosts, type HostOption } from "./useHosts";
import { WeekGrid, type Placed } from "./WeekGrid";

/** Whose calendar, of which days: it stands in the address, so that a link shares it. */
const useShown = () => {
  const me = useMe();
  const today = dayOf(useNow());
  const [search, setSearch] = useSearchParams();
  const asked = search.get("day") ?? "";
  const shown = {
    host: search.get("host") ?? me.id,
    view: (search.get("view") === "month" ? "month" : "week") as View,
    day: /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today,
  };
  const show = (change: Partial<typeof shown>) => setSearch({ ...shown, ...change }, { replace: true });
  return { ...shown, show, today };
};
type Shown = ReturnType<typeof useShown>;

/** What lies over the calendar. */
type Over =
  | { what: "stretch"; placed: Placed }
  | { what: "days"; from: string; to: string }
  | { what: "copy" }
  | { what: "feed" }
  | { what: "settings"; hours: Schedule }
  | { what: "open"; form: HoursForm };

const rangeWords = ({ view, day }: Shown) => {
  if (view === "month") return words.month(day);
  const days = daysOf(view, day);
  return words.week(days[0] ?? day, days[6] ?? day);
};

const Bar = ({ shown, hosts, onCopy }: { shown: Shown; hosts: HostOption[]; onCopy: (() => void) | undefined }) => (
  <div className="filters hours-bar">
    <Select
      aria-label={words.host}
      style={{ width: 200 }}
      value={shown.host}
      onChange={(host) => shown.show({ host })}
      options={hosts}
      showSearch={{ optionFilterProp: "label" }}
    />
    <Segmented<View>
      aria-label={words.view}
      value={shown.view}
      onChange={(view) => shown.show({ view })}
      options={(["week", "month"] as const).map((value) => ({ value, label: words.views[value] }))}
    />
    <Button
      aria-label={words.before}
      icon={<Icon name="left" />}
      onClick={() => shown.show({ day: turned(shown.view, shown.day, -1) })}
    />
    <Button onClick={() => shown.show({ day: shown.today })}>{words.today}</Button>
    <Button
      aria-label={words.after}
      icon={<Icon name="right" />}
      onClick={() => shown.show({ day: turned(shown.view, shown.day, 1) })}
    />
    <b aria-live="polite">{rangeWords(shown)}</b>
    <span className="sp" />
    {onCopy && <Button onClick={onCopy}>{words.copyForm.title}</Button>}
  </div>
);

const openAhead = (host: string, today: string) => ordinaryHours(host, today, addDays(today, 90));

/** A set of hours for one stretch that was drawn where no other hours are. */
const freshFor = (host: string, { day, start, end }: Target): HoursForm => ({
  ...ordinaryHours(host, day, addDays(day, 90)),
  drawn: [{ weekday: weekdayOf(day), start, end }],
});

const OverPage = ({
  over,
  calendar,
  shown,
  hosts,
  onOver,
}: {
  over: Over;
  calendar: HostCalendar | undefined;
  shown: Shown;
  hosts: HostOption[];
  onOver: (over: Over | undefined) => void;
}) => {
  const onClose = () => onOver(undefined);
  if (over.what === "feed") return <FeedDrawer onClose={onClose} />;
  if (over.what === "open") return <HoursDrawer first={over.form} hosts={hosts} onClose={onClose} />;
  if (over.what === "settings") return <SettingsDrawer hours={over.hours} onClose={onClose} />;
  if (!calendar) return null;
  if (over.what === "copy") return <CopyDrawer calendar={calendar} week={shown.day} onClose={onClose} />;
  if (over.what === "days") return <DaysDrawer calendar={calendar} from={over.from} to={over.to} onClose={onClose} />;
  const onFresh = (next: Target) => onOver({ what: "open", form: freshFor(shown.host, next) });
  return <StretchDrawer calendar={calendar} placed={over.placed} onClose={onClose} onFresh={onFresh} />;
};

const Failed = ({ error, onRetry }: { error: Error; onRetry: () => void }) => (
  <div className="around">
    {error instanceof ApiError && error.status === 403 ? (
      <EmptyState {...words.noRight} />
    ) : (
      <ErrorStrip message={failureWords(error)} onRetry={onRetry} />
    )}
  </div>
);

/** 接待时间: a week or a month of somebody's hours with who is booked; times are given by dragging, by keyboard or by form. */
export const HoursPage = () => {
  const shown = useShown();
  const hosts = useHosts();
  const { calendar, names } = useHostCalendar(shown.host, daysOf(shown.view, shown.day));
  const [over, setOver] = useState<Over>();
  const onPlace = useCallback((placed: Placed) => setOver({ what: "stretch", placed }), []);
  const onDays = useCallback((from: string, to: string) => setOver({ what: "days", from, to }), []);
  const { data } = calendar;
  const some = data !== undefined && data.schedules.length > 0;
  return (
    <Page
      title={bookingWords.title}
      beside={<BookingTabs />}
      actions={
        <>
          <Button onClick={() => setOver({ what: "feed" })}>{words.feed.open}</Button>
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => setOver({ what: "open", form: openAhead(shown.host, shown.today) })}
          >
            {bookingWords.open}
          </Button>
        </>
      }
    >
      <Bar
        shown={shown}
        hosts={hosts}
        onCopy={some && shown.view === "week" ? () => setOver({ what: "copy" }) : undefined}
      />
      <div className={some ? "hours" : "hours alone"}>
        <div className="hours-main">
          {calendar.error && !data && <Failed error={calendar.error} onRetry={() => void calendar.refetch()} />}
          {calendar.isPending && <Skeleton lines={10} />}
          {data && <p className="xs mut hours-help">{shown.view === "week" ? words.dragHelp : words.monthHelp}</p>}
          {data && !some && <p className="hours-none">{words.none.text}</p>}
          {data && shown.view === "week" && <WeekGrid calendar={data} names={names} onPlace={onPlace} />}
          {data && shown.view === "month" && (
            <MonthGrid calendar={data} names={names} month={shown.day} onDays={onDays} onPlace={onPlace} />
          )}
        </div>
        {some && <HoursAside schedules={data.schedules} onEdit={(hours) => setOver({ what: "settings", hours })} />}
      </div>
      {over && <OverPage over={over} calendar={data} shown={shown} hosts={hosts} onOver={setOver} />}
    </Page>
  );
};
