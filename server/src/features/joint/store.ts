import { Types, type QueryFilter, type UpdateQuery } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { JointTaskModel, type TaskDocument } from "./model";
import type { TaskChange, TaskRecord } from "./record";

/** Which tasks somebody may see, as a filter; see policy.ts. */
export type TaskScope = QueryFilter<TaskDocument>;

const keptDoneKeys = 30;
const byDue: Order = [
  ["dueAt", 1],
  ["_id", 1],
];

const recordOf = ({ _id, intent, outbox, outboxAt, outboxTries, ...rest }: TaskDocument): TaskRecord => {
  void [intent, outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};

type Intent = NonNullable<TaskDocument["intent"]>;

export const taskStore = {
  find: async (scope: TaskScope, id: string): Promise<TaskRecord | undefined> => {
    const found = await JointTaskModel.findOne({
      $and: [{ _id: new Types.ObjectId(id) }, scope],
    }).lean<TaskDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** What an intent made, in the order it was asked for, with the digest of what was sent. */
  madeUnder: async (who: string, key: string) => {
    const found = await JointTaskModel.find({ "intent.who": who, "intent.key": key })
      .sort({ "intent.nth": 1 })
      .lean<TaskDocument[]>();
    return found.map((task) => ({ task: recordOf(task), digest: task.intent?.digest, nth: task.intent?.nth }));
  },

  /** Undefined where the same intent has made it, or the unit has an open task in the case already. */
  insert: async (
    { id, ...made }: TaskRecord,
    intent: Intent | undefined,
    outbox: TaskDocument["outbox"],
    now: Date,
  ): Promise<TaskRecord | undefined> => {
    try {
      const document: TaskDocument = {
        _id: new Types.ObjectId(id),
        ...made,
        ...(intent && { intent }),
        outbox,
        ...(outbox.length > 0 && { outboxAt: now }),
      };
      await JointTaskModel.collection.insertOne(document, { ignoreUndefined: true });
      return recordOf(document);
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },

  /** Holds only while the task stands where it was decided on. Undefined: another was faster. */
  apply: async (before: TaskRecord, change: TaskChange, now: Date): Promise<TaskRecord | undefined> => {
    const push = {
      ...(change.said && { said: change.said }),
      ...(change.outbox.length > 0 && { outbox: { $each: [...change.outbox] } }),
      ...(change.done && { doneKeys: { $each: [change.done], $slice: -keptDoneKeys } }),
    };
    const update: UpdateQuery<TaskDocument> = {
      $set: { ...change.set, updatedAt: now, ...(change.outbox.length > 0 && { outboxAt: now }) },
      $inc: { version: 1 },
      ...(Object.keys(push).length > 0 && { $push: push as never }),
      ...(change.guest && { $addToSet: { guests: change.guest } }),
      ...(change.unset && change.unset.length > 0 && { $unset: Object.fromEntries(change.unset.map((f) => [f, 1])) }),
    };
    const saved = await JointTaskModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), caseId: before.caseId, version: before.version },
      update,
      { returnDocument: "after" },
    ).lean<TaskDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** Every task of a case, within a scope; the oldest first. */
  ofCase: async (scope: TaskScope, caseId: string): Promise<TaskRecord[]> => {
    const found = await JointTaskModel.find({ $and: [{ caseId }, scope] })
      .sort({ createdAt: 1, _id: 1 })
      .limit(200)
      .lean<TaskDocument[]>();
    return found.map(recordOf);
  },

  /** Tasks that stand at one of these places, the first due first. */
  page: async (
    side: "turns" | "watchers",
    places: readonly string[],
    page: { limit: number; cursor?: string | undefined },
  ) => {
    const found = await JointTaskModel.find({
      $and: [{ [side]: { $in: [...places] } }, afterCursor<TaskDocument>(byDue, page.cursor)],
    })
      .sort({ dueAt: 1, _id: 1 })
      .hint({ [side]: 1, dueAt: 1, _id: 1 })
      .limit(page.limit + 1)
      .lean<TaskDocument[]>();
    const cut = cutPage(found, page.limit, byDue);
    return { items: cut.page.map(recordOf), next: cut.next };
  },

  /** Clocks that want looking at, the earliest first. */
  clocksBefore: async (now: Date, limit: number): Promise<TaskRecord[]> => {
    const found = await JointTaskModel.find({ checkAt: { $lte: now } })
      .sort({ checkAt: 1 })
      .limit(limit)
      .lean<TaskDocument[]>();
    return found.map(recordOf);
  },
};
export type TaskStore = typeof taskStore;
