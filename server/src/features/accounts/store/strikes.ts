import { Schema, model } from "mongoose";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { isDuplicateKey } from "../../../kernel/errors";

/** How often something was tried (a password, a texted code, a message to a phone), counted for all servers together. */
interface StrikeRecord {
  /** Blind index of what is counted, and for whom. */
  _id: string;
  count: number;
  until: Date;
}

const schema = new Schema<StrikeRecord>({
  _id: { type: String, required: true },
  count: { type: Number, required: true },
  until: { type: Date, required: true },
});
// what is forgotten by then
schema.index({ until: 1 }, { expireAfterSeconds: 0 });
const StrikeModel = model<StrikeRecord>("Strike", schema, "strikes");

export interface StrikeRule {
  most: number;
  windowMs: number;
  /** Whether each further one starts the window anew (a lock), or not (a quota). */
  sliding: boolean;
}

type Strike = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Adds one inside a window that is not over, below the limit. */
const another = async (_id: string, { most, windowMs, sliding }: StrikeRule, now: Date) => {
  const until = new Date(now.getTime() + windowMs);
  const { matchedCount } = await StrikeModel.updateOne(
    { _id, until: { $gt: now }, count: { $lt: most } },
    { $inc: { count: 1 }, ...(sliding && { $set: { until } }) },
  );
  return matchedCount === 1;
};

/** The first of a window. False where there is a window that is not over: it has this _id already, and the insert fails. */
const first = async (_id: string, { windowMs }: StrikeRule, now: Date) => {
  const set = { count: 1, until: new Date(now.getTime() + windowMs) };
  try {
    await StrikeModel.updateOne({ _id, until: { $lte: now } }, { $set: set }, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};

/** `what` names the thing and whom it is counted for; it is kept as a blind index. */
export const createStrikeStore = (cipher: FieldCipher) => {
  const idOf = (what: string) => cipher.blindIndex(what, "strike");
  return {
    /** Counts before the thing is tried, so that many tries at once cannot slip below the limit together. */
    strike: async (what: string, rule: StrikeRule, now: Date): Promise<Strike> => {
      const id = idOf(what);
      if ((await another(id, rule, now)) || (await first(id, rule, now)) || (await another(id, rule, now)))
        return { allowed: true };
      const found = await StrikeModel.findById(id).lean();
      const left = (found?.until ?? now).getTime() - now.getTime();
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(left / 1000)) };
    },
    /** It was no failure after all. */
    forgive: async (what: string): Promise<void> => {
      await StrikeModel.updateOne({ _id: idOf(what), count: { $gt: 0 } }, { $inc: { count: -1 } });
    },
    clear: async (what: string): Promise<void> => {
      await StrikeModel.deleteOne({ _id: idOf(what) });
    },
  };
};
export type StrikeStore = ReturnType<typeof createStrikeStore>;
