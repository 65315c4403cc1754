import { useNow } from "../../components/now";
import { timeWords } from "../../words/dates";
import { hours as words } from "../../words/hours";
import type { TouchedBy } from "./useHoursChange";

const mostShown = 8;

/** Whom a change touches, before it is made: how many, and who. */
export const TouchedList = ({ touched: { asking, count, visits } }: { touched: TouchedBy }) => {
  const now = useNow();
  if (asking)
    return (
      <p className="sm mut" role="status">
        {words.touched.asking}
      </p>
    );
  if (count === 0)
    return (
      <p className="sm mut" role="status">
        {words.touched.nobody}
      </p>
    );
  return (
    <div className="hours-touched" role="status">
      <b>{words.touched.some(count)}</b>
      <ul>
        {visits.slice(0, mostShown).map(({ id, start, visitor }) => (
          <li key={id}>
            <span className="nw">{timeWords(start, now)}</span> {visitor}
          </li>
        ))}
      </ul>
      {count > mostShown && <p className="xs">{words.touched.more(count - mostShown)}</p>}
      <p className="xs">{words.touched.after}</p>
    </div>
  );
};
