import { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { isId } from "../../kernel/ids";
import { ScreenModel, type ScreenDocument } from "./model";

/** A screen as the use cases know it; never its code. */
export type ScreenRecord = Omit<ScreenDocument, "_id" | "codeDigest"> & { id: string };

const recordOf = ({ _id, codeDigest, ...rest }: ScreenDocument): ScreenRecord => {
  void codeDigest;
  return { id: _id.toHexString(), ...rest };
};

/** Screens of waiting rooms. */
export const screenStore = {
  /** @returns undefined where the same intent made it already */
  insert: async (made: ScreenRecord, codeDigest: string): Promise<ScreenRecord | undefined> => {
    const { id, ...rest } = made;
    try {
      await ScreenModel.insertMany([{ _id: new Types.ObjectId(id), ...rest, codeDigest }], { lean: true });
      return made;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },
  find: async (id: string): Promise<ScreenRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await ScreenModel.findById(id).lean();
    return found ? recordOf(found) : undefined;
  },
  /** Whoever has the code, while it is good. */
  findByCode: async (codeDigest: string): Promise<ScreenRecord | undefined> => {
    const found = await ScreenModel.findOne({ codeDigest, revokedAt: { $exists: false } }).lean();
    return found ? recordOf(found) : undefined;
  },
  /** A centre's screens, the latest first. */
  ofCentre: async (centre: string, most: number): Promise<ScreenRecord[]> => {
    const found = await ScreenModel.find({ centre }).sort({ _id: -1 }).limit(most).lean();
    return found.map(recordOf);
  },
  /** How many show something. */
  countGood: (centre: string): Promise<number> => ScreenModel.countDocuments({ centre, revokedAt: { $exists: false } }),
  /** Its address opens nothing any more. Saying so twice changes nothing. */
  revoke: async (centre: string, id: string, now: Date): Promise<void> => {
    await ScreenModel.updateOne(
      { _id: new Types.ObjectId(id), centre, revokedAt: { $exists: false } },
      { $set: { revokedAt: now } },
    );
  },
};
export type ScreenStore = typeof screenStore;
