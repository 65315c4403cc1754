import type { Category } from "@qizhen/shared/vocabulary";
import { gramsOf } from "../rules/search/grams";
import { listOfTier, tierKey } from "../rules/search/places";
import { blockOf, entryOf, placeIn, withEntry, withoutEntry } from "../rules/search/postings";
import { gramStore, type ListChange, type Stamps } from "./gramStore";
import type { SearchDocument } from "./model";
import { searchStore } from "./searchStore";

/** A published question, as everybody may read it. */
export interface SearchQuestion {
  id: string;
  title: string;
  /** With private details already hidden. */
  body: string;
  /** Texts of its answers, the best first. */
  answers: readonly string[];
  category: Category;
  /** Code of the asker's town, where the question shows one. */
  town?: string | undefined;
  /** How many said that it helped. */
  helped: number;
  /** The day it was published, YYYY-MM-DD. */
  day: string;
}

type Content = Pick<SearchDocument, "title" | "body" | "answers" | "category" | "town" | "helped" | "day">;

const contentOf = ({ title, body, answers, category, town, helped, day }: SearchQuestion): Content => ({
  title,
  body,
  answers: [...answers],
  category,
  town,
  helped,
  day,
});

/** Whether the lists of grams would say the same of both. */
const listedAlike = (a: Content, b: Content): boolean =>
  a.title === b.title &&
  a.body === b.body &&
  a.category === b.category &&
  a.town === b.town &&
  a.answers.join("\0") === b.answers.join("\0");

/** Each list that a question stands in, by gram and tier. */
export const keysOf = (document: Content): string[] =>
  [...gramsOf(document)].map(([gram, { first }]) => tierKey(gram, first));

const changesOf = (document: SearchDocument, owed: readonly string[]): Map<string, ListChange> => {
  const { no } = document;
  const changes = new Map<string, ListChange>(
    owed.map((key) => [listOfTier(key, blockOf(no)), (list) => withoutEntry(list, placeIn(no))]),
  );
  if (document.gone) return changes;
  for (const [gram, standing] of gramsOf(document)) {
    const entry = entryOf(no, standing, document.category, document.town);
    changes.set(listOfTier(tierKey(gram, standing.first), blockOf(no)), (list) => withEntry(list, entry));
  }
  return changes;
};

const write = async (changes: ReadonlyMap<string, ListChange>): Promise<void> => {
  const stamps: Stamps = new Map();
  await gramStore.change(changes, stamps);
  await gramStore.stamp(stamps);
};

/**
 * Makes the lists say what the document says, until nobody has changed it meanwhile: who comes late with an older text takes it out
 * again himself. A crash on the way leaves it unsettled, and the repeat of put or drop goes on from there.
 */
export const settle = async (id: string): Promise<void> => {
  const written = new Set<string>();
  let last: SearchDocument | undefined;
  for (;;) {
    const document = await searchStore.load(id);
    if (!document) {
      if (last) await write(changesOf({ ...last, gone: true }, [...written]));
      return;
    }
    last = document;
    const owed = new Set([...document.owed, ...written]);
    await write(changesOf(document, [...owed]));
    if (!document.gone) for (const key of keysOf(document)) written.add(key);
    const { version } = document;
    const done = document.gone
      ? await searchStore.remove(id, version)
      : await searchStore.change(id, version, { settled: true, owed: [], version: version + 1 });
    if (done) return;
  }
};

/** A town that is not there is not kept as one that is nothing. */
const withoutNone = ({ town, ...content }: Content): Content => (town === undefined ? content : { ...content, town });

const newDocument = (question: SearchQuestion, no: number): SearchDocument => ({
  _id: question.id,
  no,
  version: 1,
  gone: false,
  settled: false,
  owed: [],
  ...withoutNone(contentOf(question)),
});

const putNew = async (question: SearchQuestion): Promise<boolean> =>
  searchStore.insert(newDocument(question, await searchStore.nextNumber()));

/**
 * Writes what is looked through, not yet the lists.
 * @returns whether lists have to follow
 */
export const putContent = async (question: SearchQuestion): Promise<boolean> => {
  for (;;) {
    const before = await searchStore.load(question.id);
    if (!before) {
      if (await putNew(question)) return true;
      continue;
    }
    const next = contentOf(question);
    const alike = !before.gone && listedAlike(before, next);
    const change = {
      ...next,
      version: before.version + 1,
      gone: false,
      settled: alike && before.settled,
      owed: alike ? before.owed : [...new Set([...before.owed, ...keysOf(before)])],
    };
    if (await searchStore.change(question.id, before.version, change)) return !change.settled;
  }
};

/** The same for many, those that are new in one write. Their lists have to follow. */
export const putContents = async (questions: readonly SearchQuestion[]): Promise<void> => {
  const known = await searchStore.known(questions.map(({ id }) => id));
  const fresh = questions.filter(({ id }) => !known.has(id));
  if (fresh.length > 0) {
    const first = await searchStore.nextNumber(fresh.length);
    await searchStore.insertMany(fresh.map((question, at) => newDocument(question, first + at)));
  }
  for (const question of questions) if (known.has(question.id)) await putContent(question);
};

/** Lets a question be found, or be found as it reads now. Safe to repeat. */
export const putQuestion = async (question: SearchQuestion): Promise<void> => {
  if (await putContent(question)) await settle(question.id);
};

/** From the first write on nobody finds it; then its grams are taken out. Safe to repeat, also for what was never there. */
export const dropQuestion = async (id: string): Promise<void> => {
  for (;;) {
    const before = await searchStore.load(id);
    if (!before) return;
    const owed = [...new Set([...before.owed, ...keysOf(before)])];
    if (await searchStore.change(id, before.version, { gone: true, settled: false, owed, version: before.version + 1 }))
      break;
  }
  await settle(id);
};
