import type { Service } from "@qizhen/shared/vocabulary";
import { Types } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { isId } from "../../../kernel/ids";
import { keepEach } from "../../../kernel/keepEach";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { ScheduleModel, type ScheduleDocument } from "../model";
import type { FullHours } from "../rules/changes";
import type { Shape } from "../rules/slots";

/** Hours with what is shown of them. */
export interface ScheduleRecord extends FullHours {
  regionPath: readonly string[];
  version: number;
}

/** Other hours that must not be open when these are, as they are or as somebody is about to make them. */
export interface Rival extends Shape {
  id: string;
  /** Theirs: the same person, or another in the same room. */
  hostId: string;
  /** Absent for what stands. */
  plan?: { key: string; at: Date };
}

const byId: Order = [["_id", 1]];
/** Hours that are only planned yet end before every day. */
const standing = { $gt: "" };

const recordOf = (found: ScheduleDocument): ScheduleRecord => {
  const { _id, createdAt, region, planned, outbox, outboxAt, outboxTries, ...rest } = found;
  void [createdAt, region, planned, outbox, outboxAt, outboxTries];
  // Hours of before there were journeys and versions.
  return { ...rest, id: _id.toHexString(), travelMinutes: rest.travelMinutes ?? 0, version: rest.version ?? 1 };
};

const shapeOf = ({ weekly, from, to, exceptions }: Shape) => ({
  weekly: weekly.map(({ weekday, start, end }) => ({ weekday, start, end })),
  from,
  to,
  exceptions: exceptions.map(({ day, open }) => ({ day, open: open.map(({ start, end }) => ({ start, end })) })),
});

const plainOf = ({ id, hostId, regionPath, version, ...rest }: ScheduleRecord) => {
  void [id, version];
  return { ...rest, hostId, regionPath: [...regionPath], region: regionPath.at(-1) ?? "", ...shapeOf(rest) };
};

const planOf = (next: ScheduleRecord, key: string, at: Date) => ({
  key,
  at,
  ...(next.room !== undefined && { room: next.room }),
  ...shapeOf(next),
});

const rivalsOf = (found: ScheduleDocument): Rival[] => {
  const id = found._id.toHexString();
  const { hostId, planned } = found;
  return [
    ...(found.to > "" ? [{ id, hostId, ...shapeOf(found) }] : []),
    ...(planned ? [{ id, hostId, ...shapeOf(planned), plan: { key: planned.key, at: planned.at } }] : []),
  ];
};

/** How long hours are good to book by in this process; a change made here counts at once. */
const recalledMs = 2000;
const recalled = keepEach(recalledMs, async (ids) => {
  const wanted = ids.map((id) => new Types.ObjectId(id));
  const found = await ScheduleModel.find({ _id: { $in: wanted }, to: standing }).lean();
  return new Map(found.map((one) => [one._id.toHexString(), recordOf(one)]));
});

