import { Types, type QueryFilter, type UpdateQuery } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { ReferralModel, type ReferralDocument } from "./model";
import type { ReferralRecord } from "./record";

const newestFirst: Order = [
  ["sentAt", -1],
  ["_id", -1],
];
const keptDoneKeys = 20;

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: ReferralDocument): ReferralRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};

/** Which referrals somebody asks for; each starts with whose they are, and rests on an index of model.ts. */
export type ReferralScope = QueryFilter<ReferralDocument>;

interface Change {
  set: Partial<ReferralRecord>;
  unset?: readonly (keyof ReferralRecord)[];
  outbox: readonly OutboxEntry[];
  done?: { key: string; digest: string } | undefined;
}

export const referralStore = {
  /** For the platform's own work, and for who is then asked whether they may see it. */
  find: async (id: string): Promise<ReferralRecord | undefined> => {
    if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
    const found = await ReferralModel.findById(id).lean<ReferralDocument>();
    return found ? recordOf(found) : undefined;
  },

  openOf: async (caseId: string): Promise<ReferralRecord[]> => {
    const found = await ReferralModel.find({ caseId, box: { $ne: "ended" } }).lean<ReferralDocument[]>();
    return found.map(recordOf);
  },

  /** Those that came in with a case, open or not: a reopened case opens its referral again. */
  cameWith: async (caseId: string): Promise<ReferralRecord[]> => {
    const found = await ReferralModel.find({ caseId, direction: "in" }).lean<ReferralDocument[]>();
    return found.map(recordOf);
  },

  refusalsOf: (caseId: string): Promise<number> =>
    ReferralModel.countDocuments({ caseId, direction: "out", state: "refused" }),

  page: async (scope: ReferralScope, limit: number, cursor: string | undefined) => {
    const found = await ReferralModel.find({ $and: [scope, afterCursor<ReferralDocument>(newestFirst, cursor)] })
      .sort({ sentAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<ReferralDocument[]>();
    const { page, next } = cutPage(found, limit, newestFirst);
    return { items: page.map(recordOf), next };
  },

  /** False where it is there already. */
  insert: async ({ id, ...record }: ReferralRecord, outbox: readonly OutboxEntry[], now: Date): Promise<boolean> => {
    const document = {
      _id: new Types.ObjectId(id),
      ...record,
      outbox: [...outbox],
      ...(outbox.length > 0 && { outboxAt: now }),
    };
    try {
      await ReferralModel.insertMany([document], { lean: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** One change, while it stands as it was read. Undefined: another was faster. */
  apply: async (before: ReferralRecord, change: Change, now: Date): Promise<ReferralRecord | undefined> => {
    const update: UpdateQuery<ReferralDocument> = {
      $set: { ...change.set, ...(change.outbox.length > 0 && { outboxAt: now }) },
      $inc: { version: 1 },
      ...(change.unset && change.unset.length > 0 && { $unset: Object.fromEntries(change.unset.map((f) => [f, 1])) }),
      ...((change.outbox.length > 0 || change.done) && {
        $push: {
          ...(change.outbox.length > 0 && { outbox: { $each: [...change.outbox] } }),
          ...(change.done && { doneKeys: { $each: [change.done], $slice: -keptDoneKeys } }),
        } as never,
      }),
    };
    const saved = await ReferralModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), state: before.state, version: before.version },
      update,
      { returnDocument: "after" },
    ).lean<ReferralDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** What is open goes to those who receive for a body now. */
  handInbox: async (bodyId: string, memberIds: readonly string[]): Promise<void> => {
    await ReferralModel.updateMany(
      { "body.id": bodyId, box: { $in: ["sign", "working"] } },
      { $set: { memberIds: [...memberIds] }, $inc: { version: 1 } },
    );
  },

  /** Those that want looking at, the earliest first. */
  dueBefore: async (now: Date, limit: number): Promise<ReferralRecord[]> => {
    const found = await ReferralModel.find({ checkAt: { $lte: now } })
      .sort({ checkAt: 1 })
      .limit(limit)
      .lean<ReferralDocument[]>();
    return found.map(recordOf);
  },
};
export type ReferralStore = typeof referralStore;
