import type { Published } from "@qizhen/shared/contract/statistics";
import { StatReleaseModel } from "./model";

/** Figures of towns that are public. */
export const releaseStore = {
  /** Publishes a month, once: what is public is never changed. */
  publish: async (town: string, shown: Published, at: Date): Promise<void> => {
    await StatReleaseModel.updateOne(
      { _id: `${town}|${shown.month}` },
      { $setOnInsert: { town, month: shown.month, shown, at } },
      { upsert: true },
    );
  },

  /** The latest months, newest first. */
  ofTown: async (town: string, limit: number): Promise<Published[]> => {
    const found = await StatReleaseModel.find({ town }).sort({ month: -1 }).limit(limit).lean();
    return found.map(({ shown }) => shown);
  },
};
export type ReleaseStore = typeof releaseStore;
