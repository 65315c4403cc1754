import { newId } from "../../kernel/ids";
import type { BookStore } from "./bookStore";
import type { CountStore } from "./countStore";
import type { FactStore } from "./factStore";
import { fold, type FoldDoors } from "./fold";

export interface RebuildDoors extends FoldDoors {
  cases: FoldDoors["cases"] & { idsAfter(after: string | undefined, limit: number): Promise<string[]> };
  books: BookStore;
  facts: FactStore;
  counts: CountStore;
}

const idsAtOnce = 1000;

const markEverything = async (book: string, { cases, facts }: RebuildDoors, now: Date): Promise<number> => {
  let [count, last] = [0, undefined as string | undefined];
  for (;;) {
    const ids = await cases.idsAfter(last, idsAtOnce);
    if (ids.length === 0) return count;
    await facts.markNew(book, ids, now);
    count += ids.length;
    last = ids.at(-1);
  }
};

/**
 * Counts every case anew, in a book of its own, while the old one is read and both hear of what happens; then the new one is
 * read, and the old one removed. Whatever happens after the new book is named marks its case in it; everything before is found
 * by going through all cases.
 * @returns how many cases were gone through; undefined where another rebuild began meanwhile and goes on instead
 */
export const rebuild = async (doors: RebuildDoors, now: Date): Promise<number | undefined> => {
  const book = newId();
  await doors.books.begin(book, now);
  const count = await markEverything(book, doors, now);
  await fold(book, doors, now);
  if (!(await doors.books.putInForce(book))) return undefined;
  const { live, building } = await doors.books.books();
  const keep = [live, building].filter((one) => one !== undefined);
  await doors.facts.removeOthers(keep);
  await doors.counts.removeOthers(keep);
  await doors.books.removeOthers(keep);
  return count;
};

/** A rebuild that has said nothing for so long has died. */
const deadMs = 30 * 60_000;

/** Counts what waits, in the book that is read and the one that is being made. Without a book yet: makes the first. */
export const keepCounting = async (doors: RebuildDoors, now: Date): Promise<void> => {
  const { live, building, buildingAt } = await doors.books.books();
  const isAlive = buildingAt !== undefined && now.getTime() - buildingAt.getTime() < deadMs;
  if (!live && !(building && isAlive)) await rebuild(doors, now);
  for (const book of [live, building]) if (book) await fold(book, doors, now);
};

/** A case has changed. Every book that there is hears of it. Safe to repeat. */
export const markChanged = async (
  caseId: string,
  { books, facts }: Pick<RebuildDoors, "books" | "facts">,
  now: Date,
): Promise<void> => {
  const { live, building } = await books.books();
  for (const book of [live, building]) if (book) await facts.mark(book, caseId, now);
};
