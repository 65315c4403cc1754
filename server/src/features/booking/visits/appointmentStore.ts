import { Types, type QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { AppointmentModel, QueueModel, type AppointmentDocument } from "../model";
import { centreOf } from "../rules/centre";
import { isId } from "../../../kernel/ids";

/** An appointment as the use cases know it. */
export type AppointmentRecord = Omit<
  AppointmentDocument,
  "_id" | "outbox" | "outboxAt" | "outboxTries" | "intent" | "doneKeys"
> & { id: string };

export type AppointmentScope = QueryFilter<AppointmentDocument>;
/** For the platform's own work, where nobody asks. */
export const everyAppointment: AppointmentScope = {};

/** An appointment without what only the store knows. */
export const recordOf = ({ _id, outbox, outboxAt, outboxTries, intent, doneKeys, ...rest }: AppointmentDocument) => {
  void [outbox, outboxAt, outboxTries, intent, doneKeys];
  return { id: _id.toHexString(), ...rest };
};
const earliest: Order = [
  ["start", 1],
  ["_id", 1],
];
const latest: Order = [
  ["start", -1],
  ["_id", -1],
];
const keptDoneKeys = 20;

/** The desk's centre follows the host's region. */
const deskOf = ({ regionPath }: { regionPath?: readonly string[] }) => regionPath && { centre: centreOf(regionPath) };

interface Done {
  key: string;
  digest: string;
}

/** A step's effect; written only while the appointment stands where it was decided on. */
export interface VisitChange {
  set: Partial<Omit<AppointmentRecord, "id">>;
  unset?: readonly (keyof AppointmentRecord)[];
  outbox: readonly OutboxEntry[];
  done?: Done | undefined;
}

export const appointmentStore = {
  find: async (scope: AppointmentScope, id: string): Promise<AppointmentRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await AppointmentModel.findOne({ $and: [{ _id: new Types.ObjectId(id) }, scope] }).lean();
    return found ? recordOf(found) : undefined;
  },
  findByIntent: async (who: string, key: string) => {
    const found = await AppointmentModel.findOne({ "intent.who": who, "intent.key": key }).lean();
    return found ? { record: recordOf(found), digest: found.intent?.digest ?? "" } : undefined;
  },
  /** Whether a step with this key was taken already. @returns its digest */
  doneUnder: async (id: string, key: string): Promise<string | undefined> => {
    const found = await AppointmentModel.findOne({ _id: new Types.ObjectId(id) }, { doneKeys: 1 }).lean();
    return found?.doneKeys.find((done) => done.key === key)?.digest;
  },
  /** @returns undefined where the same intent, or its id, was there already */
  insert: async (
    made: AppointmentRecord,
    intent: (Done & { who: string }) | undefined,
    outbox: readonly OutboxEntry[],
  ): Promise<AppointmentRecord | undefined> => {
    const { id, ...rest } = made;
    try {
      await AppointmentModel.collection.insertOne(
        {
          _id: new Types.ObjectId(id),
          ...rest,
          ...deskOf(made),
          ...(intent && { intent }),
          doneKeys: [],
          outbox: [...outbox],
          ...(outbox.length > 0 && { outboxAt: made.createdAt }),
        },
        { ignoreUndefined: true },
      );
      return made;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },
  /** One guarded update. Undefined: another was faster. */
  apply: async (
    before: AppointmentRecord,
    { set, unset, outbox, done }: VisitChange,
    now: Date,
  ): Promise<AppointmentRecord | undefined> => {
    const saved = await AppointmentModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), status: before.status, version: before.version },
      {
        $set: { ...set, ...deskOf(set), ...(outbox.length > 0 && { outboxAt: now }) },
        $inc: { version: 1 },
        ...(unset && unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
        $push: {
          outbox: { $each: [...outbox] },
          doneKeys: { $each: done ? [done] : [], $slice: -keptDoneKeys },
        } as never,
      },
      { returnDocument: "after" },
    ).lean();
    return saved ? recordOf(saved) : undefined;
  },
  /** Who waits for a time, in the order they came. */
  waitersOf: async (slotId: string, limit: number): Promise<AppointmentRecord[]> => {
    const found = await AppointmentModel.find({ slotId, status: "waiting" })
      .sort({ createdAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(recordOf);
  },
  /** How many wait for a time and came before this one. */
  countAhead: ({ slotId, createdAt, id }: AppointmentRecord): Promise<number> =>
    AppointmentModel.countDocuments({
      slotId,
      status: "waiting",
      $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: new Types.ObjectId(id) } }],
    }),
  /** Of somebody's own, those still to come. */
  countOpen: (userId: string, now: Date): Promise<number> =>
    AppointmentModel.countDocuments({
      userId,
      start: { $gte: now },
      status: { $in: ["waiting", "offered", "booked"] },
    }),
  /** Who came and went before their number was called has come. */
  countNoShows: (visitor: string, since: Date): Promise<number> =>
    AppointmentModel.countDocuments({
      visitor,
      status: "no_show",
      start: { $gte: since },
      arrivedAt: { $exists: false },
    }),
  /** Somebody's own, the latest first. */
  pageOfUser: async (userId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const found = await AppointmentModel.find({ userId, ...afterCursor(latest, cursor) })
      .sort({ start: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, latest);
    return { items: page.map(recordOf), next };
  },
  /** What lies between two instants within a scope, in order of time. */
  pageOfTime: async (
    scope: AppointmentScope,
    { from, to }: { from: Date; to: Date },
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ) => {
    const found = await AppointmentModel.find({
      $and: [scope, { start: { $gte: from, $lt: to } }, afterCursor<AppointmentDocument>(earliest, cursor)],
    })
      .sort({ start: 1, _id: 1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, earliest);
    return { items: page.map(recordOf), next };
  },
  /** What the platform is to look at. */
  due: async (now: Date, limit: number): Promise<AppointmentRecord[]> => {
    const found = await AppointmentModel.find({ checkAt: { $lte: now } })
      .sort({ checkAt: 1 })
      .limit(limit)
      .lean();
    return found.map(recordOf);
  },
  /** The next number of a centre's day: one series for who has booked and who has not, so that a number is called once. */
  nextNumber: async (centre: string, day: string): Promise<number> => {
    const queue = await QueueModel.findOneAndUpdate(
      { _id: `${centre}|${day}` },
      { $inc: { given: 1 } },
      { upsert: true, returnDocument: "after" },
    ).lean();
    return queue.given;
  },
};
export type AppointmentStore = typeof appointmentStore;