/** Hours that people give. Scope: the host is part of each query; what is given is public to whoever is signed in. */
export const scheduleStore = {
  find: async (id: string): Promise<ScheduleRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await ScheduleModel.findOne({ _id: new Types.ObjectId(id), to: standing }).lean();
    return found ? recordOf(found) : undefined;
  },
  /** The same, as it was a moment ago at most: to book by. A booking on its way when hours change is looked for afterwards anyway. */
  recall: async (id: string): Promise<ScheduleRecord | undefined> =>
    isId(id) ? (await recalled.get([id])).get(id) : undefined,

  /**
   * Says how hours are about to be: new ones (version 0), or those that still stand as they were read. From then on whoever looks
   * at the host's or the room's hours sees it. @returns false where another is about to change them, or has
   */
  announce: async (next: ScheduleRecord, key: string, now: Date): Promise<boolean> => {
    const _id = new Types.ObjectId(next.id);
    const planned = planOf(next, key, now);
    if (next.version > 0) {
      const { hostId, version } = next;
      // Hours of before there were versions have none: they were read as 1.
      const same = version === 1 ? { $in: [1, null] } : version;
      const said = await ScheduleModel.updateOne(
        { _id, hostId, version: same, "planned.key": { $exists: false } },
        { $set: { planned } },
      );
      return said.modifiedCount === 1;
    }
    try {
      await ScheduleModel.collection.insertOne(
        { _id, ...plainOf(next), to: "", version: 0, planned, createdAt: now, outbox: [] },
        { ignoreUndefined: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** What else the host, or whoever uses the same room, has open or is about to open from a day on. */
  rivals: async ({ id, hostId, regionPath, room, from }: ScheduleRecord): Promise<Rival[]> => {
    const region = regionPath.at(-1) ?? "";
    const found = await Promise.all([
      ScheduleModel.find({ hostId, to: { $gte: from } }).lean(),
      ScheduleModel.find({ hostId, "planned.key": { $exists: true } }).lean(),
      ...(room === undefined
        ? []
        : [
            ScheduleModel.find({ region, room, to: { $gte: from } }).lean(),
            ScheduleModel.find({ region, "planned.room": room, "planned.key": { $exists: true } }).lean(),
          ]),
    ]);
    const each = new Map(found.flat().map((one) => [one._id.toHexString(), one]));
    each.delete(id);
    return [...each.values()].flatMap(rivalsOf);
  },

  /** Carries out one's own plan. @returns undefined where it was given up meanwhile */
  settle: async (
    next: ScheduleRecord,
    key: string,
    entries: readonly OutboxEntry[],
    now: Date,
  ): Promise<ScheduleRecord | undefined> => {
    const plain = plainOf(next);
    const gone = (["place", "room"] as const).filter((field) => plain[field] === undefined);
    const saved = await ScheduleModel.findOneAndUpdate(
      { _id: new Types.ObjectId(next.id), hostId: next.hostId, "planned.key": key },
      {
        $set: { ...plain, version: next.version + 1, ...(entries.length > 0 && { outboxAt: now }) },
        $unset: { planned: 1, ...Object.fromEntries(gone.map((field) => [field, 1])) },
        $push: { outbox: { $each: [...entries] } },
      },
      { returnDocument: "after" },
    ).lean();
    recalled.forget();
    return saved ? recordOf(saved) : undefined;
  },

  /** Gives up a plan: one's own, or one whose process died. What was only planned is gone. */
  withdraw: async (hostId: string, id: string, key: string): Promise<void> => {
    const _id = new Types.ObjectId(id);
    await ScheduleModel.deleteOne({ _id, hostId, to: "", "planned.key": key });
    await ScheduleModel.updateOne({ _id, hostId, "planned.key": key }, { $unset: { planned: 1 } });
  },

  /** The plan that hours are under, if any. */
  planOf: async (hostId: string, id: string): Promise<{ key: string; at: Date } | undefined> => {
    const found = await ScheduleModel.findOne({ _id: new Types.ObjectId(id), hostId }, { planned: 1 }).lean();
    return found?.planned && { key: found.planned.key, at: found.planned.at };
  },

  /** All hours of a host that hold on some day from `day` on. */
  ofHost: async (hostId: string, day: string): Promise<ScheduleRecord[]> =>
    (await ScheduleModel.find({ hostId, to: { $gte: day } }).lean()).map(recordOf),
  /** The same of several hosts. */
  ofHosts: async (hostIds: readonly string[], day: string): Promise<ScheduleRecord[]> =>
    (await ScheduleModel.find({ hostId: { $in: hostIds }, to: { $gte: day } }).lean()).map(recordOf),
  /** Hours of everybody in a subtree that hold on some day from `day` on, person by person, after one. */
  inSubtree: async (wanted: { region: string; service: Service | ""; day: string; after: string; limit: number }) => {
    const { region, service, day, after, limit } = wanted;
    const ofService = service === "" ? {} : { service };
    const found = await ScheduleModel.find({
      regionPath: region,
      hostId: { $gt: after },
      to: { $gte: day },
      ...ofService,
    })
      .sort({ hostId: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(recordOf);
  },
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
    const found = await ScheduleModel.find({ hostId, to: standing, ...afterCursor(byId, cursor) })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, byId);
    return { items: page.map(recordOf), next };
  },
};
export type ScheduleStore = typeof scheduleStore;
