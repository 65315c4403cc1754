import { isDuplicateKey } from "../../kernel/errors";
import { StatBookModel } from "./model";
import type { Batch } from "./rules/shapes";

const pointer = "pointer";

export interface Books {
  live?: string | undefined;
  building?: string | undefined;
  buildingAt?: Date | undefined;
}
export interface BookState {
  id: string;
  seq: number;
  open?: Batch | undefined;
  foldedAt?: Date | undefined;
}

/** Books of running counts: which is read, which is being made, and how far each is written. */
export const bookStore = {
  books: async (): Promise<Books> => {
    const found = await StatBookModel.findOne({ _id: pointer }).lean();
    return { live: found?.live, building: found?.building, buildingAt: found?.buildingAt };
  },

  /** A new book that is to take the place of the one that is read; an unfinished one before it is given up. */
  begin: async (id: string, now: Date): Promise<void> => {
    await StatBookModel.updateOne({ _id: id }, { $setOnInsert: { seq: 0 } }, { upsert: true });
    const point = () =>
      StatBookModel.updateOne({ _id: pointer }, { $set: { building: id, buildingAt: now } }, { upsert: true });
    try {
      await point();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // another process has just made the pointer
      await point();
    }
  },

  /** From now on this one is read. False where another rebuild has begun meanwhile. */
  putInForce: async (id: string): Promise<boolean> => {
    const { modifiedCount } = await StatBookModel.updateOne(
      { _id: pointer, building: id },
      { $set: { live: id }, $unset: { building: 1, buildingAt: 1 } },
    );
    return modifiedCount === 1;
  },

  state: async (id: string): Promise<BookState> => {
    const found = await StatBookModel.findOne({ _id: id }).lean();
    return { id, seq: found?.seq ?? 0, open: found?.open, foldedAt: found?.foldedAt };
  },

  /** Writes a batch down as the next. False where another was written down first, or the one before is not carried out. */
  open: async ({ id, seq }: BookState, batch: Batch): Promise<boolean> => {
    const { modifiedCount } = await StatBookModel.updateOne(
      { _id: id, seq, open: { $exists: false } },
      { $set: { seq: seq + 1, open: batch } },
    );
    return modifiedCount === 1;
  },

  /** The batch is carried out. Safe to repeat. */
  close: async (id: string, seq: number): Promise<void> => {
    await StatBookModel.updateOne({ _id: id, seq, open: { $exists: true } }, { $unset: { open: 1 } });
  },

  /** Everything that was heard of by then is counted. */
  noteFolded: async (id: string, at: Date): Promise<void> => {
    await StatBookModel.updateOne({ _id: id }, { $set: { foldedAt: at } });
  },

  removeOthers: async (keep: readonly string[]): Promise<void> => {
    await StatBookModel.deleteMany({ _id: { $nin: [pointer, ...keep] } });
  },
};
export type BookStore = typeof bookStore;
