import { QuestionSearchModel, SearchCounterModel, type SearchDocument } from "./model";

/** What is read of a question to put it in its place among those found. */
export type Found = Pick<SearchDocument, "_id" | "no" | "category" | "town" | "helped" | "day">;

const counterId = "questions";
const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === 11_000;

/** Published questions as they are looked through. Their scope is everybody: nothing else is ever handed in. */
export const searchStore = {
  load: (id: string): Promise<SearchDocument | null> => QuestionSearchModel.findOne({ _id: id }).lean(),
  /** @returns false where somebody else has just put the same question */
  insert: async (document: SearchDocument): Promise<boolean> => {
    try {
      await QuestionSearchModel.create(document);
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  },
  /** Writes where the document is still this version. */
  change: async (id: string, version: number, change: Partial<SearchDocument>): Promise<boolean> => {
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const unset = "town" in change && change.town === undefined ? { $unset: { town: 1 } } : {};
    const { matchedCount } = await QuestionSearchModel.updateOne({ _id: id, version }, { $set: set, ...unset });
    return matchedCount === 1;
  },
  remove: async (id: string, version: number): Promise<boolean> =>
    (await QuestionSearchModel.deleteOne({ _id: id, version, gone: true })).deletedCount === 1,
  /** Those of these numbers that are there to be found. */
  found: (numbers: readonly number[]): Promise<Found[]> =>
    QuestionSearchModel.find({ no: { $in: [...numbers] }, gone: false })
      .select({ no: 1, category: 1, town: 1, helped: 1, day: 1 })
      .lean(),
  /** All questions of a stretch of numbers, those being taken out too. */
  between: (from: number, to: number): Promise<SearchDocument[]> =>
    QuestionSearchModel.find({ no: { $gte: from, $lt: to } })
      .sort({ no: 1 })
      .lean(),
  numbersOf: async (ids: readonly string[]): Promise<number[]> =>
    ids.length === 0
      ? []
      : (
          await QuestionSearchModel.find({ _id: { $in: [...ids] } })
            .select({ no: 1 })
            .lean()
        ).map(({ no }) => no),
  /** A number that no other question has. */
  nextNumber: async (): Promise<number> => {
    const counter = await SearchCounterModel.findOneAndUpdate(
      { _id: counterId },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: "after" },
    ).lean();
    return counter?.last ?? 1;
  },
  /** How many numbers were given: about how many questions there are. */
  lastNumber: async (): Promise<number> => (await SearchCounterModel.findOne({ _id: counterId }).lean())?.last ?? 0,
};
