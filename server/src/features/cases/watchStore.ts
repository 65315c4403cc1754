import { CaseModel, type CaseDocument } from "./model";
import type { CaseRecord } from "./record";
import { recordOf } from "./store";

/** What the platform looks for by itself; no person's scope holds here. */
export const watchStore = {
  /** Clocks that want looking at, the earliest first. */
  clocksBefore: async (now: Date, limit: number): Promise<CaseRecord[]> => {
    const found = await CaseModel.find({ checkAt: { $lte: now } })
      .sort({ checkAt: 1 })
      .limit(limit)
      .lean<CaseDocument[]>();
    return found.map(recordOf);
  },

  /** Those who wait for somebody to be free: the most dangerous first, and of these the oldest. */
  queue: async (skip: number, limit: number): Promise<CaseRecord[]> => {
    const found = await CaseModel.find({ waitingFor: "capacity" })
      .sort({ riskRank: -1, createdAt: 1 })
      .skip(skip)
      .limit(limit)
      .lean<CaseDocument[]>();
    return found.map(recordOf);
  },
};
export type WatchStore = typeof watchStore;
