/** How busy somebody is, in words (忙闲): never a figure that could be compared. */
export function loadInWords(open: number, capacity: number): "free" | "some" | "full" {
  if (open >= capacity) return "full";
  return open * 2 < capacity ? "free" : "some";
}

/** Whether a day, `2026-01-31`, lies in one of the leaves; both ends included. */
export const isOnLeave = (leave: readonly { from: string; to: string }[], today: string): boolean =>
  leave.some(({ from, to }) => from <= today && today <= to);
