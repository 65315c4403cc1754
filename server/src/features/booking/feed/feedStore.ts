import { AppointmentModel, type AppointmentDocument } from "../model";
import { CalendarFeedModel } from "./model";

/** A visit as a calendar elsewhere shows it: nothing of who comes or why. */
export type FeedVisit = Pick<
  AppointmentDocument,
  "status" | "version" | "service" | "mode" | "place" | "room" | "start" | "end" | "createdAt"
> & { id: string };

const fields = {
  status: 1, version: 1, service: 1, mode: 1, place: 1, room: 1, start: 1, end: 1, createdAt: 1,
} as const; // prettier-ignore
/** More than anybody has in the days a feed covers. */
const most = 2000;

export const feedStore = {
  /** Since when somebody has an address. */
  sinceOf: async (userId: string): Promise<Date | undefined> =>
    (await CalendarFeedModel.findOne({ _id: userId }, { since: 1 }).lean())?.since,
  /** Gives somebody an address in place of the one they had; the same again changes nothing. @returns since when it is theirs */
  give: async (userId: string, staff: boolean, codeHash: string, now: Date): Promise<Date> => {
    const mine = await CalendarFeedModel.findOne({ _id: userId, codeHash }, { since: 1 }).lean();
    if (mine) return mine.since;
    await CalendarFeedModel.updateOne({ _id: userId }, { $set: { staff, codeHash, since: now } }, { upsert: true });
    return now;
  },
  take: async (userId: string): Promise<void> => {
    await CalendarFeedModel.deleteOne({ _id: userId });
  },
  ownerOf: async (codeHash: string): Promise<{ userId: string; staff: boolean } | undefined> => {
    const found = await CalendarFeedModel.findOne({ codeHash }).lean();
    return found ? { userId: found._id, staff: found.staff } : undefined;
  },
  /** Visits to a member of staff, or of a resident, between two instants; who only waits has none yet. */
  visitsOf: async (
    { userId, staff }: { userId: string; staff: boolean },
    from: Date,
    to: Date,
  ): Promise<FeedVisit[]> => {
    const whose = staff ? { hostId: userId } : { userId };
    const found = await AppointmentModel.find(
      { ...whose, start: { $gte: from, $lt: to }, status: { $ne: "waiting" } },
      fields,
    )
      .sort({ start: 1, _id: 1 })
      .limit(most)
      .lean();
    return found.map(({ _id, ...rest }) => ({ id: _id.toHexString(), ...rest }));
  },
};
export type FeedStore = typeof feedStore;
