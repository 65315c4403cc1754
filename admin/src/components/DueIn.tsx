import { dueWords, usedShare } from "../words/dates";
import { useNow } from "./now";

export interface RunningClock {
  startedAt: string;
  dueAt: string;
  what: string;
}

/** A deadline in a row: words over a bar that shows how much of the time is used. */
export const DueIn = ({ clock }: { clock: RunningClock | undefined }) => {
  const now = useNow();
  if (!clock) return null;
  const { words, how } = dueWords(clock.startedAt, clock.dueAt, now);
  const share = how === "late" ? 1 : usedShare(clock.startedAt, clock.dueAt, now);
  return (
    <p
      className={`tick ${how}`}
      style={{ "--p": `${Math.round(share * 100)}%` } as React.CSSProperties}
      title={clock.what}
    >
      {words}
      <i />
    </p>
  );
};
