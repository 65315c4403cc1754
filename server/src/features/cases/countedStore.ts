import { Types } from "mongoose";
import { isId } from "../../kernel/ids";
import type { CountedCaseSource } from "./doors";
import { CaseModel, type CaseDocument } from "./model";
import { countedOf } from "./counted";

const fields = {
  number: 1,
  title: 1,
  status: 1,
  outcome: 1,
  grid: 1,
  regionPath: 1,
  category: 1,
  responsible: 1,
  promise: 1,
  rating: 1,
  createdAt: 1,
  "timeline.kind": 1,
  "timeline.at": 1,
  "timeline.data.outcome": 1,
  "timeline.data.hands": 1,
  "timeline.data.inTime": 1,
} as const;

/** What figures (统计) ask of cases. */
export const countedStore = {
  /** These cases, by id; those that are not there are left out. At most a few hundred at once. */
  countedOf: async (ids: readonly string[]): Promise<Map<string, CountedCaseSource>> => {
    const wanted = ids.filter(isId).map((id) => new Types.ObjectId(id));
    const found = await CaseModel.find({ _id: { $in: wanted } }, fields).lean<CaseDocument[]>();
    return new Map(found.map(({ _id, ...c }) => [_id.toHexString(), countedOf({ ...c, id: _id.toHexString() })]));
  },

  /** Ids of all cases in their order, `limit` after one of them; for a recount. */
  idsAfter: async (after: string | undefined, limit: number): Promise<string[]> => {
    const from = after ? { _id: { $gt: new Types.ObjectId(after) } } : { _id: { $exists: true } };
    const found = await CaseModel.find(from, { _id: 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<{ _id: Types.ObjectId }[]>();
    return found.map(({ _id }) => _id.toHexString());
  },
};
