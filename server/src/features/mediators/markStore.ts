import { Types } from "mongoose";
import { keepEach } from "../../kernel/keepEach";
import { MarkModel } from "./model";

/** How a party rated somebody's work on a case. */
export interface Mark {
  /** The rating's own id: each party's counts, and a changed one once. */
  id: string;
  staffId: string;
  /** 1–5. */
  overall: number;
  by: string;
  at: Date;
}

/** So bad that it counts as a complaint: the same as reopens a case. */
const badUpTo = 2;
const goodMs = 60_000;
const all = "all";
/** Complaints older than the last so many are forgiven. */
const mostComplaints = 20_000;

/** Sums of ratings by staff id, and who has complained of whom, each at most a minute old. */
export const createMarks = () => {
  const sums = keepEach(goodMs, async (ids) => {
    const found = await MarkModel.aggregate<{ _id: string; count: number; sum: number }>([
      { $match: { staffId: { $in: ids } } },
      { $group: { _id: "$staffId", count: { $sum: 1 }, sum: { $sum: "$overall" } } },
    ]);
    return new Map(found.map(({ _id, count, sum }) => [_id, { count, sum }]));
  });
  const complaints = keepEach(goodMs, async () => {
    const found = await MarkModel.find({ bad: true }, { staffId: 1, by: 1 })
      .sort({ at: -1 })
      .limit(mostComplaints)
      .lean();
    const byStaff = new Map<string, Set<string>>();
    for (const { staffId, by } of found) byStaff.set(staffId, (byStaff.get(staffId) ?? new Set()).add(by));
    return new Map([[all, byStaff]]);
  });
  return {
    /** Keeps a rating; the same again changes nothing. */
    keep: async ({ id, staffId, overall, by, at }: Mark): Promise<void> => {
      await MarkModel.updateOne(
        { _id: new Types.ObjectId(id) },
        { $set: { staffId, overall, bad: overall <= badUpTo, by, at } },
        { upsert: true },
      );
      sums.forget();
      complaints.forget();
    },
    /** By staff id; who is not in it has no marks. */
    sumsOf: (ids: readonly string[]) => sums.get(ids),
    /** Residents who have complained, by the id of whom they complained of. */
    complaints: async () => (await complaints.get([all])).get(all) ?? new Map<string, Set<string>>(),
  };
};
export type MarksKept = ReturnType<typeof createMarks>;
