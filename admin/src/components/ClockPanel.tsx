import { casePage } from "../words/cases";
import { dueWords, shortDay, usedShare } from "../words/dates";
import type { RunningClock } from "./DueIn";
import { useNow } from "./now";

/** A case's state and its clock: the bar has a mark at 70 %, where the reminder goes out. */
export const ClockPanel = ({
  state,
  next,
  clock,
  promise,
}: {
  state: string;
  next: string;
  clock: RunningClock | undefined;
  /** The whole matter's promised day, which runs on beside the step's clock. */
  promise?: { late: boolean; text: string } | undefined;
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
      {promise && <p className={promise.late ? "xs late" : "xs sec"}>{promise.text}</p>}
    </div>
  );
};
