import { AppointmentModel } from "../model";

/** Times to come that somebody waits for, beginning after an instant: for the platform's own watch. */
export const awaitedTimes = (now: Date): Promise<string[]> =>
  AppointmentModel.distinct("slotId", { status: "waiting", start: { $gt: now } });
