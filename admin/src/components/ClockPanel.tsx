import { casePage } from "../words/cases";
import { dueWords, shortDay, usedShare } from "../words/dates";
import type { RunningClock } from "./DueIn";
import { useNow } from "./now";

/** A case's state and its clock: the bar has a mark at 70 %, where the reminder goes out. */
export const ClockPanel = ({
  state,
  next,
  clock,
}: {
  state: string;
  next: string;
  clock: RunningClock | undefined;
}) => {
  const now = useNow();
  const due = clock && dueWords(clock.startedAt, clock.dueAt, now);
  return (
    <div className={`panel clock ${due?.how ?? ""}`}>
      <div className="big">
        <b>{state}</b>
        {due && <span className="sm sec nw">{due.words}</span>}
      </div>
      {clock && (
        <>
          <div className="track">
            <i style={{ width: `${Math.round(usedShare(clock.startedAt, clock.dueAt, now) * 100)}%` }} />
            <s />
          </div>
          <div className="ends">
            <span>{shortDay(clock.startedAt)}</span>
            <span>{casePage.dueDay(shortDay(clock.dueAt))}</span>
          </div>
        </>
      )}
      <p className="xs sec next">{next}</p>
    </div>
  );
};
