import type { Category, Risk } from "@qizhen/shared/vocabulary";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { JudgementModel, type JudgementDocument } from "../model";

const newestFirst: Order = [
  ["at", -1],
  ["_id", -1],
];

/** A judgement as the figures count it. */
interface Counted {
  at: Date;
  category: Category;
  risk: Risk;
  overruled: boolean;
  changed: string[];
  causes: JudgementDocument["causes"];
}

/** What people judged of the machine's triage. Every query takes the region whose cases they are first. */
export const judgementStore = {
  /** Safe to repeat: the entry that told of it is its id. */
  insert: async (judgement: JudgementDocument): Promise<void> => {
    try {
      await JudgementModel.create(judgement);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  },

  /** Those that were overruled, newest first. */
  overruled: async (
    region: string,
    { category, limit, cursor }: { category: Category | undefined; limit: number; cursor: string | undefined },
  ) => {
    const found = await JudgementModel.find({
      regionPath: region,
      overruled: true,
      ...(category && { "before.category": category }),
      ...afterCursor<JudgementDocument>(newestFirst, cursor),
    })
      .sort(Object.fromEntries(newestFirst))
      .limit(limit + 1)
      .lean<JudgementDocument[]>();
    const { page, next } = cutPage(found, limit, newestFirst);
    return { items: page, next };
  },

  /** All of a time, for the figures. */
  between: async (region: string, from: Date, to: Date): Promise<Counted[]> => {
    const found = await JudgementModel.find(
      { regionPath: region, at: { $gte: from, $lt: to } },
      { at: 1, "before.category": 1, "before.risk": 1, overruled: 1, changed: 1, causes: 1 },
    )
      .sort({ at: -1 })
      .lean<JudgementDocument[]>();
    return found.map(({ at, before: { category, risk }, overruled, changed, causes }) => ({
      at, category, risk, overruled, changed, causes,
    })); // prettier-ignore
  },
};
export type JudgementStore = typeof judgementStore;
