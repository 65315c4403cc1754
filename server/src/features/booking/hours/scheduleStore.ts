import type { Service } from "@qizhen/shared/vocabulary";
import { Types } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { ScheduleModel, type ScheduleDocument } from "../model";
import type { Stretch } from "../rules/hours";
import type { Hours } from "../rules/slots";
import { isId } from "../../../kernel/ids";

/** Hours with what is shown of them. */
export interface ScheduleRecord extends Hours {
  regionPath: readonly string[];
  service: Service;
  place?: string | undefined;
  room?: string | undefined;
}

const byId: Order = [["_id", 1]];

const recordOf = ({ _id, createdAt, region, travelMinutes = 0, ...rest }: ScheduleDocument): ScheduleRecord => {
  void [createdAt, region];
  return { id: _id.toHexString(), travelMinutes, ...rest };
};

/** Hours that people give. Scope: the host is part of each query; what is given is public to whoever is signed in. */
export const scheduleStore = {
  find: async (id: string): Promise<ScheduleRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await ScheduleModel.findById(id).lean();
    return found ? recordOf(found) : undefined;
  },
  /** @returns undefined where the same intent made it already */
  insert: async (made: ScheduleRecord, now: Date): Promise<ScheduleRecord | undefined> => {
    const { id, regionPath, weekly, exceptions, ...rest } = made;
    try {
      const document = {
        _id: new Types.ObjectId(id),
        ...rest,
        regionPath: [...regionPath],
        region: regionPath.at(-1) ?? "",
        weekly: weekly.map(({ weekday, start, end }) => ({ weekday, start, end })),
        exceptions: exceptions.map(({ day, open }) => ({ day, open: [...open] })),
        createdAt: now,
      };
      await ScheduleModel.insertMany([document], { lean: true });
      return made;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },
  /** All hours of a host that hold on some day from `day` on. */
  ofHost: async (hostId: string, day: string): Promise<ScheduleRecord[]> =>
    (await ScheduleModel.find({ hostId, to: { $gte: day } }).lean()).map(recordOf),
  /** Hours of those who belong to one of these regions themselves, on some day from `day` on. */
  around: async (regions: readonly string[], day: string, most: number): Promise<ScheduleRecord[]> =>
    (
      await ScheduleModel.find({ region: { $in: regions }, to: { $gte: day } })
        .limit(most)
        .lean()
    ).map(recordOf),
  /** The same of everybody in a county. */
  within: async (county: string, day: string, most: number): Promise<ScheduleRecord[]> =>
    (
      await ScheduleModel.find({ regionPath: county, to: { $gte: day } })
        .limit(most)
        .lean()
    ).map(recordOf),
  page: async (hostId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const found = await ScheduleModel.find({ hostId, ...afterCursor(byId, cursor) })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, byId);
    return { items: page.map(recordOf), next };
  },
  /** A day that is unlike the week, in place of what was said of it before. */
  except: async (hostId: string, id: string, day: string, open: readonly Stretch[]) => {
    const _id = new Types.ObjectId(id);
    const exception = { day, open: [...open] };
    const replaced = await ScheduleModel.findOneAndUpdate(
      { _id, hostId, "exceptions.day": day },
      { $set: { "exceptions.$": exception } },
      { returnDocument: "after" },
    ).lean();
    if (replaced) return recordOf(replaced);
    const added = await ScheduleModel.findOneAndUpdate(
      { _id, hostId, "exceptions.day": { $ne: day } },
      { $push: { exceptions: exception } },
      { returnDocument: "after" },
    ).lean();
    return added ? recordOf(added) : undefined;
  },
  endOn: async (hostId: string, id: string, to: string) => {
    const found = await ScheduleModel.findOneAndUpdate(
      { _id: new Types.ObjectId(id), hostId },
      { $set: { to } },
      { returnDocument: "after" },
    ).lean();
    return found ? recordOf(found) : undefined;
  },
};
export type ScheduleStore = typeof scheduleStore;
