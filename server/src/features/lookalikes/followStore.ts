import { Types } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { FollowModel, type FollowDocument } from "./model";

export interface FollowRecord extends Omit<FollowDocument, "_id"> {
  id: string;
}

const order: Order = [
  ["at", -1],
  ["_id", -1],
];
const recordOf = ({ _id, ...rest }: FollowDocument): FollowRecord => ({ id: _id.toHexString(), ...rest });

/** What residents follow, each their own. */
export const followStore = {
  /** A repeat answers with what is there. */
  add: async (made: Omit<FollowDocument, "_id">): Promise<FollowRecord> => {
    const document: FollowDocument = { _id: new Types.ObjectId(), ...made };
    try {
      await FollowModel.insertMany([document], { lean: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const { userId, caseId } = made;
    const found = await FollowModel.findOne({ userId, caseId }).lean<FollowDocument>();
    return recordOf(found ?? document);
  },

  page: async (userId: string, limit: number, cursor: string | undefined) => {
    const found = await FollowModel.find({ userId, $and: [afterCursor<FollowDocument>(order, cursor)] })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean<FollowDocument[]>();
    const { page, next } = cutPage(found, limit, order);
    return { items: page.map(recordOf), next };
  },

  /** False where it is not theirs. */
  remove: async (userId: string, id: string): Promise<boolean> => {
    const { deletedCount } = await FollowModel.deleteOne({ _id: new Types.ObjectId(id), userId });
    return deletedCount === 1;
  },
};
export type FollowStore = typeof followStore;
