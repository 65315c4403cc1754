/** How busy somebody is, in words (忙闲): never a figure that could be compared. */
export function loadInWords(open: number, capacity: number): "free" | "some" | "full" {
  if (open >= capacity) return "full";
  return open * 2 < capacity ? "free" : "some";
}

/** Whether a day, `2026-01-31`, lies in one of the leaves; both ends included. */
export const isOnLeave = (leave: readonly { from: string; to: string }[], today: string): boolean =>
  leave.some(({ from, to }) => from <= today && today <= to);

const shanghaiMs = 8 * 60 * 60 * 1000;

/** The day of an instant in Asia/Shanghai, which has no summer time: `2026-01-31`. */
export const dayOf = (now: Date): string => new Date(now.getTime() + shanghaiMs).toISOString().slice(0, 10);

/** The day so many days before an instant's, in Asia/Shanghai. */
export const daysBefore = (now: Date, days: number): string => dayOf(new Date(now.getTime() - days * 24 * 60 * 60 * 1000));
