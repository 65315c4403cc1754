import { Types, type QueryFilter, type UpdateQuery } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { OrderCounterModel, OrderModel, type OrderDocument } from "../model";
import type { OrderChange, OrderRecord } from "../record";

/** Which orders somebody may see, as a filter; every query of a person's takes one first. */
export type OrderScope = QueryFilter<OrderDocument>;

const byDue: Order = [
  ["dueAt", 1],
  ["_id", 1],
];
const keptDoneKeys = 20;

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: OrderDocument): OrderRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};

export const orderStore = {
  find: async (scope: OrderScope, id: string): Promise<OrderRecord | undefined> => {
    const found = await OrderModel.findOne({ $and: [{ _id: new Types.ObjectId(id) }, scope] }).lean<OrderDocument>();
    return found ? recordOf(found) : undefined;
  },

  exists: async (id: string): Promise<boolean> => (await OrderModel.exists({ _id: new Types.ObjectId(id) })) !== null,

  /** The next number of a county's year; gaps are allowed, never the same twice. */
  nextNumber: async (county: string, year: string): Promise<number> => {
    const counter = await OrderCounterModel.findOneAndUpdate(
      { _id: `${county}|${year}` },
      { $inc: { given: 1 } },
      { upsert: true, returnDocument: "after" },
    ).lean();
    return counter.given;
  },

  /** False where the same line has made it already. */
  insert: async ({ id, ...made }: OrderRecord, outbox: readonly OutboxEntry[], now: Date): Promise<boolean> => {
    try {
      await OrderModel.create({ _id: new Types.ObjectId(id), ...made, outbox: [...outbox], outboxAt: now });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** One step: holds only while the order stands where it was decided on. Undefined: another was faster. */
  apply: async (before: OrderRecord, change: OrderChange, now: Date): Promise<OrderRecord | undefined> => {
    const update: UpdateQuery<OrderDocument> = {
      $set: { ...change.set, ...(change.outbox.length > 0 && { outboxAt: now }) },
      $inc: { version: 1 },
      $push: {
        ...(change.outbox.length > 0 && { outbox: { $each: [...change.outbox] } }),
        ...(change.done && { doneKeys: { $each: [change.done], $slice: -keptDoneKeys } }),
      } as never,
      ...(change.unset && change.unset.length > 0 && { $unset: Object.fromEntries(change.unset.map((f) => [f, 1])) }),
    };
    const saved = await OrderModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), version: before.version },
      update,
      { returnDocument: "after" },
    ).lean<OrderDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  page: async (scope: OrderScope, open: boolean, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const found = await OrderModel.find({ $and: [scope, { open }, afterCursor<OrderDocument>(byDue, cursor)] })
      .sort(Object.fromEntries(byDue))
      .limit(limit + 1)
      .lean<OrderDocument[]>();
    const { page, next } = cutPage(found, limit, byDue);
    return { items: page.map(recordOf), next };
  },

  count: (scope: OrderScope, most: number): Promise<number> => OrderModel.countDocuments(scope, { limit: most }),

  /** Replies that stand (not given back) of these orders; whoever asks has found them by what they are about. */
  repliesOf: async (ids: readonly string[]): Promise<Map<string, Date>> => {
    const found = await OrderModel.find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, { rounds: 1 }).lean<
      Pick<OrderDocument, "_id" | "rounds">[]
    >();
    const replies = found.flatMap(({ _id, rounds }) => {
      const last = rounds.at(-1);
      return last && last.verdict?.accepted !== false ? [[_id.toHexString(), last.at] as const] : [];
    });
    return new Map(replies);
  },

  /** Orders that want looking at, the earliest first. */
  dueBefore: async (now: Date, limit: number): Promise<OrderRecord[]> => {
    const found = await OrderModel.find({ checkAt: { $lte: now } })
      .sort({ checkAt: 1 })
      .limit(limit)
      .lean<OrderDocument[]>();
    return found.map(recordOf);
  },
};
export type OrderStore = typeof orderStore;
