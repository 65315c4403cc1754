import { Types, type QueryFilter } from "mongoose";
import { isDuplicateKey } from "../../../kernel/errors";
import { isId } from "../../../kernel/ids";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { ReceptionMonthModel, type MonthDocument } from "../model";
import type { MonthChange, MonthRecord } from "../record";
import { monthIdOf } from "../record";

/** Which calendars somebody may see, as a filter; every query of a person's takes one first. */
export type MonthScope = QueryFilter<MonthDocument>;
/** For the platform's own work, where nobody asks. */
export const everyMonth: MonthScope = {};

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: MonthDocument): MonthRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};
/** More than a county's centres publish in the months ahead. */
const mostMonths = 400;
const keptDoneKeys = 20;

export const monthStore = {
  find: async (scope: MonthScope, id: string): Promise<MonthRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await ReceptionMonthModel.findOne({
      $and: [{ _id: new Types.ObjectId(id) }, scope],
    }).lean<MonthDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** The calendar that a day stands in. */
  ofDay: async (scope: MonthScope, dayId: string): Promise<MonthRecord | undefined> => {
    if (!isId(dayId)) return undefined;
    const found = await ReceptionMonthModel.findOne({ $and: [{ "days.id": dayId }, scope] }).lean<MonthDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** A centre's calendars of these months; what is not drafted is left out. */
  ofMonths: async (centre: string, months: readonly string[]): Promise<MonthRecord[]> => {
    const ids = months.map((one) => new Types.ObjectId(monthIdOf(centre, one)));
    return (await ReceptionMonthModel.find({ centre, _id: { $in: ids } }).lean<MonthDocument[]>()).map(recordOf);
  },

  /** False where it is drafted already. */
  insert: async ({ id, ...made }: MonthRecord, outbox: readonly OutboxEntry[]): Promise<boolean> => {
    try {
      await ReceptionMonthModel.create({
        _id: new Types.ObjectId(id),
        ...made,
        outbox: [...outbox],
        ...(outbox.length > 0 && { outboxAt: made.at }),
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** One guarded update. Undefined: another was faster. */
  apply: async (
    before: Pick<MonthRecord, "id" | "state" | "version">,
    { set, unset, outbox, done }: MonthChange,
    now: Date,
  ): Promise<MonthRecord | undefined> => {
    const saved = await ReceptionMonthModel.findOneAndUpdate(
      { _id: new Types.ObjectId(before.id), state: before.state, version: before.version },
      {
        $set: { ...set, ...(outbox.length > 0 && { outboxAt: now }) },
        $inc: { version: 1 },
        $push: {
          outbox: { $each: [...outbox] },
          doneKeys: { $each: done ? [done] : [], $slice: -keptDoneKeys },
        } as never,
        ...(unset && unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
      },
      { returnDocument: "after" },
    ).lean<MonthDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** What a county has published from a month on. */
  published: async (county: string, from: string): Promise<MonthRecord[]> => {
    const found = await ReceptionMonthModel.find({ county, month: { $gte: from }, state: "published" })
      .sort({ month: 1 })
      .limit(mostMonths)
      .lean<MonthDocument[]>();
    return found.map(recordOf);
  },

  /** What all centres of a region have for a month. */
  inRegion: async (region: string, month: string): Promise<MonthRecord[]> => {
    const found = await ReceptionMonthModel.find({ regionPath: region, month })
      .limit(mostMonths)
      .lean<MonthDocument[]>();
    return found.map(recordOf);
  },

  /** A leader was told of their day. Changes nothing that anybody decides on, so no version. */
  noteReminded: async (id: string, dayId: string, now: Date): Promise<void> => {
    await ReceptionMonthModel.updateOne(
      { _id: new Types.ObjectId(id), "days.id": dayId },
      { $set: { "days.$.remindedAt": now } },
    );
  },

  /** What is published for a month anywhere, some at a time, by id. For reminders. */
  publishedIn: async (month: string, after: string | undefined, limit: number): Promise<MonthRecord[]> => {
    const found = await ReceptionMonthModel.find({
      state: "published",
      month,
      ...(after !== undefined && { _id: { $gt: new Types.ObjectId(after) } }),
    })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<MonthDocument[]>();
    return found.map(recordOf);
  },
};
export type MonthStore = typeof monthStore;
