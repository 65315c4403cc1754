import { Button } from "antd";
import type { Schedule } from "@qizhen/shared/contract/booking";
import { hours as words } from "../../words/hours";

const list = words.list;

const about = ({ slotMinutes, seats, bufferMinutes, travelMinutes }: Schedule): string =>
  [
    list.each(slotMinutes, seats),
    ...(bufferMinutes > 0 ? [list.buffer(bufferMinutes)] : []),
    ...(travelMinutes > 0 ? [list.travel(travelMinutes)] : []),
  ].join("，");

/** What somebody has open: each set of hours, what it is, where, from when to when. */
export const HoursAside = ({
  schedules,
  onEdit,
}: {
  schedules: readonly Schedule[];
  onEdit: (hours: Schedule) => void;
}) => (
  <aside className="aside hours-aside" tabIndex={0} aria-label={list.title}>
    <h2>{list.title}</h2>
    <ul>
      {schedules.map((hours) => (
        <li key={hours.id}>
          <span className="row">
            <b className="grow">{words.what(hours.service, hours.mode)}</b>
            <Button size="small" onClick={() => onEdit(hours)}>
              {list.edit}
            </Button>
          </span>
          {(hours.place ?? hours.room) !== undefined && (
            <span className="sm sec">{[hours.place, hours.room].filter(Boolean).join(" · ")}</span>
          )}
          <span className="xs mut">{about(hours)}</span>
          <span className="xs mut">{list.until(hours.from, hours.to)}</span>
        </li>
      ))}
    </ul>
  </aside>
);
