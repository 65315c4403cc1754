import { timingSafeEqual } from "node:crypto";
import { Schema, model } from "mongoose";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { isDuplicateKey } from "../../../kernel/errors";

/** A texted code that is waiting to be typed in; one for each phone. */
interface PhoneCodeRecord {
  /** Blind index of the phone. */
  _id: string;
  /** Keyed digest of phone and code. */
  code: string;
  tries: number;
  sentAt: Date;
  expiresAt: Date;
}

const schema = new Schema<PhoneCodeRecord>({
  _id: { type: String, required: true },
  code: { type: String, required: true },
  tries: { type: Number, required: true },
  sentAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
});
// a code is good for minutes; what is left of it goes
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const PhoneCodeModel = model<PhoneCodeRecord>("PhoneCode", schema, "phone_codes");

const lifeMs = 5 * 60_000;
const mostTries = 5;
/** How long a phone waits for its next code. */
export const againAfterMs = 60_000;

/** Texted codes as they are kept: nothing here tells the phone or the code. */
export const createPhoneCodeStore = (cipher: FieldCipher) => {
  const idOf = (phone: string) => cipher.blindIndex(phone, "phone");
  const digestOf = (phone: string, code: string) => cipher.blindIndex(`${phone}\0${code}`, "phone-code");
  return {
    /** Keeps a new code in place of the last. @returns seconds to wait where that one was sent a moment ago, else 0 */
    put: async (phone: string, code: string, now: Date): Promise<number> => {
      const fresh = {
        code: digestOf(phone, code),
        tries: 0,
        sentAt: now,
        expiresAt: new Date(now.getTime() + lifeMs),
      };
      try {
        await PhoneCodeModel.updateOne(
          { _id: idOf(phone), sentAt: { $lte: new Date(now.getTime() - againAfterMs) } },
          { $set: fresh },
          { upsert: true },
        );
        return 0;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const found = await PhoneCodeModel.findById(idOf(phone)).lean();
      const left = (found?.sentAt ?? now).getTime() + againAfterMs - now.getTime();
      return Math.max(1, Math.ceil(left / 1000));
    },
    /** The message could not be sent: another may be asked for at once. */
    drop: async (phone: string, code: string): Promise<void> => {
      await PhoneCodeModel.deleteOne({ _id: idOf(phone), code: digestOf(phone, code) });
    },
    /** Uses a code up. False where it is wrong, too old, tried too often, or used. */
    spend: async (phone: string, code: string, now: Date): Promise<boolean> => {
      const found = await PhoneCodeModel.findOneAndUpdate(
        { _id: idOf(phone), expiresAt: { $gt: now }, tries: { $lt: mostTries } },
        { $inc: { tries: 1 } },
        { returnDocument: "after" },
      ).lean();
      if (!found) return false;
      const given = digestOf(phone, code);
      if (given.length !== found.code.length || !timingSafeEqual(Buffer.from(given), Buffer.from(found.code)))
        return false;
      const { deletedCount } = await PhoneCodeModel.deleteOne({ _id: found._id, code: found.code });
      return deletedCount === 1;
    },
  };
};
export type PhoneCodeStore = ReturnType<typeof createPhoneCodeStore>;
