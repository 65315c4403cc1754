import { Types, type QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { AppointmentModel, QueueModel, type AppointmentDocument } from "../model";
import { centreOf } from "../rules/centre";
import { unfinished } from "../rules/life";
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

/** Who has so many before them has many before them. */
const mostAhead = 100;
const isQueuePlace = (place: string) => place.startsWith("wait|");
/** The places that an appointment has after a step; undefined where it has none any more. */
const openAfter = (before: AppointmentRecord, { status = before.status }: Partial<AppointmentRecord>) => {
  if (before.open === undefined || !unfinished.includes(status)) return undefined;
  const open = status === "booked" ? before.open.filter((place) => !isQueuePlace(place)) : before.open;
  return open.length > 0 ? { open } : undefined;
};

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

const write = async (
  made: AppointmentRecord,
  intent: (Done & { who: string }) | undefined,
  outbox: readonly OutboxEntry[],
): Promise<AppointmentRecord | "open" | undefined> => {
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
    if (isDuplicateKey(error)) return error.keyPattern?.["open"] === undefined ? undefined : "open";
    throw error;
  }
};

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
  /** @returns undefined where the same intent, or its id, was there already; "open" where one of its places is taken */
  insertOpen: write,
  /** The same of what has no places. */
  insert: async (...made: Parameters<typeof write>): Promise<AppointmentRecord | undefined> => {
    const came = await write(...made);
    return came === "open" ? undefined : came;
  },
  /** Makes an id unusable: nobody can write an appointment under it any more. @returns whether it was not used yet */
  spend: async (id: string, now: Date): Promise<boolean> => {
    const spent = {
      _id: new Types.ObjectId(id),
      status: "lapsed" as const,
      version: 0,
      spent: true as const,
      createdAt: now,
    };
    try {
      await AppointmentModel.collection.insertOne(spent as never);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
  /** Moves on by one version without another change: whoever has decided on it before decides anew. @returns whether it stood there */
  fence: async ({ id, version }: Pick<AppointmentRecord, "id" | "version">): Promise<boolean> =>
    (await AppointmentModel.updateOne({ _id: new Types.ObjectId(id), version }, { $inc: { version: 1 } }))
      .modifiedCount === 1,
  /** Appointments by their ids, for the platform's own work. */
  findMany: async (ids: readonly string[]): Promise<Map<string, AppointmentRecord>> => {
    const found = await AppointmentModel.find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }).lean();
    return new Map(found.map((one) => [one._id.toHexString(), recordOf(one)]));
  },
  /** One guarded update. Undefined: another was faster. */
  apply: async (
    before: AppointmentRecord,
    { set, unset, outbox, done }: VisitChange,
    now: Date,
  ): Promise<AppointmentRecord | undefined> => {
    const stillOpen = openAfter(before, set);
    const gone = [...(unset ?? []), ...(before.open && !stillOpen ? (["open"] as const) : [])];
    const saved = await AppointmentModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), status: before.status, version: before.version },
      {
        $set: { ...set, ...deskOf(set), ...stillOpen, ...(outbox.length > 0 && { outboxAt: now }) },
        $inc: { version: 1 },
        ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((field) => [field, 1])) }),
        $push: {
          outbox: { $each: [...outbox] },
          doneKeys: { $each: done ? [done] : [], $slice: -keptDoneKeys },
        } as never,
      },
      { returnDocument: "after" },
    ).lean();
    return saved ? recordOf(saved) : undefined;
  },
  /** The next turn in the queue for a time. Drawn before the waiting is written: what comes after an answer has a later turn. */
  nextTurn: async (slotId: string): Promise<number> => {
    const queue = await QueueModel.findOneAndUpdate(
      { _id: `turn|${slotId}` },
      { $inc: { given: 1 } },
      { upsert: true, returnDocument: "after" },
    ).lean();
    return queue.given;
  },
  /** Asked by each who books: past mongoose, which costs more than the question. */
  hasWaiters: async (slotId: string): Promise<boolean> =>
    (await AppointmentModel.collection.findOne({ slotId, status: "waiting" }, { projection: { _id: 1 } })) !== null,
  /** Who waits for a time, in the order they came. */
  waitersOf: async (slotId: string, limit: number): Promise<AppointmentRecord[]> => {
    const found = await AppointmentModel.find({ slotId, status: "waiting" })
      .sort({ turn: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(recordOf);
  },
  /** How many wait for a time and came before this one; counted so far only, that a long queue is not read by each who joins it. */
  countAhead: ({ slotId, turn = 0 }: AppointmentRecord): Promise<number> =>
    AppointmentModel.countDocuments({ slotId, status: "waiting", turn: { $lt: turn } }, { limit: mostAhead }),
  /** Who has these places. */
  openUnder: async (places: readonly string[]) => {
    const found = await AppointmentModel.find({ open: { $in: places } }, { open: 1, start: 1 }).lean();
    return found.map(({ _id, open = [], start }) => ({ id: _id.toHexString(), open, start }));
  },
  /** Gives up a place of an appointment that has begun: it is not ahead of anybody any more. */
  leavePlace: async (id: string, place: string, now: Date): Promise<void> => {
    await AppointmentModel.updateOne(
      { _id: new Types.ObjectId(id), open: place, start: { $lte: now } },
      { $pull: { open: place } },
    );
  },
  /** Who came and went before their number was called has come. */
  countNoShows: async (visitor: string, since: Date): Promise<number> => {
    const missed = { visitor, status: "no_show" as const, start: { $gte: since }, arrivedAt: { $exists: false } };
    return (await AppointmentModel.collection.find(missed, { projection: { _id: 1 } }).toArray()).length;
  },
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
