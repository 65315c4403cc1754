import { Types, type QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { RatingModel, type RatingDocument } from "../model";
import type { DoneKey, RatingRecord } from "../record";

/** Which ratings somebody may see, as a filter; every query of a person's takes one first. */
export type RatingScope = QueryFilter<RatingDocument>;

/** For the platform's own work, where nobody asks. */
export const everyRating: RatingScope = {};

const byAge: Order = [
  ["at", 1],
  ["_id", 1],
];
const keptDoneKeys = 20;
/** The last so many of somebody's are summed up. */
const mostSummed = 2000;

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: RatingDocument): RatingRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};

interface Change {
  set: Partial<Omit<RatingRecord, "id" | "version" | "doneKeys" | "history">>;
  unset?: readonly (keyof RatingRecord)[];
  /** What stood before. */
  former?: RatingRecord["history"][number];
  outbox: readonly OutboxEntry[];
  done?: DoneKey | undefined;
}

export const ratingStore = {
  /** False where this party has rated this close already. */
  insert: async ({ id, ...made }: RatingRecord, outbox: readonly OutboxEntry[], now: Date): Promise<boolean> => {
    try {
      await RatingModel.create({ _id: new Types.ObjectId(id), ...made, outbox: [...outbox], outboxAt: now });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** Holds only while nobody has changed it since. Undefined: another was faster. */
  apply: async (before: RatingRecord, change: Change, now: Date): Promise<RatingRecord | undefined> => {
    const { set, unset = [], former, outbox, done } = change;
    const saved = await RatingModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), version: before.version },
      {
        $set: { ...set, ...(outbox.length > 0 && { outboxAt: now }) },
        $inc: { version: 1 },
        ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
        $push: {
          ...(former && { history: former }),
          ...(outbox.length > 0 && { outbox: { $each: [...outbox] } }),
          ...(done && { doneKeys: { $each: [done], $slice: -keptDoneKeys } }),
        } as never,
      },
      { returnDocument: "after" },
    ).lean<RatingDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** A party's last rating of a case. */
  lastOf: async (caseId: string, partyId: string): Promise<RatingRecord | undefined> => {
    const found = await RatingModel.findOne({ caseId, partyId }).sort({ round: -1 }).lean<RatingDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** All ratings of these cases. */
  ofCases: async (caseIds: readonly string[]): Promise<RatingRecord[]> => {
    const found = await RatingModel.find({ caseId: { $in: [...caseIds] } }).lean<RatingDocument[]>();
    return found.map(recordOf);
  },

  find: async (scope: RatingScope, id: string): Promise<RatingRecord | undefined> => {
    const found = await RatingModel.findOne({ $and: [{ _id: new Types.ObjectId(id) }, scope] }).lean<RatingDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** Marks and tags that somebody got, without whose they are. */
  marksOf: async (handlerId: string): Promise<Pick<RatingRecord, "marks" | "tags">[]> => {
    const found = await RatingModel.find({ handlerId }, { marks: 1, tags: 1 })
      .sort({ at: -1 })
      .limit(mostSummed)
      .lean<RatingDocument[]>();
    return found.map(({ marks, tags }) => ({ marks, tags }));
  },

  page: async (
    scope: RatingScope,
    checking: "open" | "done",
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ) => {
    const found = await RatingModel.find({ $and: [scope, { checking }, afterCursor<RatingDocument>(byAge, cursor)] })
      .sort(Object.fromEntries(byAge))
      .limit(limit + 1)
      .lean<RatingDocument[]>();
    const { page, next } = cutPage(found, limit, byAge);
    return { items: page.map(recordOf), next };
  },
};
export type RatingStore = typeof ratingStore;
