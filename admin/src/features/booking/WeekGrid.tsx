import { minutesOf } from "@qizhen/shared/rules/shanghaiDays";
import { useMemo, useRef, useState, type CSSProperties } from "react";
import type { CalendarVisit, HostCalendar } from "@qizhen/shared/contract/hours";
import { useNow } from "../../components/now";
import { dayOf } from "../../words/dates";
import { hours as words } from "../../words/hours";
import { boundsOf, hourOf, lanesOf, visitMinutes, visitsOn, type DayStretch, type Target } from "./calendar";
import { DayHead } from "./DayHead";
import { nudge, type Block, type Bounds } from "./drag";
import { useStretchDrag, type Dragged } from "./useStretchDrag";

/** What was done on the grid: a stretch (none: a new one) is to lie there. */
export interface Placed {
  old?: DayStretch | undefined;
  next: Target;
}

interface Props {
  calendar: HostCalendar;
  names: ReadonlyMap<string, string>;
  onPlace: (placed: Placed) => void;
}

const hourPx = 48;
const place = (start: number, end: number, { first }: Bounds): CSSProperties => ({
  top: ((start - first) / 60) * hourPx,
  height: ((end - start) / 60) * hourPx - 2,
});

const Visit = ({
  visit,
  lane,
  lanes,
  bounds,
}: {
  visit: CalendarVisit;
  lane: number;
  lanes: number;
  bounds: Bounds;
}) => {
  const { start, end } = visitMinutes(visit);
  const text = words.visit(hourOf(start), visit.visitor);
  return (
    <span
      className={`wk-visit ${visit.status}${visit.unsettled ? " unsettled" : ""}`}
      style={{ ...place(start, end, bounds), left: `calc(4px + ${(lane / lanes) * 92}%)`, width: `${92 / lanes - 2}%` }}
      title={visit.unsettled ? `${text}，${words.unsettled}` : text}
    >
      {text}
    </span>
  );
};

const blockOf = (stretch: DayStretch, at: number): Block => ({
  day: at,
  start: minutesOf(stretch.start),
  end: minutesOf(stretch.end),
});

/** One stretch: dragged by its middle or an end, moved by arrow keys, opened by a click or Enter. */
const Stretch = ({
  stretch,
  block,
  what,
  ghost,
  bounds,
  grab,
  onKey,
}: {
  stretch: DayStretch;
  block: Block;
  what: string;
  ghost: boolean;
  bounds: Bounds;
  grab: ReturnType<typeof useStretchDrag<DayStretch>>["grab"];
  onKey: (event: React.KeyboardEvent) => void;
}) => (
  <div
    role="button"
    tabIndex={0}
    aria-label={words.stretch(stretch.day, stretch.start, stretch.end, what)}
    aria-describedby="wk-keys"
    className={`wk-open${stretch.other ? " other" : ""}${ghost ? " held" : ""}`}
    style={place(block.start, block.end, bounds)}
    onPointerDown={(event) => grab(event, "move", stretch, block)}
    onKeyDown={onKey}
  >
    <i className="wk-edge top" onPointerDown={(event) => grab(event, "start", stretch, block)} />
    <span className="wk-time">{`${stretch.start}–${stretch.end}`}</span>
    <i className="wk-edge bottom" onPointerDown={(event) => grab(event, "end", stretch, block)} />
  </div>
);

