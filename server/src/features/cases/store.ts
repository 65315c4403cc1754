import { Types, type QueryFilter, type UpdateQuery } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { CaseModel, type CaseDocument } from "./model";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import type { CaseChange, CaseRecord, TimelineEntry, Unmasked } from "./record";
import { isId } from "../../kernel/ids";

/** Which cases somebody may see, as a filter; every query takes one first (see policy.ts). */
export type CaseScope = QueryFilter<CaseDocument>;

/** For the platform's own work (watching clocks, handing out the queue), where nobody asks. */
export const everyCase: CaseScope = {};

const keptDoneKeys = 60;
/** Each lapses after an hour; the last ones are those that may still hold. */
const keptUnmaskings = 50;

/** A document as a record: nothing of the database goes further. */
export const recordOf = ({ _id, intent, outbox, outboxAt, outboxTries, grams, ...rest }: CaseDocument): CaseRecord => {
  void [intent, outbox, outboxAt, outboxTries, grams];
  return { id: _id.toHexString(), ...rest };
};

export type NewCase = Omit<CaseDocument, "_id">;

export const caseStore = {
  find: async (scope: CaseScope, id: string): Promise<CaseRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await CaseModel.findOne({ $and: [{ _id: new Types.ObjectId(id) }, scope] }).lean<CaseDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** The case that an intent made, with the digest of what was sent. */
  findByIntent: async (who: string, key: string): Promise<{ record: CaseRecord; digest: string } | undefined> => {
    const found = await CaseModel.findOne({ "intent.who": who, "intent.key": key }).lean<CaseDocument>();
    return found ? { record: recordOf(found), digest: found.intent?.digest ?? "" } : undefined;
  },

  /** Undefined where the same intent, or its deterministic id, was there already. */
  insert: async (id: string, made: NewCase): Promise<CaseRecord | undefined> => {
    try {
      const document: CaseDocument = { _id: new Types.ObjectId(id), ...made };
      // Built field by field by buildCase: mongoose's casting would double the cost of the busiest write.
      await CaseModel.collection.insertOne(document, { ignoreUndefined: true });
      return recordOf(document);
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },

  /** One step: one update that holds only while the case stands where it was decided on. Undefined: another was faster. */
  apply: async (before: CaseRecord, change: CaseChange, now: Date): Promise<CaseRecord | undefined> => {
    const update: UpdateQuery<CaseDocument> = {
      $set: { ...change.set, updatedAt: now, ...(change.outbox.length > 0 && { outboxAt: now }) },
      $inc: { version: 1 },
      $push: {
        timeline: { $each: [...change.timeline] },
        ...(change.outbox.length > 0 && { outbox: { $each: [...change.outbox] } }),
        ...(change.done && { doneKeys: { $each: [change.done], $slice: -keptDoneKeys } }),
      } as never,
      ...(change.unset && change.unset.length > 0 && { $unset: Object.fromEntries(change.unset.map((f) => [f, 1])) }),
      $addToSet: {
        involved: { $each: [...(change.involve ?? [])] },
        unreadBy: { $each: [...(change.unread ?? [])] },
      },
    };
    const saved = await CaseModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), status: before.status, version: before.version },
      update,
      { returnDocument: "after" },
    ).lean<CaseDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** One more line, whatever the state; false where a line of this id is there already. */
  addLine: async (id: string, line: TimelineEntry, outbox: readonly OutboxEntry[], now: Date): Promise<boolean> => {
    const { modifiedCount } = await CaseModel.updateOne(
      { _id: new Types.ObjectId(id), "timeline.id": { $ne: line.id } },
      {
        $push: { timeline: line, outbox: { $each: [...outbox] } } as never,
        $set: { updatedAt: now, outboxAt: now },
        $inc: { version: 1 },
      },
    );
    return modifiedCount === 1;
  },

  /** Notes that somebody may read a detail in clear. Changes no step, so no version. */
  unmask: async (id: string, granted: Unmasked): Promise<void> => {
    await CaseModel.updateOne(
      { _id: new Types.ObjectId(id) },
      { $push: { unmasked: { $each: [granted], $slice: -keptUnmaskings } } as never },
    );
  },

  markUnread: async (id: string, userIds: readonly string[], now: Date): Promise<void> => {
    if (userIds.length === 0) return;
    await CaseModel.updateOne(
      { _id: new Types.ObjectId(id) },
      { $addToSet: { unreadBy: { $each: [...userIds] } }, $set: { updatedAt: now } },
    );
  },

  markRead: async (id: string, userId: string): Promise<void> => {
    await CaseModel.updateOne({ _id: new Types.ObjectId(id), unreadBy: userId }, { $pull: { unreadBy: userId } });
  },

  /** Makes somebody who has proved a phone the applicant of what was registered under it. @returns ids of these cases */
  adopt: async (userId: string, phoneIndex: string): Promise<string[]> => {
    const theirs = { parties: { $elemMatch: { role: "applicant", phoneIndex, userId: { $exists: false } } } };
    const found = await CaseModel.find(theirs, { _id: 1 }).lean();
    const adopted: string[] = [];
    for (const { _id } of found) {
      const { modifiedCount } = await CaseModel.updateOne(
        { _id, ...theirs },
        { $set: { "parties.$.userId": userId }, $addToSet: { partyUserIds: userId }, $inc: { version: 1 } },
      );
      if (modifiedCount > 0) adopted.push(_id.toHexString());
    }
    return adopted;
  },

  /** What belonged to earlier accounts of the same person becomes this one's. @returns ids of these cases */
  adoptFormer: async (userId: string, formerIds: readonly string[]): Promise<string[]> => {
    const adopted: string[] = [];
    for (const former of formerIds) {
      const found = await CaseModel.find({ partyUserIds: former }, { _id: 1 }).lean();
      for (const { _id } of found) {
        await CaseModel.updateOne(
          { _id, "parties.userId": former },
          { $set: { "parties.$.userId": userId }, $addToSet: { partyUserIds: userId }, $inc: { version: 1 } },
        );
        await CaseModel.updateOne({ _id }, { $pull: { partyUserIds: former } });
        adopted.push(_id.toHexString());
      }
    }
    return adopted;
  },
};
export type CaseStore = typeof caseStore;
