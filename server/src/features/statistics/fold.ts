import type { CountedCaseSource } from "../cases";
import type { BookStore } from "./bookStore";
import type { CountStore } from "./countStore";
import type { StatisticsDoors } from "./doors";
import type { FactStore } from "./factStore";
import type { Batch, Facts } from "./rules/shapes";
import { differenceOf } from "./rules/cells";
import { factsOf } from "./rules/facts";
import { tellingWordsIn } from "./words";

export interface FoldDoors extends Pick<StatisticsDoors, "judgementsOf"> {
  cases: { countedOf(ids: readonly string[]): Promise<ReadonlyMap<string, CountedCaseSource>> };
  books: Pick<BookStore, "state" | "open" | "close" | "noteFolded">;
  facts: Pick<FactStore, "waiting" | "settle">;
  counts: Pick<CountStore, "add">;
}

/** How many cases one batch counts: they share the rows of their town and county, which are written once for all of them. */
const casesAtOnce = 100;
const writesAtOnce = 8;

const inLanes = async <T>(all: readonly T[], work: (one: T) => Promise<void>) => {
  for (let at = 0; at < all.length; at += writesAtOnce)
    await Promise.all(all.slice(at, at + writesAtOnce).map((one) => work(one)));
};

/** What these cases are counted as now. One that is gone counts for nothing. */
export const readFacts = async (
  ids: readonly string[],
  { cases, judgementsOf }: Pick<FoldDoors, "cases" | "judgementsOf">,
): Promise<ReadonlyMap<string, Facts>> => {
  const [found, judged] = await Promise.all([cases.countedOf(ids), judgementsOf(ids)]);
  return new Map([...found].map(([id, c]) => [id, factsOf(c, judged.get(id), tellingWordsIn)]));
};

/**
 * Carries out the batch that is written down. Every write of it holds only where it has not been carried out, so that several
 * processes may do it at once, and one that died in the middle, or comes late, does no harm.
 */
const carryOut = async (book: string, seq: number, { deltas, moves }: Batch, doors: FoldDoors) => {
  await inLanes(deltas, (cell) => doors.counts.add(book, seq, cell));
  await inLanes(moves, (move) => doors.facts.settle(book, seq, move));
  await doors.books.close(book, seq);
};

/**
 * Counts the next cases that wait. Batches of a book are numbered, and one is written down only when the one before it is
 * carried out: each row and each case knows the number of the last that moved it.
 * @returns false where nothing waits
 */
export const foldOnce = async (book: string, doors: FoldDoors): Promise<boolean> => {
  const state = await doors.books.state(book);
  if (state.open) {
    await carryOut(book, state.seq, state.open, doors);
    return true;
  }
  const waiting = await doors.facts.waiting(book, casesAtOnce);
  if (waiting.length === 0) return false;
  const now = await readFacts(waiting.map(({ caseId }) => caseId), doors); // prettier-ignore
  const moves = waiting.map(({ caseId, marks }) => ({ caseId, marks, facts: now.get(caseId) ?? null }));
  const pairs = waiting.map(({ caseId, facts }) => ({ from: facts, to: now.get(caseId) ?? null }));
  const batch: Batch = { deltas: differenceOf(pairs), moves };
  if (await doors.books.open(state, batch)) await carryOut(book, state.seq + 1, batch, doors);
  return true;
};

/** Counts everything that waits. */
export const fold = async (book: string, doors: FoldDoors, now: Date): Promise<void> => {
  while (await foldOnce(book, doors));
  await doors.books.noteFolded(book, now);
};
