/** What booking writes to its outbox. Each may come twice. */

/** A time is free again: whoever waits is asked, and the claim, if there still is one, is given up. */
export const visitFreed = "booking.freed";
export interface VisitFreed {
  slotId: string;
  claimId?: string | undefined;
}

/** Something to be told to the visitor or the host. */
export const visitTold = "booking.told";
export type VisitEvent =
  | "visit_booked"
  | "visit_waiting"
  | "visit_offered"
  | "visit_lapsed"
  | "visit_moved"
  | "visit_cancelled"
  | "visit_due"
  | "visit_soon";
export interface VisitTold {
  appointmentId: string;
  event: VisitEvent;
  to: readonly string[];
}
