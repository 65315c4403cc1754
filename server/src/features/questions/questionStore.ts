import { Types, type QueryFilter } from "mongoose";
import type { QuestionState } from "@qizhen/shared/contract/questionShapes";
import type { Category } from "@qizhen/shared/vocabulary";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { isId } from "../../kernel/ids";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { QuestionModel, type QuestionDocument } from "./model";
import { publicStates, type QuestionChange, type QuestionRecord } from "./record";

/** Which questions somebody may see, as a filter; every query takes one first. */
export type QuestionScope = QueryFilter<QuestionDocument>;
/** For the platform's own work, where nobody asks. */
export const everyQuestion: QuestionScope = {};
export const publicScope: QuestionScope = { state: { $in: [...publicStates] } };

export interface Paging {
  limit: number;
  cursor: string | undefined;
}

const recordOf = ({ _id, intent, outbox, outboxAt, outboxTries, ...rest }: QuestionDocument): QuestionRecord => {
  void [intent, outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};
const objectId = (id: string) => new Types.ObjectId(id);
const byPlace: Order = [["place", -1]];
const newestFirst: Order = [
  ["askedAt", -1],
  ["_id", -1],
];
const queueOrder: Order = [
  ["rank", 1],
  ["since", 1],
  ["_id", 1],
];
const keptDoneKeys = 20;
const mostAtOnce = 200;

/** Whether one stands before another in the queue. */
const inQueue = (one: QuestionDocument, other: QuestionDocument) =>
  one.rank - other.rank ||
  one.since.getTime() - other.since.getTime() ||
  one._id.toHexString().localeCompare(other._id.toHexString());
const latestPlace = (one: QuestionDocument, other: QuestionDocument) =>
  (other.place ?? "").localeCompare(one.place ?? "");

export const questionStore = {
  find: async (scope: QuestionScope, id: string): Promise<QuestionRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await QuestionModel.findOne({ $and: [{ _id: objectId(id) }, scope] }).lean<QuestionDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** In the order of the ids; what is not in the scope is left out. */
  findMany: async (scope: QuestionScope, ids: readonly string[]): Promise<QuestionRecord[]> => {
    const filter = { $and: [{ _id: { $in: ids.filter(isId).map(objectId) } }, scope] };
    const found = await QuestionModel.find(filter).lean<QuestionDocument[]>();
    const byId = new Map(found.map((one) => [one._id.toHexString(), one]));
    return ids.flatMap((id) => {
      const one = byId.get(id);
      return one ? [recordOf(one)] : [];
    });
  },

  byCode: async (codeIndex: string): Promise<QuestionRecord | undefined> => {
    const found = await QuestionModel.findOne({ codeIndex }).lean<QuestionDocument>();
    return found ? recordOf(found) : undefined;
  },

  byIntent: async (who: string, key: string) => {
    const found = await QuestionModel.findOne({ who, "intent.key": key }).lean<QuestionDocument>();
    return found ? { record: recordOf(found), digest: found.intent.digest } : undefined;
  },

  /** How many somebody has asked since. */
  countSince: (who: string, since: Date, most: number) =>
    QuestionModel.countDocuments({ who, askedAt: { $gt: since } }).limit(most),

  /** False where the same was asked before. */
  insert: async (
    { id, ...made }: QuestionRecord,
    intent: { key: string; digest: string },
    outbox: readonly OutboxEntry[],
  ): Promise<boolean> => {
    try {
      await QuestionModel.create({ _id: objectId(id), ...made, intent, outbox: [...outbox], outboxAt: made.askedAt });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** One guarded update. Undefined: another was faster. */
  apply: async (
    before: Pick<QuestionRecord, "id" | "state" | "version">,
    { set, unset = [], outbox, done }: QuestionChange,
    now: Date,
  ): Promise<QuestionRecord | undefined> => {
    const saved = await QuestionModel.findOneAndUpdate(
      { _id: objectId(before.id), state: before.state, version: before.version },
      {
        $set: { ...set, ...(outbox.length > 0 && { outboxAt: now }) },
        $inc: { version: 1 },
        $push: {
          outbox: { $each: [...outbox] },
          doneKeys: { $each: done ? [done] : [], $slice: -keptDoneKeys },
        } as never,
        ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
      },
      { returnDocument: "after" },
    ).lean<QuestionDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** Public ones, of the newest day first, within a day by chance. */
  browse: async (
    { category, town }: { category?: Category | undefined; town?: string | undefined },
    { limit, cursor }: Paging,
  ) => {
    const places = { ...(category && { category }), ...(town && { "town.code": town }) };
    const lists = await Promise.all(
      publicStates.map((state) =>
        QuestionModel.find({ state, ...places, ...afterCursor<QuestionDocument>(byPlace, cursor) })
          .sort({ place: -1 })
          .limit(limit + 1)
          .lean<QuestionDocument[]>(),
      ),
    );
    const { page, next } = cutPage(lists.flat().sort(latestPlace), limit, byPlace);
    return { items: page.map(recordOf), next };
  },

  mine: async (who: string, { limit, cursor }: Paging) => {
    const found = await QuestionModel.find({ who, ...afterCursor<QuestionDocument>(newestFirst, cursor) })
      .sort({ askedAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<QuestionDocument[]>();
    const { page, next } = cutPage(found, limit, newestFirst);
    return { items: page.map(recordOf), next };
  },

  /** The queue of some states, read side by side and put in one order. */
  queue: async (scope: QuestionScope, states: readonly QuestionState[], { limit, cursor }: Paging) => {
    const lists = await Promise.all(
      states.map((state) =>
        QuestionModel.find({ ...scope, state, ...afterCursor<QuestionDocument>(queueOrder, cursor) })
          .sort({ rank: 1, since: 1, _id: 1 })
          .limit(limit + 1)
          .lean<QuestionDocument[]>(),
      ),
    );
    const { page, next } = cutPage(lists.flat().sort(inQueue), limit, queueOrder);
    return { items: page.map(recordOf), next };
  },

  /** The queue by a mark, whatever the state. */
  marked: async (scope: QuestionScope, mark: string, { limit, cursor }: Paging) => {
    const filter = { ...scope, marks: mark, ...afterCursor<QuestionDocument>(queueOrder, cursor) };
    const found = await QuestionModel.find(filter)
      .sort({ rank: 1, since: 1, _id: 1 })
      .limit(limit + 1)
      .lean<QuestionDocument[]>();
    const { page, next } = cutPage(found, limit, queueOrder);
    return { items: page.map(recordOf), next };
  },

  count: (scope: QuestionScope, states: readonly QuestionState[], most: number) =>
    Promise.all(states.map((state) => QuestionModel.countDocuments({ ...scope, state }).limit(most))).then((counts) =>
      Math.min(
        most,
        counts.reduce((sum, count) => sum + count, 0),
      ),
    ),

  /** Those whose asked person is to be reminded by now. */
  toRemind: async (now: Date): Promise<QuestionRecord[]> =>
    (
      await QuestionModel.find({ remindAt: { $lte: now } })
        .limit(mostAtOnce)
        .lean<QuestionDocument[]>()
    ).map(recordOf),

  countCiting: (card: string) => QuestionModel.countDocuments({ "answers.cards.id": card }),

  /** Questions with an answer on a card, some at a time, by id. */
  citing: async (card: string, after: string | undefined): Promise<QuestionRecord[]> =>
    (
      await QuestionModel.find({ "answers.cards.id": card, ...(after && { _id: { $gt: objectId(after) } }) })
        .sort({ _id: 1 })
        .limit(mostAtOnce)
        .lean<QuestionDocument[]>()
    ).map(recordOf),
};
export type QuestionStore = typeof questionStore;

/** Every public question, one after the other: for making the search's index anew. */
export async function* everyPublished(): AsyncIterable<QuestionRecord> {
  for (let cursor: string | undefined; ;) {
    const { items, next } = await questionStore.browse({}, { limit: mostAtOnce, cursor });
    yield* items;
    if (next === null) return;
    cursor = next;
  }
}
