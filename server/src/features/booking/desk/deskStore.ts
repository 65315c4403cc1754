import { AppointmentModel } from "../model";
import { recordOf, type AppointmentRecord } from "../visits/appointmentStore";

interface Day {
  from: Date;
  to: Date;
}

/** Who comes: their account, or how the claims know their number. */
export interface Comer {
  userId: string;
  /** `phone:<blind index>`, where they have proved one. */
  phoneKey?: string | undefined;
}

const atDesk = ["booked", "checked_in", "started", "finished", "no_show"] as const;

/** What a centre's desk (接待台) reads of appointments. */
export const deskStore = {
  /** The day's visits that hold or held a seat at a centre, in order of time; a host's own where one is named. */
  ofCentre: async (centre: string, { from, to }: Day, most: number, hostId?: string): Promise<AppointmentRecord[]> => {
    const found = await AppointmentModel.find({
      centre,
      start: { $gte: from, $lt: to },
      status: { $in: atDesk },
      ...(hostId !== undefined && { hostId }),
    })
      .sort({ start: 1, _id: 1 })
      .limit(most)
      .lean();
    return found.map(recordOf);
  },
  /** Somebody's own visits between two instants, at whatever centre: what they booked, and what was booked for their number. */
  ofComer: async ({ userId, phoneKey }: Comer, { from, to }: Day, most: number): Promise<AppointmentRecord[]> => {
    const [own, theirs] = await Promise.all([
      AppointmentModel.find({ userId, start: { $gte: from, $lt: to }, status: { $in: atDesk } })
        .sort({ start: 1, _id: 1 })
        .limit(most)
        .lean(),
      phoneKey === undefined
        ? []
        : AppointmentModel.find({ visitor: phoneKey, status: { $in: atDesk }, start: { $gte: from, $lt: to } })
            .limit(most)
            .lean(),
    ]);
    const all = new Map([...own, ...theirs].map((one) => [one._id.toHexString(), recordOf(one)]));
    return [...all.values()].sort((a, b) => a.start.getTime() - b.start.getTime());
  },
};
export type DeskStore = typeof deskStore;
