import { Types } from "mongoose";
import { CaseModel, type CaseDocument } from "./model";
import type { CaseRecord } from "./record";
import { recordOf } from "./store";

/** What the platform looks for by itself; no person's scope holds here. */
export const watchStore = {
  /** Clocks that want looking at, the earliest first; `after`: those behind this one. */
  clocksBefore: async (now: Date, limit: number, after?: { checkAt: Date; id: string }): Promise<CaseRecord[]> => {
    const behind = after && {
      $or: [
        { checkAt: { $gt: after.checkAt } },
        { checkAt: after.checkAt, _id: { $gt: new Types.ObjectId(after.id) } },
      ],
    };
    const found = await CaseModel.find({ checkAt: { $lte: now }, ...behind })
      .sort({ checkAt: 1, _id: 1 })
      .limit(limit)
      .lean<CaseDocument[]>();
    return found.map(recordOf);
  },

  /** Ids of cases of a county with a date that is a guess, behind `after`. */
  uncertainOf: async (county: string, limit: number, after?: string): Promise<string[]> => {
    const behind = after !== undefined && { _id: { $gt: new Types.ObjectId(after) } };
    const found = await CaseModel.find({ uncertain: true, regionPath: county, ...behind }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id.toHexString());
  },
};
export type WatchStore = typeof watchStore;
