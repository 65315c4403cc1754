import { Types } from "mongoose";
import { isDuplicateKey } from "../../../kernel/errors";
import { TimeClaimModel } from "../model";

/**
 * What an exchange does with claims. The host's seat and the room stay held by the same document all the while; only the visitors'
 * keys and the owner change, and each step is safe to repeat.
 */
export const swapClaimStore = {
  /** Lets a second visitor in beside its owner. @returns "clash" where they have something else then; "gone" where it is not that owner's */
  admit: async (claimId: string, owner: string, keys: readonly string[]): Promise<"in" | "clash" | "gone"> => {
    try {
      const { matchedCount } = await TimeClaimModel.updateOne(
        { _id: new Types.ObjectId(claimId), appointmentId: owner },
        { $addToSet: { keys: { $each: [...keys] } }, $unset: { releaseAt: 1 } },
      );
      return matchedCount === 1 ? "in" : "gone";
    } catch (error) {
      if (isDuplicateKey(error)) return "clash";
      throw error;
    }
  },
  /** Sends a visitor out again, who is not its owner. */
  expel: async (claimId: string, owner: string, keys: readonly string[]): Promise<void> => {
    await TimeClaimModel.updateOne(
      { _id: new Types.ObjectId(claimId), appointmentId: owner },
      { $pull: { keys: { $in: [...keys] } } },
    );
  },
  /** It is another's now, and the keys of who had it before are taken off. */
  giveTo: async (claimId: string, owner: string, keysBefore: readonly string[]): Promise<void> => {
    await TimeClaimModel.updateOne(
      { _id: new Types.ObjectId(claimId) },
      { $set: { appointmentId: owner }, $pull: { keys: { $in: [...keysBefore] } } },
    );
  },
};
