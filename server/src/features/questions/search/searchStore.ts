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
  /** Puts what is new, many at once. What somebody else has just put stays as he put it. */
  insertMany: async (documents: readonly SearchDocument[]): Promise<void> => {
    try {
      await QuestionSearchModel.insertMany([...documents], { ordered: false, lean: true });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  },
  /** Which of these ids are there. */
  known: async (ids: readonly string[]): Promise<Set<string>> =>
    new Set(
      (
        await QuestionSearchModel.find({ _id: { $in: [...ids] } })
          .select({ _id: 1 })
          .lean()
      ).map(({ _id }) => _id),
    ),
  /** Writes where the document is still this version. */
  change: async (id: string, version: number, change: Partial<SearchDocument>): Promise<boolean> => {
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const unset = "town" in change && change.town === undefined ? { $unset: { town: 1 } } : {};
    const { matchedCount } = await QuestionSearchModel.updateOne({ _id: id, version }, { $set: set, ...unset });
    return matchedCount === 1;
  },
  /** Says of many that their lists say what they say, where they are still this version. */
  settleMany: async (documents: readonly Pick<SearchDocument, "_id" | "version">[]): Promise<void> => {
    if (documents.length === 0) return;
    await QuestionSearchModel.bulkWrite(
      documents.map(({ _id, version }) => ({
        updateOne: { filter: { _id, version }, update: { $set: { settled: true, owed: [], version: version + 1 } } },
      })),
      { ordered: false },
    );
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
  /** The first of so many numbers that no other question has. */
  nextNumber: async (many = 1): Promise<number> => {
    const counter = await SearchCounterModel.findOneAndUpdate(
      { _id: counterId },
      { $inc: { last: many } },
      { upsert: true, returnDocument: "after" },
    ).lean();
    return (counter?.last ?? many) - many + 1;
  },
  /** How many numbers were given: about how many questions there are. */
  lastNumber: async (): Promise<number> => (await SearchCounterModel.findOne({ _id: counterId }).lean())?.last ?? 0,
};
