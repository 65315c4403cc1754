import type { Category } from "@qizhen/shared/vocabulary";
import { gramsTyped, type Wanted } from "../rules/search/grams";
import { listId, type ListId } from "../rules/search/places";
import { addTo, signOfWord, type Sieve } from "../rules/search/postings";
import { bestOf, leaveOut, mostTelling, standingOf, sumsOf, type Sums, type Weighed } from "../rules/search/rank";
import { gramStore } from "./gramStore";
import { searchStore } from "./searchStore";

/** What somebody looks for. */
export interface Asked {
  q: string;
  category?: Category | undefined;
  town?: string | undefined;
  /** Ids of questions that are not looked for, such as the one that is compared. */
  except?: readonly string[] | undefined;
}

/** A question that was found. `score` only compares answers of one search. */
export interface Hit {
  id: string;
  score: number;
}

/** How much is read for one search, however many questions there are. */
const bounds = { grams: 240, read: 64, entriesOfGram: 4096, entries: 40_000, found: 120 };
/** With fewer than this the characters are looked for one by one, too. */
const few = 8;
/** What is less than this part of the best is another matter. */
const floor = 0.22;

type Lists = ReadonlyMap<string, readonly (ListId & { count: number })[]>;

const countsOf = (lists: Lists): Map<string, number> =>
  new Map([...lists].map(([gram, all]) => [gram, all.reduce((sum, { count }) => sum + count, 0)]));

/** Titles first, then new before old, until enough is read. */
const listsToRead = (lists: Lists, { gram }: Weighed) => {
  const ordered = [...(lists.get(gram) ?? [])]
    .filter(({ count }) => count > 0)
    .sort((a, b) => Number(b.first) - Number(a.first) || b.block - a.block);
  let sum = 0;
  return ordered.filter(({ count }) => {
    const more = sum < bounds.entriesOfGram;
    sum += count;
    return more;
  });
};

/** The rarest grams first, until enough is read; the first one always. */
const allToRead = (lists: Lists, grams: readonly Weighed[]) => {
  let sum = 0;
  return grams.flatMap((gram) => {
    if (sum >= bounds.entries) return [];
    return listsToRead(lists, gram).map((where) => {
      sum += where.count;
      return { gram, where };
    });
  });
};

const addAll = async (sums: Sums, lists: Lists, grams: readonly Weighed[], sieve: Sieve): Promise<void> => {
  const reads = allToRead(lists, grams);
  const read = await gramStore.read(reads.map(({ where }) => listId(where)));
  for (const { gram, where } of reads) {
    const list = read.get(listId(where));
    if (list) addTo(sumsOf(sums, where.block), list, gram.weight, gram.sign, sieve);
  }
};

const rankAll = async (wanted: readonly Wanted[], sieve: Sieve, except: readonly string[]) => {
  const [lists, all, left] = await Promise.all([
    gramStore.listsOfGrams(wanted.map(({ gram }) => gram)),
    searchStore.lastNumber(),
    searchStore.numbersOf(except),
  ]);
  const counts = countsOf(lists);
  const telling = (lone: boolean) =>
    mostTelling(wanted.filter((one) => one.lone === lone), counts, all, bounds.read); // prettier-ignore
  const sums: Sums = new Map();
  await addAll(sums, lists, telling(false), sieve);
  leaveOut(sums, left);
  const best = bestOf(sums, bounds.found, floor);
  if (best.length >= few) return best;
  await addAll(sums, lists, telling(true), sieve);
  leaveOut(sums, left);
  return bestOf(sums, bounds.found, floor);
};

/** Every question that is found, the best first, at most 120. `today`: YYYY-MM-DD. Without anything to look for: none. */
export const searchQuestions = async ({ q, category, town, except = [] }: Asked, today: string): Promise<Hit[]> => {
  const wanted = gramsTyped(q).slice(0, bounds.grams);
  if (wanted.length === 0) return [];
  const sieve = { category: category ? signOfWord(category) : 0, town: town ? signOfWord(town) : 0 };
  const scored = await rankAll(wanted, sieve, except);
  const scores = new Map(scored.map(({ no, score }) => [no, score]));
  const found = await searchStore.found([...scores.keys()]);
  return found
    .filter((one) => (!category || one.category === category) && (!town || one.town === town))
    .map(({ _id, no, helped, day }) => ({ id: _id, score: standingOf(scores.get(no) ?? 0, helped, day, today) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};
