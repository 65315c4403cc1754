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
  | "visit_soon"
  /** The time is open no more: others are offered. */
  | "visit_unsettled"
  /** It is open again after all. */
  | "visit_settled"
  /** The hour came, and no other time was chosen. */
  | "visit_missed"
  /** Who waited for a time that is open no more. */
  | "visit_closed"
  | "visit_swapped"
  | "visit_swap_off"
  | "visit_case";
export interface VisitTold {
  appointmentId: string;
  event: VisitEvent;
  to: readonly string[];
  /** Whom it was with before it went to somebody else. */
  formerHost?: string | undefined;
  /** The visitor has no account: a person tells them by phone. */
  byPhone?: true | undefined;
}

/** What a host gives has changed: visits that no longer lie in it are found. */
export const hoursChanged = "booking.hours_changed";
export interface HoursChanged {
  hostId: string;
  scheduleId?: string | undefined;
  /** Looked at for the second time: a booking may have been on its way at the first. */
  again?: true | undefined;
}

/** Somebody must think of a visit that has no time: the desk of the centre is told. */
export const visitStranded = "booking.stranded";
export interface VisitStranded {
  appointmentId: string;
}

/** A visit and its case: a line is written there. */
export const visitOfCase = "booking.of_case";
export interface VisitOfCase {
  appointmentId: string;
}

/** Somebody is to be called before they may book again. */
export const callWanted = "booking.call_wanted";
export interface CallWanted {
  regionPath: readonly string[];
}

/** They were called, and may. */
export const callAgreed = "booking.call_agreed";
export interface CallAgreed {
  userId: string;
  id: string;
}
