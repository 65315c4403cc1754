import { Schema, model } from "mongoose";

/** A family of refresh tokens (one sign-in): each is good once, and only digests are kept. */
interface SessionRecord {
  /** Random; it is in the tokens, so nobody can end somebody else's family by guessing. */
  _id: string;
  userId: string;
  /** The person's generation at sign-in; a family of an older one is over. */
  generation: number;
  current: string;
  /** Digest of the token before, and its successor (sealed): the answer to a repeat whose own answer was lost. */
  previous?: string;
  successor?: string;
  rotatedAt: Date;
  expiresAt: Date;
  endedAt?: Date;
}

const schema = new Schema<SessionRecord>({
  _id: { type: String, required: true },
  userId: { type: String, required: true },
  generation: { type: Number, required: true },
  current: { type: String, required: true },
  previous: String,
  successor: String,
  rotatedAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
  endedAt: Date,
});
// ending all of somebody's: {userId}
schema.index({ userId: 1 });
// a family whose last token has expired is of no use
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const SessionModel = model<SessionRecord>("Session", schema, "sessions");

export interface Session {
  id: string;
  userId: string;
  generation: number;
  current: string;
  previous: string | undefined;
  successor: string | undefined;
  rotatedAt: Date;
}

export const sessionStore = {
  create: async (made: Omit<SessionRecord, "endedAt" | "previous" | "successor">): Promise<void> => {
    await SessionModel.create(made);
  },
  /** A family that can still be used. */
  find: async (id: string, now: Date): Promise<Session | undefined> => {
    const found = await SessionModel.findOne({ _id: id, expiresAt: { $gt: now }, endedAt: { $exists: false } }).lean();
    if (!found) return undefined;
    const { userId, generation, current, previous, successor, rotatedAt } = found;
    return { id, userId, generation, current, previous, successor, rotatedAt };
  },
  /** Puts the next token in place of `from`; of several that try at once, one does. */
  rotate: async (
    id: string,
    from: string,
    to: Pick<SessionRecord, "current" | "successor" | "expiresAt">,
    now: Date,
  ): Promise<boolean> => {
    const { modifiedCount } = await SessionModel.updateOne(
      { _id: id, current: from, expiresAt: { $gt: now }, endedAt: { $exists: false } },
      { $set: { ...to, previous: from, rotatedAt: now } },
    );
    return modifiedCount === 1;
  },
  end: async (id: string, now: Date): Promise<void> => {
    await SessionModel.updateOne({ _id: id, endedAt: { $exists: false } }, { $set: { endedAt: now } });
  },
  endAllOf: async (userId: string, now: Date): Promise<void> => {
    await SessionModel.updateMany({ userId, endedAt: { $exists: false } }, { $set: { endedAt: now } });
  },
};
