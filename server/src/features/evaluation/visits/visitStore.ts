import { Types, type QueryFilter, type UpdateQuery } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { ReturnVisitModel, type VisitDocument } from "../model";
import type { VisitChange, VisitRecord } from "../record";

/** Which return visits somebody may see, as a filter; every query of a person's takes one first. */
export type VisitScope = QueryFilter<VisitDocument>;

/** For the platform's own work, where nobody asks. */
export const everyVisit: VisitScope = {};

const byDue: Order = [
  ["dueAt", 1],
  ["_id", 1],
];
const keptDoneKeys = 20;
const alive: VisitRecord["box"][] = ["planned", "open"];

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: VisitDocument): VisitRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};

export const visitStore = {
  /** Nothing happens where it is planned already. */
  insert: async ({ id, ...made }: VisitRecord): Promise<void> => {
    try {
      await ReturnVisitModel.create({ _id: new Types.ObjectId(id), ...made });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  },

  /** The case was taken up again: what was still to be asked of other closes than this one is asked no more. */
  drop: async (caseId: string, but: Date | undefined): Promise<void> => {
    await ReturnVisitModel.updateMany(
      { caseId, box: { $in: alive }, ...(but && { round: { $ne: but } }) },
      { $set: { state: "dropped", box: "dropped" }, $unset: { checkAt: 1 }, $inc: { version: 1 } },
    );
  },

  /** One step: holds only while the visit stands where it was decided on. Undefined: another was faster. */
  apply: async (before: VisitRecord, change: VisitChange, now: Date): Promise<VisitRecord | undefined> => {
    const { set, unset = [], outbox, done } = change;
    const update: UpdateQuery<VisitDocument> = {
      $set: { ...set, ...(outbox.length > 0 && { outboxAt: now }) },
      $inc: { version: 1 },
      ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
      $push: {
        ...(outbox.length > 0 && { outbox: { $each: [...outbox] } }),
        ...(done && { doneKeys: { $each: [done], $slice: -keptDoneKeys } }),
      } as never,
    };
    const saved = await ReturnVisitModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), version: before.version },
      update,
      { returnDocument: "after" },
    ).lean<VisitDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  find: async (scope: VisitScope, id: string): Promise<VisitRecord | undefined> => {
    const found = await ReturnVisitModel.findOne({
      $and: [{ _id: new Types.ObjectId(id) }, scope],
    }).lean<VisitDocument>();
    return found ? recordOf(found) : undefined;
  },

  page: async (
    scope: VisitScope,
    box: "open" | "done",
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ) => {
    const found = await ReturnVisitModel.find({ $and: [scope, { box }, afterCursor<VisitDocument>(byDue, cursor)] })
      .sort(Object.fromEntries(byDue))
      .limit(limit + 1)
      .lean<VisitDocument[]>();
    const { page, next } = cutPage(found, limit, byDue);
    return { items: page.map(recordOf), next };
  },

  /** The one of a case that waits for this resident's answer. */
  waitingFor: async (caseId: string, userId: string): Promise<VisitRecord | undefined> => {
    const found = await ReturnVisitModel.findOne({ caseId, box: "open", userId })
      .sort({ dueAt: 1 })
      .lean<VisitDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** What was found on visits of these cases that are done, the latest last. */
  doneOf: async (caseIds: readonly string[]): Promise<Pick<VisitRecord, "caseId" | "kept">[]> => {
    const found = await ReturnVisitModel.find({ caseId: { $in: [...caseIds] }, box: "done" }, { caseId: 1, kept: 1 })
      .sort({ dueAt: 1 })
      .lean<VisitDocument[]>();
    return found.map(({ caseId, kept }) => ({ caseId, kept }));
  },

  /** How many open visits these people have. */
  openOf: async (staffIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const found = await ReturnVisitModel.aggregate<{ _id: string; count: number }>([
      { $match: { "assignee.id": { $in: [...staffIds] }, box: "open" } },
      { $group: { _id: "$assignee.id", count: { $sum: 1 } } },
    ]);
    return new Map(found.map(({ _id, count }) => [_id, count]));
  },

  /** Visits that want looking at, the earliest first. */
  dueBefore: async (now: Date, limit: number): Promise<VisitRecord[]> => {
    const found = await ReturnVisitModel.find({ checkAt: { $lte: now } })
      .sort({ checkAt: 1 })
      .limit(limit)
      .lean<VisitDocument[]>();
    return found.map(recordOf);
  },
};
export type VisitStore = typeof visitStore;
