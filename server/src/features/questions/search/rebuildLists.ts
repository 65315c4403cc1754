import { gramsOf } from "../rules/search/grams";
import { listOfTier, tierKey } from "../rules/search/places";
import { blockOf, blockSize, entryOf, listOf, type Entry } from "../rules/search/postings";
import { gramStore, type ListChange, type Stamps } from "./gramStore";
import type { SearchDocument } from "./model";
import { dropQuestion, putContents, settle, type SearchQuestion } from "./putQuestion";
import { searchStore } from "./searchStore";

const stretch = 512;

/** All of a block, read a stretch after another. */
const readBlock = async (block: number): Promise<SearchDocument[]> => {
  const read: SearchDocument[] = [];
  const end = (block + 1) * blockSize;
  for (let from = block * blockSize; from < end; from += stretch)
    read.push(...(await searchStore.between(from, from + stretch)));
  return read;
};

const listsOf = (documents: readonly SearchDocument[], block: number): Map<string, Entry[]> => {
  const lists = new Map<string, Entry[]>();
  for (const document of documents) {
    if (document.gone) continue;
    for (const [gram, standing] of gramsOf(document)) {
      const id = listOfTier(tierKey(gram, standing.first), block);
      const entry = entryOf(document.no, standing, document.category, document.town);
      const list = lists.get(id);
      if (list) list.push(entry);
      else lists.set(id, [entry]);
    }
  }
  return lists;
};

type Versions = Map<string, number>;

/** What stood still while the lists of its block were made is settled by them; what was put, changed or taken out meanwhile is settled now. */
const settleBlock = async (versions: Versions, block: number): Promise<void> => {
  const documents = await readBlock(block);
  const still = (one: SearchDocument) => !one.gone && versions.get(one._id) === one.version;
  const waiting = documents.filter((one) => still(one) && !one.settled);
  for (let from = 0; from < waiting.length; from += stretch)
    await searchStore.settleMany(waiting.slice(from, from + stretch));
  for (const one of documents) if (!still(one)) await settle(one._id);
};

const writeBlock = async (documents: readonly SearchDocument[], block: number, stamps: Stamps): Promise<void> => {
  const lists = listsOf(documents, block);
  const names = new Set([...(await gramStore.namesIn(block)), ...lists.keys()]);
  const changes = new Map<string, ListChange>();
  for (const name of names) {
    const list = listOf(lists.get(name) ?? []);
    changes.set(name, () => list);
  }
  await gramStore.change(changes, stamps);
};

/**
 * Makes every list anew from the questions that are kept here, while others go on putting and dropping: whoever writes a question
 * after it was read here is seen when its block is read again, and settled.
 */
const rebuildAll = async (): Promise<void> => {
  const last = await searchStore.lastNumber();
  const stamps: Stamps = new Map();
  const versions: Versions = new Map();
  for (let block = 0; block <= blockOf(last); block++) {
    const documents = await readBlock(block);
    for (const { _id, version } of documents) versions.set(_id, version);
    await writeBlock(documents, block, stamps);
  }
  await gramStore.stamp(stamps);
  for (let block = 0; block <= blockOf(last); block++) await settleBlock(versions, block);
};

/** Takes out what is no longer published; what was put meanwhile, with a number after `last`, stays. */
const dropOthers = async (published: ReadonlySet<string>, last: number): Promise<void> => {
  for (let from = 0; from <= last; from += stretch)
    for (const { _id, no } of await searchStore.between(from, Math.min(from + stretch, last + 1)))
      if (no <= last && !published.has(_id)) await dropQuestion(_id);
};

/**
 * Makes the whole index anew from all published questions. May run beside a serving server, and be repeated.
 * @returns how many questions there are
 */
export const rebuild = async (questions: AsyncIterable<SearchQuestion>): Promise<number> => {
  const last = await searchStore.lastNumber();
  const published = new Set<string>();
  let some: SearchQuestion[] = [];
  for await (const question of questions) {
    published.add(question.id);
    some.push(question);
    if (some.length < stretch) continue;
    await putContents(some);
    some = [];
  }
  await putContents(some);
  await dropOthers(published, last);
  await rebuildAll();
  return published.size;
};
