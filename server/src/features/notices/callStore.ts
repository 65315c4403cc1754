import type { QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { makeEntry } from "../../kernel/outbox/outbox";
import { callMade } from "./events";
import { CallTaskModel, type CallTaskRecord } from "./model";

export type CallResult = NonNullable<CallTaskRecord["done"]>["result"];
export type NewCallTask = Omit<
  CallTaskRecord,
  "_id" | "status" | "sortAt" | "done" | "outbox" | "outboxAt" | "outboxTries"
>;
export interface CallTask extends NewCallTask {
  id: string;
  done: CallTaskRecord["done"];
}

/** What a call is about, the same for each attempt. */
const aboutOf = (task: NewCallTask) => ({
  entry: task.entry,
  event: task.event,
  partyId: task.partyId,
  ...(task.caseId !== undefined && { caseId: task.caseId, caseNumber: task.caseNumber ?? "" }),
  ...(task.visitId !== undefined && { visitId: task.visitId }),
  ...(task.until !== undefined && { until: task.until }),
  who: task.who,
  ...(task.phone !== undefined && { phone: task.phone }),
  text: task.text,
  regionPath: task.regionPath,
  ...(task.responsibleId !== undefined && { responsibleId: task.responsibleId }),
});

const open = (record: CallTaskRecord): CallTask => ({
  ...aboutOf(record),
  id: record._id.toHexString(),
  attempt: record.attempt,
  at: record.at,
  dueAt: record.dueAt,
  done: record.done,
});

/** Whose calls somebody sees: of a region's subtree, of the cases they are responsible for, or both. Empty: none. */
export type CallScope = readonly ({ regionPath: string } | { responsibleId: string })[];

const soonest: Order = [
  ["sortAt", 1],
  ["_id", 1],
];
const latest: Order = [
  ["sortAt", -1],
  ["_id", -1],
];

const within = (scope: CallScope): QueryFilter<CallTaskRecord> =>
  scope.length === 1 ? { ...scope[0] } : { $or: [...scope] };

/** Safe to repeat: one entry makes one call to a party, per attempt. */
const add = async (task: NewCallTask): Promise<void> => {
  try {
    await CallTaskModel.create({ ...task, status: "open", sortAt: task.dueAt });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
};

/** Calls to be made (电话任务). */
export const callTasks = {
  add,
  /** The same call once more: nobody answered. */
  addAgain: (task: CallTask, at: Date, dueAt: Date) => add({ ...aboutOf(task), attempt: task.attempt + 1, at, dueAt }),
  page: async (
    scope: CallScope,
    { done, limit, cursor }: { done: boolean; limit: number; cursor: string | undefined },
  ) => {
    if (scope.length === 0) return { items: [], next: null };
    const order = done ? latest : soonest;
    const found = await CallTaskModel.find({
      $and: [within(scope), afterCursor(order, cursor)],
      status: done ? "done" : "open",
    })
      .sort(Object.fromEntries(order))
      .limit(limit + 1)
      .lean();
    const { page, next } = cutPage(found, limit, order);
    return { items: page.map(open), next };
  },
  find: async (scope: CallScope, id: string) => {
    if (scope.length === 0) return undefined;
    const found = await CallTaskModel.findOne({ $and: [within(scope), { _id: id }] }).lean();
    return found ? open(found) : undefined;
  },
  /** Ends an open call; undefined where it is not open any more, or not in the scope. */
  finish: async (scope: CallScope, id: string, done: NonNullable<CallTaskRecord["done"]>) => {
    if (scope.length === 0) return undefined;
    const found = await CallTaskModel.findOneAndUpdate(
      { $and: [within(scope), { _id: id }], status: "open" },
      {
        $set: { done, status: "done", sortAt: done.at, outboxAt: done.at },
        $push: { outbox: makeEntry(callMade, { taskId: id }, done.at) },
      },
      { returnDocument: "after" },
    ).lean();
    return found ? open(found) : undefined;
  },
  /** A system's question, not a person's: what an entry of the outbox is about. */
  findForFollowing: async (id: string) => {
    const found = await CallTaskModel.findById(id).lean();
    return found ? open(found) : undefined;
  },
};
