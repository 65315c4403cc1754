import { Types } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { GroupModel, type GroupDocument } from "./model";

export interface GroupRecord extends Omit<GroupDocument, "_id" | "made"> {
  id: string;
}

const order: Order = [
  ["createdAt", -1],
  ["_id", -1],
];
const recordOf = ({ _id, made, ...rest }: GroupDocument): GroupRecord => {
  void made;
  return { id: _id.toHexString(), ...rest };
};

export const groupStore = {
  /** For the platform, and for who is then asked whether they see its lead. */
  find: async (id: string): Promise<GroupRecord | undefined> => {
    if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
    const found = await GroupModel.findById(id).lean<GroupDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** The open group that a case leads. */
  ledBy: async (leadId: string): Promise<GroupRecord | undefined> => {
    const found = await GroupModel.findOne({ leadId, open: true }).lean<GroupDocument>();
    return found ? recordOf(found) : undefined;
  },

  madeUnder: async (by: string, key: string) => {
    const found = await GroupModel.findOne({ "made.by": by, "made.key": key }).lean<GroupDocument>();
    return found ? { group: recordOf(found), digest: found.made?.digest } : undefined;
  },

  page: async (region: string, open: boolean, limit: number, cursor: string | undefined) => {
    const found = await GroupModel.find({
      regionPath: region,
      open,
      $and: [afterCursor<GroupDocument>(order, cursor)],
    })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<GroupDocument[]>();
    const { page, next } = cutPage(found, limit, order);
    return { items: page.map(recordOf), next };
  },

  /** Undefined where the lead leads another open group, or the intent was there before. */
  insert: async (
    made: Omit<GroupDocument, "_id" | "version" | "open" | "toldLarge">,
  ): Promise<GroupRecord | undefined> => {
    const document: GroupDocument = { _id: new Types.ObjectId(), ...made, open: true, toldLarge: false, version: 0 };
    try {
      await GroupModel.insertMany([document], { lean: true });
      return recordOf(document);
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },

  /** Changes a group as it was read. Undefined: another was faster. */
  change: async (
    before: GroupRecord,
    set: Partial<Pick<GroupDocument, "leadId" | "leadNumber" | "open" | "toldLarge">>,
  ): Promise<GroupRecord | undefined> => {
    const saved = await GroupModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), version: before.version },
      { $set: set, $inc: { version: 1 } },
      { returnDocument: "after" },
    ).lean<GroupDocument>();
    return saved ? recordOf(saved) : undefined;
  },
};
export type GroupStore = typeof groupStore;
