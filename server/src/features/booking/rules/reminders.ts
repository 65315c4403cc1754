import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { addMinutes } from "./time";

/** When somebody is reminded: the day before at six in the evening, and two hours before. */
const remindersOf = (start: Date): Date[] => [atHour(addDays(dayOf(start), -1), "18:00"), addMinutes(start, -120)];

/** The next reminder that is still to come; undefined when all are past. */
export const nextReminder = (start: Date, now: Date): Date | undefined => remindersOf(start).find((at) => at > now);

/** Which reminder is due at an instant: the one of the day before, or the one shortly before. */
export const reminderAt = (start: Date, at: Date): "visit_due" | "visit_soon" =>
  at >= addMinutes(start, -121) ? "visit_soon" : "visit_due";
