import type { Measure } from "@qizhen/shared/contract/statistics";
import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey } from "../../kernel/errors";
import { StatFactModel, type StatFactDocument } from "./model";
import type { Facts } from "./rules/shapes";
import { isOfReport } from "./rules/facts";

const idOf = (book: string, caseId: string) => `${book}|${caseId}`;

/** A case that waits to be counted again. */
export interface Waiting {
  caseId: string;
  marks: number;
  facts: Facts | null;
}

/** Where a list begins and what it holds. */
interface Behind {
  region: string;
  measure: Measure;
  /** Instants, half-open. */
  from: Date;
  until: Date;
  staffId?: string | undefined;
  category?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

const newest = (field: string): Order => [[field, -1], ["_id", -1]]; // prettier-ignore
const worst: Order = [["facts.mark", 1], ["facts.endedAt", -1], ["_id", -1]]; // prettier-ignore

/** Which list it is, how it is sorted, and by which of its instants a case belongs to the period. */
const listOf = ({ region, measure }: Behind) => {
  if (measure === "unhappy") return { where: { unhappyIn: region }, order: worst, field: "facts.endedAt" };
  const at = `${region}|${measure}`;
  return isOfReport(measure)
    ? { where: { reportedIn: at }, order: newest("facts.reportedAt"), field: "facts.reportedAt" }
    : { where: { endedIn: at }, order: newest("facts.endedAt"), field: "facts.endedAt" };
};

/** A document's fields by the dotted names that lists are sorted by. */
const flat = (found: StatFactDocument) => ({
  _id: found._id,
  "facts.mark": found.facts?.mark,
  "facts.endedAt": found.facts?.endedAt,
  "facts.reportedAt": found.facts?.reportedAt,
  found,
});

const placesOf = (facts: Facts | null) => {
  const at = (measures: readonly Measure[]) =>
    (facts?.regionPath ?? []).flatMap((region) => measures.map((measure) => `${region}|${measure}`));
  const has = facts?.has ?? [];
  return {
    reportedIn: at(has.filter(isOfReport)),
    endedIn: at(has.filter((measure) => !isOfReport(measure) && measure !== "unhappy")),
    unhappyIn: has.includes("unhappy") ? (facts?.regionPath ?? []) : [],
  };
};

export const factStore = {
  /** Notes that a case is to be counted again. */
  mark: async (book: string, caseId: string, now: Date): Promise<void> => {
    const write = () =>
      StatFactModel.updateOne(
        { _id: idOf(book, caseId) },
        {
          $inc: { marks: 1 },
          $set: { waitingSince: now },
          $setOnInsert: { book, caseId, batch: 0, facts: null, reportedIn: [], endedIn: [], unhappyIn: [] },
        },
        { upsert: true },
      );
    try {
      await write();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // another process has just made it
      await write();
    }
  },

  /** The same for many that a book may not know; those it knows wait already. */
  markNew: async (book: string, caseIds: readonly string[], now: Date): Promise<void> => {
    const made = caseIds.map((caseId): StatFactDocument => ({ _id: idOf(book, caseId), book, caseId, marks: 1, waitingSince: now, batch: 0, facts: null, reportedIn: [], endedIn: [], unhappyIn: [] })); // prettier-ignore
    try {
      await StatFactModel.collection.insertMany(made as never, { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  },

  waiting: async (book: string, limit: number): Promise<Waiting[]> => {
    const found = await StatFactModel.find(
      { book, waitingSince: { $gt: new Date(0) } },
      { caseId: 1, marks: 1, facts: 1 },
    )
      .sort({ waitingSince: 1 })
      .limit(limit)
      .lean();
    return found.map(({ caseId, marks, facts }) => ({ caseId, marks, facts: facts ?? null }));
  },

  /** What a batch makes of a case; and it waits no more, unless it has changed since it was read. Safe to repeat for ever. */
  settle: async (book: string, batch: number, { caseId, marks, facts }: Waiting): Promise<void> => {
    const _id = idOf(book, caseId);
    await StatFactModel.updateOne({ _id, batch: { $lt: batch } }, { $set: { batch, facts, ...placesOf(facts) } });
    await StatFactModel.updateOne({ _id, batch, marks }, { $unset: { waitingSince: 1 } });
  },

  /** The cases behind a number: their facts, a page at a time. */
  behind: async (
    book: string,
    behind: Behind,
  ): Promise<{ items: { caseId: string; facts: Facts | null }[]; next: string | null }> => {
    const { where, order, field } = listOf(behind);
    const { from, until, staffId, category, limit, cursor } = behind;
    const inPeriod = { [field]: { $gte: from, $lt: until } };
    const found = await StatFactModel.find({
      book,
      ...where,
      $and: [
        inPeriod,
        afterCursor(order, cursor),
        staffId ? { "facts.staff.id": staffId } : {},
        category ? { "facts.category": category } : {},
      ],
    })
      .sort(Object.fromEntries(order))
      .limit(limit + 1)
      .lean<StatFactDocument[]>();
    const { page, next } = cutPage(found.map(flat), limit, order);
    return { items: page.map(({ found: { caseId, facts } }) => ({ caseId, facts })), next };
  },

  removeOthers: async (keep: readonly string[]): Promise<void> => {
    await StatFactModel.deleteMany({ book: { $nin: [...keep] } });
  },
};
export type FactStore = typeof factStore;
