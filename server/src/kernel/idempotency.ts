import { Schema, model } from "mongoose";
import { conflict, isDuplicateKey } from "./errors";
import { words } from "./words";

interface SpentKey {
  /** `who|what|key` */
  _id: string;
  digest: string;
  /** The id of what was made, once it is. */
  made?: string;
  at: Date;
}

const keptSeconds = 7 * 24 * 60 * 60;
const schema = new Schema<SpentKey>({
  _id: { type: String, required: true },
  digest: { type: String, required: true },
  made: String,
  at: { type: Date, required: true },
});
// removed after seven days (DESIGN, "The contract")
schema.index({ at: 1 }, { expireAfterSeconds: keptSeconds });
export const SpentKeyModel = model<SpentKey>("SpentKey", schema, "spent_keys");

/**
 * For writes whose own documents do not carry the key: remembers that a key was used, and for what. Cases and messages
 * keep their keys themselves and need none of this.
 * @returns the id to make the thing under, the same for each repeat: an insert that repeats meets its own unique `_id`
 * @throws conflict where the key was used with another body
 */
export const idForIntent = async (
  scope: { who: string; what: string; key: string; digest: string },
  freshId: string,
  now: Date,
): Promise<{ id: string; repeated: boolean }> => {
  const _id = `${scope.who}|${scope.what}|${scope.key}`;
  try {
    await SpentKeyModel.create({ _id, digest: scope.digest, made: freshId, at: now });
    return { id: freshId, repeated: false };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const spent = await SpentKeyModel.findById(_id).lean();
    if (spent && spent.digest !== scope.digest) throw conflict(words.keyReused);
    return { id: spent?.made ?? freshId, repeated: true };
  }
};
