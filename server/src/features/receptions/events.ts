/** What receptions write to their outbox. Each may come twice. */

/** Somebody is to take a month's next step: its leaders to approve it, its clerks to publish it. */
export const monthAsks = "receptions.asks";
/** A month was published, or a day moved: the hours of its open days are opened, and their leaders told. */
export const monthPublished = "receptions.published";
/** Days are no more: their hours are closed, and all who booked are offered other times. */
export const dayClosed = "receptions.closed";
/** Something was decided or registered, to be kept for ever. */
export const receptionActed = "receptions.acted";

export interface MonthPublished {
  monthId: string;
  /** The days whose leaders hear of them. */
  days: readonly string[];
}
export interface MonthAsks {
  monthId: string;
  what: "approve" | "publish";
}
export interface DayClosed {
  hostId: string;
  dayId: string;
  day: string;
}
export interface ReceptionActed {
  chain: string;
  kind: string;
  subject: string;
  actor: { id: string; name: string; unit: string };
  reason: string;
  data: Record<string, unknown>;
}
