import type { Calendar } from "./calendar";
import { deadlineOf } from "./deadlines";
import { endTogether, timesOf, type Timed } from "./matter";
import type { Span } from "./spans";

/** A span that was a guess, counted by the days as they are known now; what was warned of before its new end is not. */
const recounted = <S extends Span>(span: S, calendar: Calendar): S => {
  if (!span.uncertain || !span.counted) return span;
  const { at, uncertain } = deadlineOf(span.counted.from, span.counted.limit, calendar);
  const { counted, uncertain: before, ...rest } = span;
  void before;
  return { ...(rest as S), dueAt: at, ...(uncertain && { uncertain, counted }) };
};

/** The dates of a case after a year's holidays have become known; undefined where they stay. */
export const recountDates = (
  c: Timed,
  calendar: Calendar,
): (Partial<Timed> & ReturnType<typeof timesOf>) | undefined => {
  const promise = c.promise && recounted(c.promise, calendar);
  const capped = endTogether(c) && c.clock && promise && { ...c.clock, dueAt: promise.dueAt };
  const clock = capped || (c.clock && recounted(c.clock, calendar));
  const levelClock = c.levelClock && recounted(c.levelClock, calendar);
  if (promise === c.promise && levelClock === c.levelClock && (capped || clock === c.clock)) return undefined;
  const dates: Partial<Timed> = { promise, levelClock, clock };
  return { ...dates, ...timesOf({ ...c, ...dates }, calendar) };
};