/** 一周: what somebody has open, hour by hour, with who is booked. Times are given by dragging, or by keyboard. */
export const WeekGrid = ({ calendar, names, onPlace }: Props) => {
  const now = useNow();
  const cols = useRef<HTMLDivElement>(null);
  const { days, visits } = calendar;
  const bounds = useMemo<Bounds>(() => ({ days: days.length, ...boundsOf({ days, visits }) }), [days, visits]);
  const [keyed, setKeyed] = useState<Dragged<DayStretch>>();
  const dayAt = (at: number) => days[at]?.day ?? "";
  const targetOf = ({ day, start, end }: Block): Target => ({
    day: dayAt(day),
    start: hourOf(start),
    end: hourOf(end),
  });
  const settle = ({ what, block }: Dragged<DayStretch>) => {
    setKeyed(undefined);
    onPlace({ old: what, next: targetOf(block) });
  };
  const { dragged, grab } = useStretchDrag<DayStretch>(cols, bounds, { onDrop: settle, onClick: settle });
  const ghost = dragged ?? keyed;
  const pressed = (event: React.KeyboardEvent, stretch: DayStretch, block: Block) => {
    const from = keyed?.what === stretch ? keyed.block : block;
    const next = nudge(from, event.key, event.shiftKey, bounds);
    if (next) setKeyed({ what: stretch, block: next });
    else if (event.key === "Enter" || event.key === " ") settle({ what: stretch, block: from });
    else if (event.key === "Escape") setKeyed(undefined);
    else return;
    event.preventDefault();
  };
  const hoursShown = Array.from({ length: (bounds.last - bounds.first) / 60 }, (_, nth) => bounds.first + nth * 60);
  const today = dayOf(now);
  const minuteNow = minutesOf(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16));
  return (
    <div className="wk" role="group" aria-label={words.grid(calendar.host.name)}>
      <div className="wk-head">
        <span />
        {days.map((day) => (
          <DayHead key={day.day} day={day} name={names.get(day.day)} today={day.day === today} />
        ))}
      </div>
      <p id="wk-keys" className="unseen">
        {words.keysHelp}
      </p>
      <p className="unseen" aria-live="polite">
        {keyed && words.movedTo(dayAt(keyed.block.day), hourOf(keyed.block.start), hourOf(keyed.block.end))}
      </p>
      <div className="wk-body" style={{ height: hoursShown.length * hourPx }}>
        <div className="wk-axis" aria-hidden>
          {hoursShown.map((minute) => (
            <span key={minute} style={{ top: ((minute - bounds.first) / 60) * hourPx }}>
              {hourOf(minute)}
            </span>
          ))}
        </div>
        <div className="wk-cols" ref={cols} data-testid="week-columns" style={{ backgroundSize: `100% ${hourPx}px` }}>
          {days.map((day, at) => (
            <div
              key={day.day}
              className={`wk-col${day.leave ? " leave" : day.workday ? "" : " rest"}`}
              onPointerDown={(event) => grab(event, "new")}
            >
              {day.open.map((open) => {
                const stretch = { ...open, day: day.day };
                const held = ghost?.what && sameStretch(ghost.what, stretch);
                const block = blockOf(stretch, at);
                const hours = calendar.schedules.find(({ id }) => id === open.scheduleId);
                return (
                  <Stretch
                    key={`${open.scheduleId} ${open.start}`}
                    {...{ stretch, block, bounds, grab }}
                    ghost={held === true}
                    what={hours ? words.what(hours.service, hours.mode) : ""}
                    onKey={(event) => pressed(event, keyed && held ? (keyed.what ?? stretch) : stretch, block)}
                  />
                );
              })}
              {lanesOf(visitsOn(visits, day.day)).map(({ visit, lane, lanes }) => (
                <Visit key={visit.id} {...{ visit, lane, lanes, bounds }} />
              ))}
              {ghost?.block.day === at && (
                <div className="wk-ghost" style={place(ghost.block.start, ghost.block.end, bounds)}>
                  {`${hourOf(ghost.block.start)}–${hourOf(ghost.block.end)}`}
                </div>
              )}
              {day.day === today && minuteNow >= bounds.first && minuteNow < bounds.last && (
                <i className="wk-now" style={{ top: ((minuteNow - bounds.first) / 60) * hourPx }} />
              )}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};

const sameStretch = (a: DayStretch, b: DayStretch) =>
  a.scheduleId === b.scheduleId && a.day === b.day && a.start === b.start && a.end === b.end;
