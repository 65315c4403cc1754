import type { CalendarDay } from "@qizhen/shared/contract/hours";
import { hours as words } from "../../words/hours";
import { weekdayOf } from "@qizhen/shared/rules/shanghaiDays";

/** How much of a day is taken: a bar with its figures. */
export const DayLoad = ({ places, free }: Pick<CalendarDay, "places" | "free">) => {
  if (places === 0) return null;
  const taken = places - free;
  return (
    <span className="day-load" title={words.load(taken, places)}>
      <i>
        <b style={{ width: `${(taken / places) * 100}%` }} />
      </i>
      <em>
        <span className="unseen">{words.load(taken, places)}</span>
        <span aria-hidden>{words.loadShort(taken, places)}</span>
      </em>
    </span>
  );
};

/** What a day is besides its date: rest or work by the calendar of the county, with the holiday's name; leave. */
export const DayMarks = ({ day, name }: { day: CalendarDay; name: string | undefined }) => {
  const weekday = weekdayOf(day.day) < 6;
  return (
    <>
      {weekday && !day.workday && <span className="day-mark rest">{words.rest}</span>}
      {!weekday && day.workday && <span className="day-mark work">{words.work}</span>}
      {day.leave && <span className="day-mark leave">{words.leave}</span>}
      {name !== undefined && <small className="cut">{name}</small>}
    </>
  );
};

/** The head of a day's column. */
export const DayHead = ({ day, name, today }: { day: CalendarDay; name: string | undefined; today: boolean }) => (
  <div className={`wk-day${today ? " today" : ""}`} aria-current={today ? "date" : undefined}>
    <span className="row">
      <span className="sec">{words.weekdays[weekdayOf(day.day) - 1]}</span>
      <b>{Number(day.day.slice(8))}</b>
      <DayMarks day={day} name={name} />
    </span>
    <DayLoad places={day.places} free={day.free} />
  </div>
);
