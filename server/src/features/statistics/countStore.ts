import { isDuplicateKey } from "../../kernel/errors";
import { StatCountModel } from "./model";
import type { CellKind, CountedCell } from "./rules/shapes";
import { keyOf } from "./rules/cells";
import type { Period } from "./rules/period";

interface Wanted {
  nodes: readonly string[];
  kind: CellKind;
  /** Only theirs; absent: everybody's. */
  value?: string | undefined;
  period: Period;
}

export const countStore = {
  /** Adds what a batch says. A batch that has moved the row already, or an earlier one, changes nothing: safe to repeat for ever. */
  add: async (book: string, batch: number, { n, ...cell }: CountedCell): Promise<void> => {
    try {
      await StatCountModel.updateOne(
        { _id: `${book}|${keyOf(cell)}`, batch: { $lt: batch } },
        {
          $inc: Object.fromEntries(Object.entries(n).map(([name, by]) => [`n.${name}`, by])),
          $set: { batch },
          $setOnInsert: { book, ...cell },
        },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // the row is there, and this batch or a later one has moved it
    }
  },

  /** Rows of some regions and months. How many there are depends on months, regions and values, never on cases. */
  read: async (book: string, { nodes, kind, value, period }: Wanted): Promise<CountedCell[]> => {
    const found = await StatCountModel.find({
      book,
      node: nodes.length === 1 ? nodes[0] : { $in: [...nodes] },
      kind,
      month: { $gte: period.first, $lte: period.last },
      ...(value !== undefined && { value }),
    }).lean();
    return found.map(({ month, node, kind: of, value: whose, n }) => ({
      month,
      node,
      kind: of,
      value: whose,
      n: n ?? {},
    }));
  },

  removeOthers: async (keep: readonly string[]): Promise<void> => {
    await StatCountModel.deleteMany({ book: { $nin: [...keep] } });
  },
};
export type CountStore = typeof countStore;
