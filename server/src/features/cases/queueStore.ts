import { Types } from "mongoose";
import { CaseModel, type CaseDocument } from "./model";
import type { CaseRecord } from "./record";

/** What of a waiting case says whether somebody is free for it. */
export type Waiting = Pick<CaseRecord, "id" | "regionPath" | "level" | "category" | "riskRank" | "createdAt">;

const fields = { regionPath: 1, level: 1, category: 1, riskRank: 1, createdAt: 1 };
type Light = Pick<CaseDocument, "_id" | "regionPath" | "level" | "category" | "riskRank" | "createdAt">;

const behind = ({ id, riskRank, createdAt }: Waiting) => ({
  $or: [
    { riskRank: { $lt: riskRank } },
    { riskRank, createdAt: { $gt: createdAt } },
    { riskRank, createdAt, _id: { $gt: new Types.ObjectId(id) } },
  ],
});

/** The queue of those who wait for somebody to be free (排队); the platform's own, so no person's scope holds here. */
export const queueStore = {
  /** The most dangerous first, and of these the oldest; those behind `after`. */
  page: async (after: Waiting | undefined, limit: number): Promise<Waiting[]> => {
    const found = await CaseModel.find({ waitingFor: "capacity", ...(after && behind(after)) }, fields)
      .sort({ riskRank: -1, createdAt: 1, _id: 1 })
      .limit(limit)
      .lean<Light[]>();
    return found.map(({ _id, ...rest }) => ({ id: _id.toHexString(), ...rest }));
  },

  /** Whether anybody in a region has waited since before an instant. */
  anyIn: async (region: string, before: Date): Promise<boolean> => {
    const older = { waitingFor: "capacity" as const, regionPath: region, createdAt: { $lt: before } };
    return (await CaseModel.findOne(older, { _id: 1 }).lean()) !== null;
  },
};
export type QueueStore = typeof queueStore;
