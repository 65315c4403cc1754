import { Types } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { DirectoryEntryModel, type EntryDocument } from "./model";
import type { Entry } from "./rules/entry";

const orders = {
  soonest: [
    ["nextAt", 1],
    ["_id", 1],
  ],
  rated: [
    ["mark", -1],
    ["_id", 1],
  ],
} as const satisfies Record<string, Order>;

/** A stretch of the directory. */
export interface Stretch {
  county: string;
  /** All of these; the rarest first. */
  tags: readonly string[];
  by: keyof typeof orders;
  limit: number;
  cursor?: string | undefined;
}

const idOf = ({ _id }: EntryDocument) => _id.toHexString();

/** Who is found by what. Scope: the county is part of each query. */
export const directoryStore = {
  put: async (staffId: string, { county, region, tags, nextAt, mark }: Entry): Promise<void> => {
    await DirectoryEntryModel.updateOne(
      { _id: new Types.ObjectId(staffId) },
      { $set: { county, region, tags: [...tags], nextAt, mark } },
      { upsert: true },
    );
  },
  remove: async (staffId: string): Promise<void> => {
    await DirectoryEntryModel.deleteOne({ _id: new Types.ObjectId(staffId) });
  },
  /** The next free time turned out to be another. */
  correct: async (county: string, staffId: string, nextAt: Date): Promise<void> => {
    await DirectoryEntryModel.updateOne({ county, _id: new Types.ObjectId(staffId) }, { $set: { nextAt } });
  },
  page: async ({ county, tags, by, limit, cursor }: Stretch) => {
    const order = orders[by];
    const found = await DirectoryEntryModel.find({
      county,
      tags: { $all: [...tags] },
      ...afterCursor<EntryDocument>(order, cursor),
    })
      .sort(Object.fromEntries(order))
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, order);
    return { items: page.map((one) => ({ id: idOf(one), nextAt: one.nextAt, mark: one.mark })), next };
  },
  /**
   * The same over several places at once, as one list: each place is asked by its own stretch of the index, and a page of each is
   * the most that is read.
   */
  pageOver: async (regions: readonly string[], stretch: Stretch) => {
    const order = orders[stretch.by];
    const lists = await Promise.all(
      regions.map((region) =>
        DirectoryEntryModel.find({
          county: stretch.county,
          tags: { $all: [`in:${region}`, ...stretch.tags] },
          ...afterCursor<EntryDocument>(order, stretch.cursor),
        })
          .sort(Object.fromEntries(order))
          .limit(stretch.limit + 1)
          .lean(),
      ),
    );
    const value = (one: EntryDocument) => (stretch.by === "soonest" ? one.nextAt.getTime() : -one.mark);
    const merged = lists.flat().sort((a, b) => value(a) - value(b) || (idOf(a) < idOf(b) ? -1 : 1));
    const { page, next } = cutPage(merged, stretch.limit, order);
    return { items: page.map((one) => ({ id: idOf(one), nextAt: one.nextAt, mark: one.mark })), next };
  },
  regionsWithAnybody: (county: string): Promise<string[]> => DirectoryEntryModel.distinct("region", { county }),
  countIn: (county: string, region: string): Promise<number> =>
    DirectoryEntryModel.countDocuments({ county, tags: `in:${region}` }),
  isEmpty: async (county: string): Promise<boolean> => (await DirectoryEntryModel.exists({ county })) === null,
};
export type DirectoryStore = typeof directoryStore;
