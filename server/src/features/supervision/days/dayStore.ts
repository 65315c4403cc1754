import type { DayEntry } from "@qizhen/shared/contract/supervision";
import { isDuplicateKey } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { CalendarGapModel, CalendarYearModel, type YearDocument } from "../model";

export type YearRecord = Omit<YearDocument, "_id">;

const keyOf = (county: string, year: number) => `${county}|${year}`;
const recordOf = ({ _id, ...rest }: YearDocument): YearRecord => {
  void _id;
  return rest;
};

/** Days that counties have put right. Nothing of it belongs to a person; who may write is asked of their region. */
export const dayStore = {
  /** What every county has entered; a handful of documents. */
  all: async (): Promise<YearRecord[]> =>
    (await CalendarYearModel.find({ version: { $gte: 1 } }).lean<YearDocument[]>()).map(recordOf),

  find: async (county: string, year: number): Promise<YearRecord | undefined> => {
    const found = await CalendarYearModel.findOne({ _id: keyOf(county, year) }).lean<YearDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** Writes a year whole, on the version it was made from. @returns undefined where another was faster */
  save: async (
    { county, year, version }: { county: string; year: number; version: number },
    { days, by, now }: { days: readonly DayEntry[]; by: string; now: Date },
  ): Promise<YearRecord | undefined> => {
    const _id = keyOf(county, year);
    const fields = { days: [...days], by, at: now };
    if (version === 0) {
      const made = { county, year, version: 1, ...fields };
      try {
        await CalendarYearModel.create({ _id, ...made });
        return made;
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    }
    const saved = await CalendarYearModel.findOneAndUpdate(
      { _id, version },
      { $set: fields, $inc: { version: 1 } },
      { returnDocument: "after" },
    ).lean<YearDocument>();
    return saved ? recordOf(saved) : undefined;
  },

  /** Notes that dates reach a year. The first time it carries an entry for the administrators. */
  noteGap: async (gap: { county: string; year: number; now: Date }, entry: OutboxEntry): Promise<void> => {
    const { county, year, now } = gap;
    try {
      await CalendarGapModel.updateOne(
        { _id: keyOf(county, year) },
        { $setOnInsert: { county, year, firstAt: now, outbox: [entry], outboxAt: now } },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // another process has just noted it
    }
  },

  gapsOf: async (county: string): Promise<number[]> => {
    const found = await CalendarGapModel.find({ county }, { year: 1 }).lean();
    return found.map(({ year }) => year).sort((a, b) => a - b);
  },
};
export type DayStore = typeof dayStore;
