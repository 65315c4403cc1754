import { useEffect, useRef, useState, type PointerEvent as ReactPointer } from "react";
import type { CalendarDay, HostCalendar } from "@qizhen/shared/contract/hours";
import { useNow } from "../../components/now";
import { dayOf } from "../../words/dates";
import { hours as words } from "../../words/hours";
import { visitsOn, type DayStretch } from "./calendar";
import { DayLoad, DayMarks } from "./DayHead";
import type { Placed } from "./WeekGrid";

interface Props {
  calendar: HostCalendar;
  names: ReadonlyMap<string, string>;
  /** Any day of the month that is meant: others are quieter. */
  month: string;
  onDays: (from: string, to: string) => void;
  onPlace: (placed: Placed) => void;
}

interface Held {
  from: string;
  to: string;
  stretch: DayStretch | undefined;
}

const mostChips = 3;
const arrows: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const Chip = ({
  stretch,
  onTake,
}: {
  stretch: DayStretch;
  onTake: (event: ReactPointer, stretch: DayStretch) => void;
}) => (
  <span className={`mo-chip${stretch.other ? " other" : ""}`} onPointerDown={(event) => onTake(event, stretch)}>
    {`${stretch.start}–${stretch.end}`}
  </span>
);

/** What a day is, in one sentence: what is drawn of it is for the eye. */
const dayText = ({ day, open, places, free, leave }: CalendarDay, name: string | undefined) => {
  const what = open.map(({ start, end }) => `${start}–${end}`).join("、");
  const said = leave ? words.leave : what ? `${what}，${words.load(places - free, places)}` : words.closed;
  return words.dayOpen(day, name === undefined ? said : `${name}，${said}`);
};

/** What is drawn of a day, for the eye: its stretches can be taken hold of. */
const DayDrawing = ({
  day,
  name,
  lost,
  onTake,
}: {
  day: CalendarDay;
  name: string | undefined;
  lost: number;
  onTake: (event: ReactPointer, stretch: DayStretch) => void;
}) => (
  <div className="mo-drawing" aria-hidden>
    <span className="row">
      <b>{Number(day.day.slice(8))}</b>
      <DayMarks day={day} name={name} />
    </span>
    {day.open.slice(0, mostChips).map((open) => (
      <Chip key={`${open.scheduleId} ${open.start}`} stretch={{ ...open, day: day.day }} onTake={onTake} />
    ))}
    {day.open.length > mostChips && <small className="mut">{`+${day.open.length - mostChips}`}</small>}
    {lost > 0 && <small className="mo-lost">{`${words.unsettled} ${lost}`}</small>}
    <DayLoad places={day.places} free={day.free} />
  </div>
);

/** 一月: what is open on each day and how much of it is taken. Dragging over days changes them together, a stretch goes where it is put. */
export const MonthGrid = ({ calendar, names, month, onDays, onPlace }: Props) => {
  const now = useNow();
  const today = dayOf(now);
  const grid = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held>();
  const current = useRef<Held>(undefined);
  const hold = (next: Held | undefined) => {
    current.current = next;
    setHeld(next);
  };
  useEffect(() => {
    const drop = () => {
      const one = current.current;
      hold(undefined);
      if (!one) return;
      if (!one.stretch) onDays(...inOrder(one.from, one.to));
      else if (one.to !== one.from) onPlace({ old: one.stretch, next: { ...one.stretch, day: one.to } });
      else onPlace({ old: one.stretch, next: one.stretch });
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key === "Escape") hold(undefined);
    };
    window.addEventListener("pointerup", drop);
    window.addEventListener("keydown", giveUp);
    return () => {
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("keydown", giveUp);
    };
  }, [onDays, onPlace]);
  const take = (event: ReactPointer, day: string, stretch?: DayStretch) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    if (event.currentTarget instanceof HTMLElement && event.currentTarget.hasPointerCapture(event.pointerId))
      event.currentTarget.releasePointerCapture(event.pointerId);
    hold({ from: day, to: day, stretch });
  };
  const over = (day: string) => {
    if (current.current && current.current.to !== day) hold({ ...current.current, to: day });
  };
  const [first, last] = held && !held.stretch ? inOrder(held.from, held.to) : ["", ""];
  const go = (at: number) => grid.current?.querySelectorAll<HTMLElement>("[data-day]")[at]?.focus();
  return (
    <div className="mo" role="group" aria-label={words.grid(calendar.host.name)}>
      <div className="mo-head" aria-hidden>
        {words.weekdays.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className="mo-grid" ref={grid}>
        {calendar.days.map((day, at) => {
          const marked = held?.stretch ? held.to === day.day : first <= day.day && day.day <= last;
          const lost = visitsOn(calendar.visits, day.day).filter(({ unsettled }) => unsettled).length;
          return (
            <div
              key={day.day}
              role="button"
              tabIndex={0}
              data-day={day.day}
              aria-current={day.day === today ? "date" : undefined}
              className={[
                "mo-day",
                day.day.slice(0, 7) === month.slice(0, 7) ? "" : "beside",
                day.leave ? "leave" : day.workday ? "" : "rest",
                day.day === today ? "today" : "",
                marked ? "marked" : "",
              ].join(" ")}
              onPointerDown={(event) => take(event, day.day)}
              onPointerEnter={() => over(day.day)}
              onKeyDown={(event) => {
                const step = arrows[event.key];
                if (step !== undefined) go(at + step);
                else if (event.key === "Enter" || event.key === " ") onDays(day.day, day.day);
                else return;
                event.preventDefault();
              }}
            >
              <span className="unseen">{dayText(day, names.get(day.day))}</span>
              <DayDrawing
                day={day}
                name={names.get(day.day)}
                lost={lost}
                onTake={(event, stretch) => take(event, day.day, stretch)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
};

const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);
