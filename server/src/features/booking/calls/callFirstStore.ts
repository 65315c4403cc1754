import { Schema, Types, model } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { isId } from "../../../kernel/ids";
import { outboxFields, type OutboxEntry, type WithOutbox } from "../../../kernel/outbox/outbox";

/** Somebody who did not come three times and would book again: a person of the centre calls first (先打电话). One row a visitor. */
interface CallFirstDocument extends WithOutbox {
  _id: Types.ObjectId;
  /** Whom the claims know. */
  visitor: string;
  userId?: string;
  regionPath: string[];
  sealedName: string;
  sealedPhone?: string;
  noShows: number;
  tries: number;
  /** The last intents that counted a try. */
  keys: string[];
  /** Since when a call is waited for; absent when none is. */
  openAt?: Date;
  /** When it was agreed that they come: no-shows before then count no more. */
  agreedAt?: Date;
  agreedBy?: string;
}
export type CallFirstRecord = Omit<CallFirstDocument, "_id" | keyof WithOutbox> & { id: string };

const schema = new Schema<CallFirstDocument>({
  visitor: { type: String, required: true },
  userId: String,
  regionPath: { type: [String], required: true },
  sealedName: { type: String, required: true },
  sealedPhone: String,
  noShows: { type: Number, required: true },
  tries: { type: Number, required: true },
  keys: { type: [String], default: [] },
  openAt: Date,
  agreedAt: Date,
  agreedBy: String,
  ...outboxFields,
});
// one row a visitor; when it was agreed: {visitor}
schema.index({ visitor: 1 }, { unique: true });
// a centre's calls, the longest waiting first: {regionPath, openAt: {$exists}} sort {openAt, _id}
schema.index({ regionPath: 1, openAt: 1, _id: 1 }, { partialFilterExpression: { openAt: { $exists: true } } });
// the outbox's sweep: {outboxAt: {$lte}}
schema.index({ outboxAt: 1 }, { sparse: true });
export const CallFirstModel = model<CallFirstDocument>("CallFirst", schema, "calls_first");

const longest: Order = [
  ["openAt", 1],
  ["_id", 1],
];
const keptKeys = 20;

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: CallFirstDocument): CallFirstRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};
const waiting = { openAt: { $exists: true } } as const;

/** Calls before somebody may book again. */
export const callFirstStore = {
  /** When it was last agreed that they come. */
  agreedAt: async (visitor: string): Promise<Date | undefined> =>
    (await CallFirstModel.findOne({ visitor }, { agreedAt: 1 }).lean())?.agreedAt,
  /** Asks for a call, once as long as none was made. @returns false where one is waited for already */
  ask: async (
    asked: Omit<CallFirstRecord, "id" | "tries" | "keys" | "openAt" | "agreedAt" | "agreedBy">,
    outbox: readonly OutboxEntry[],
    now: Date,
  ): Promise<boolean> => {
    const { visitor, ...rest } = asked;
    const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    try {
      await CallFirstModel.updateOne(
        { visitor, openAt: { $exists: false } },
        { $set: { ...fields, tries: 0, openAt: now, outboxAt: now }, $push: { outbox: { $each: [...outbox] } } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
  page: async (region: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const found = await CallFirstModel.find({
      $and: [{ regionPath: region }, waiting, afterCursor<CallFirstDocument>(longest, cursor)],
    })
      .sort({ openAt: 1, _id: 1 })
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, longest);
    return { items: page.map(recordOf), next };
  },
  find: async (region: string, id: string): Promise<CallFirstRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await CallFirstModel.findOne({ _id: new Types.ObjectId(id), regionPath: region }).lean();
    return found ? recordOf(found) : undefined;
  },
  /** It was agreed that they come. Undefined where no call is waited for. */
  agree: async (region: string, id: string, by: string, outbox: readonly OutboxEntry[], now: Date) => {
    const found = await CallFirstModel.findOneAndUpdate(
      { _id: new Types.ObjectId(id), regionPath: region, ...waiting },
      {
        $set: { agreedAt: now, agreedBy: by, outboxAt: now },
        $unset: { openAt: 1 },
        $push: { outbox: { $each: [...outbox] } },
      },
      { returnDocument: "after" },
    ).lean();
    return found ? recordOf(found) : undefined;
  },
  /** Nobody answered: counted once for each intent. */
  tryAgain: async (region: string, id: string, key: string) => {
    const found = await CallFirstModel.findOneAndUpdate(
      { _id: new Types.ObjectId(id), regionPath: region, ...waiting, keys: { $ne: key } },
      { $inc: { tries: 1 }, $push: { keys: { $each: [key], $slice: -keptKeys } } },
      { returnDocument: "after" },
    ).lean();
    return found ? recordOf(found) : undefined;
  },
};
