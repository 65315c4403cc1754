import { AppointmentModel, type AppointmentDocument } from "../model";

/** A visit as the calendar and a change of hours look at it. */
export type BookedVisit = Pick<
  AppointmentDocument,
  "scheduleId" | "hostId" | "regionPath" | "userId" | "mode" | "start" | "end" | "status" | "sealedName"
> & { id: string; unsettled: boolean };

/** Of one host at once: more than anybody receives in half a year, and little enough to be read in one go. */
const most = 3000;
const fields = {
  scheduleId: 1, hostId: 1, regionPath: 1, userId: 1, mode: 1, start: 1, end: 1, status: 1, sealedName: 1, "unsettled.since": 1,
} as const; // prettier-ignore

type Found = Omit<BookedVisit, "id" | "unsettled"> & Pick<AppointmentDocument, "_id" | "unsettled">;

const recordOf = ({ _id, unsettled, ...rest }: Found): BookedVisit => ({
  id: _id.toHexString(),
  ...rest,
  unsettled: unsettled !== undefined,
});

/** Visits of a host as they lie in time. */
export const bookedStore = {
  /** All that stand between two instants, whoever waits not among them. */
  between: async (hostId: string, from: Date, to: Date): Promise<BookedVisit[]> => {
    const found = await AppointmentModel.find(
      {
        hostId,
        start: { $gte: from, $lt: to },
        status: { $in: ["offered", "booked", "checked_in", "started", "finished", "no_show"] },
      },
      fields,
    )
      .sort({ start: 1, _id: 1 })
      .limit(most)
      .lean();
    return found.map(recordOf);
  },
  /** All that are still to come, with those who wait. */
  ahead: async (hostId: string, now: Date): Promise<BookedVisit[]> => {
    const found = await AppointmentModel.find(
      { hostId, start: { $gte: now }, status: { $in: ["waiting", "offered", "booked"] } },
      fields,
    )
      .sort({ start: 1, _id: 1 })
      .limit(most)
      .lean();
    return found.map(recordOf);
  },
};
export type BookedStore = typeof bookedStore;
