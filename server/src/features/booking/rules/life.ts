import type { AppointmentAction, AppointmentStatus } from "@qizhen/shared/vocabulary";

/** What somebody is to an appointment: who booked or comes, whom they visit, or who keeps the desk of that centre. */
export type Side = "visitor" | "host" | "desk";

interface Step {
  from: readonly AppointmentStatus[];
  by: readonly Side[];
  to: AppointmentStatus | "same";
}

/** Which step leads where (预约的一生). `lapsed` and `offered` are the platform's own steps. */
const steps: Readonly<Record<AppointmentAction, Step>> = {
  move: { from: ["booked"], by: ["visitor", "host", "desk"], to: "same" },
  cancel: { from: ["waiting", "offered", "booked"], by: ["visitor", "host", "desk"], to: "cancelled" },
  take: { from: ["offered"], by: ["visitor", "desk"], to: "booked" },
  decline: { from: ["offered"], by: ["visitor", "desk"], to: "cancelled" },
  /** The host cannot receive them (双方自愿): the visitor chooses another time, with somebody else. */
  refuse: { from: ["booked"], by: ["host", "desk"], to: "same" },
  check_in: { from: ["booked"], by: ["visitor", "host", "desk"], to: "checked_in" },
  start: { from: ["checked_in", "booked"], by: ["host", "desk"], to: "started" },
  finish: { from: ["started"], by: ["host", "desk"], to: "finished" },
  /** Who has come may have gone again when their number is called. */
  no_show: { from: ["booked", "checked_in"], by: ["host", "desk"], to: "no_show" },
};

/** Statuses that hold a seat. */
export const holding: readonly AppointmentStatus[] = ["offered", "booked", "checked_in", "started", "finished"];

/** Statuses of what is still ahead of somebody; so many of them one account may have ({@link mostOpen}). */
export const unfinished: readonly AppointmentStatus[] = ["waiting", "offered", "booked"];

/** What of an appointment its steps look at. */
export interface Visit {
  status: AppointmentStatus;
  start: Date;
  end: Date;
  offeredUntil?: Date | undefined;
  /** Its time is open no more: nobody fails to come to it. */
  unsettled?: object | undefined;
  /** Its host has said that they cannot receive them. */
  refused?: object | undefined;
  /** An exchange has it in hand. */
  swapId?: string | undefined;
}

/** Why a step is not taken. */
export type StepFault = "notYours" | "notNow" | "tooEarly" | "tooLate" | "offerOver" | "unsettled" | "swapping";

const minuteMs = 60_000;
/** Somebody may come so long before. */
const earliestMs = 120 * minuteMs;
/** Who has not come so long after the beginning has not come. */
const lateMs = 15 * minuteMs;

/** What of the clock stands against a step. */
const timeFault = (
  action: AppointmentAction,
  { start, end, offeredUntil, unsettled }: Visit,
  now: Date,
): StepFault | undefined => {
  const at = now.getTime();
  switch (action) {
    case "take":
    case "decline":
      return offeredUntil !== undefined && now < offeredUntil ? undefined : "offerOver";
    case "move":
    case "cancel":
    case "refuse":
      return now < (unsettled ? end : start) ? undefined : "tooLate";
    case "check_in":
      if (at < start.getTime() - earliestMs) return "tooEarly";
      return now < end ? undefined : "tooLate";
    case "start":
      return at < start.getTime() - earliestMs ? "tooEarly" : undefined;
    case "no_show":
      return at < start.getTime() + lateMs ? "tooEarly" : undefined;
    case "finish":
      return undefined;
  }
};

/** What an unsettled visit does not let happen: its visitor has nobody to come to, and must not be counted as missing. */
const standsInTheWay = ({ unsettled, refused, swapId }: Visit, action: AppointmentAction, sides: readonly Side[]) => {
  if (swapId !== undefined) return "swapping";
  if (action === "refuse" && (unsettled || refused)) return "notNow";
  const alone = action === "check_in" && !sides.includes("desk") && !sides.includes("host");
  return unsettled && (action === "no_show" || alone) ? "unsettled" : undefined;
};

/** Decides one step. Pure: `now` is given, a refusal is a value. */
export const decideVisit = (
  visit: Visit,
  action: AppointmentAction,
  sides: readonly Side[],
  now: Date,
): { to: AppointmentStatus } | { fault: StepFault } => {
  const step = steps[action];
  if (!step.by.some((side) => sides.includes(side))) return { fault: "notYours" };
  if (!step.from.includes(visit.status)) return { fault: "notNow" };
  const fault = standsInTheWay(visit, action, sides) ?? timeFault(action, visit, now);
  return fault ? { fault } : { to: step.to === "same" ? visit.status : step.to };
};

/** The steps that somebody may take now. */
export const allowedVisitActions = (visit: Visit, sides: readonly Side[], now: Date): AppointmentAction[] =>
  (Object.keys(steps) as AppointmentAction[]).filter((action) => !("fault" in decideVisit(visit, action, sides, now)));

/** How long a freed place is held for whoever waits (DESIGN: a hold has its end): half an hour by day, less shortly before. */
export const offerUntil = (start: Date, now: Date): Date | undefined => {
  const hold = Math.min(30 * minuteMs, (start.getTime() - now.getTime()) / 2);
  return hold < 2 * minuteMs ? undefined : new Date(now.getTime() + hold);
};

/** After so many times of not coming, a person of the centre confirms by phone before the next booking. */
export const mostNoShows = 3;
/** No-shows count for so many days. */
export const noShowDays = 180;
/** Open appointments of one account at once: enough for a family, too few to keep a desk empty. */
export const mostOpen = 6;
/** A hold that has not become a visit so many minutes later belongs to nobody: its process died. */
export const holdMinutes = 2;
