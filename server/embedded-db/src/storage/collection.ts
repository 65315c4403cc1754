import { fail } from "../errors";
import { entriesOf, type Entries } from "../indexes/entries";
import type { Index } from "../indexes/definition";
import { after, encodeValue } from "../keys/encode";
import { readDoc, type Doc } from "../values/bson";
import { visitPath } from "../values/paths";
import type { Engine, Range } from "./engine";
import { isTouched, touchedFields } from "./touched";

const mostIdBytes = 500;
const mostDocBytes = 16 * 1024 * 1024;

/** The four bytes all keys of a tree begin with. */
export const treePrefix = (tree: number): Buffer => {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(tree);
  return prefix;
};

/** All keys of a tree. */
export const wholeTree = (tree: number): Range => ({ start: treePrefix(tree), end: after(treePrefix(tree)) });

/** A collection (集合): its documents by `_id`, and the entries of its indexes, which change together. */
export interface Collection {
  database: string;
  name: string;
  tree: number;
  created: Date;
  /** The first is that of `_id`. */
  indexes: Index[];
  /** How many documents; unknown until somebody asks. */
  count: number | undefined;
}

/** A document as it is stored. */
export interface Stored {
  /** Its `_id` as bytes. */
  id: Buffer;
  raw: Buffer;
  doc: Doc;
}

const uniqueEnd = Buffer.from([1]);

/** The key of an index entry; a unique one does not hold the `_id`, so that two documents meet. */
const entryKey = (index: Index, key: Buffer, id: Buffer): Buffer =>
  Buffer.concat([treePrefix(index.tree), key, index.unique ? uniqueEnd : id]);

/** The bytes of an `_id`. */
export const idOf = (value: unknown): Buffer => {
  const id = encodeValue(value);
  return id.length > mostIdBytes ? fail(17280, `_id is longer than ${mostIdBytes} bytes`) : id;
};

const documentKey = (collection: Collection, id: Buffer) => Buffer.concat([treePrefix(collection.tree), id]);

/** The stored bytes of a document. */
export const findById = (engine: Engine, collection: Collection, id: Buffer): Buffer | undefined =>
  engine.get(documentKey(collection, id));

const namespace = ({ database, name }: Collection) => `${database}.${name}`;

const duplicate = (collection: Collection, index: Index, doc: Doc): never => {
  const keyValue = Object.fromEntries(
    index.fields.map(({ path, parts }) => {
      const found: unknown[] = [];
      visitPath(doc, parts, (value) => (found.push(value ?? null), false));
      return [path, found.length > 1 ? found : (found[0] ?? null)];
    }),
  );
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return fail(
    11000,
    `E11000 duplicate key error collection: ${namespace(collection)} index: ${index.name} dup key: { ${shown.join(", ")} }`,
    { keyPattern: index.spec["key"], keyValue },
  );
};

const checkUnique = (engine: Engine, collection: Collection, index: Index, keys: readonly Buffer[], stored: Stored) => {
  if (!index.unique) return;
  for (const key of keys) {
    const owner = engine.get(entryKey(index, key, stored.id));
    if (owner && !owner.equals(stored.id)) duplicate(collection, index, stored.doc);
  }
};

/** A document as it was. */
type Before = Pick<Stored, "raw" | "doc">;

interface Change {
  index: Index;
  entries: Entries;
  add: Buffer[];
  drop: Buffer[];
}

const without = (keys: readonly Buffer[], others: readonly Buffer[]) => {
  if (others.length === 0) return [...keys];
  const known = new Set(others.map((other) => other.toString("latin1")));
  return keys.filter((key) => !known.has(key.toString("latin1")));
};

/** What changes in each index when `before` becomes `now`. Throws before anything is written. */
const changesOf = (engine: Engine, collection: Collection, before: Before | undefined, now: Stored): Change[] => {
  const touched = before && touchedFields(before.raw, now.raw);
  const indexes = collection.indexes.slice(1);
  return (touched ? indexes.filter((index) => isTouched(index, touched)) : indexes).map((index) => {
    const entries = entriesOf(index, now.doc);
    const old = before ? entriesOf(index, before.doc).keys : [];
    const add = without(entries.keys, old);
    checkUnique(engine, collection, index, add, now);
    return { index, entries, add, drop: without(old, entries.keys) };
  });
};

const writeChanges = (engine: Engine, changes: readonly Change[], id: Buffer) => {
  let learnt = false;
  for (const { index, entries, add, drop } of changes) {
    for (const key of drop) engine.remove(entryKey(index, key, id));
    for (const key of add) engine.put(entryKey(index, key, id), id);
    learnt = learn(index, entries) || learnt;
  }
  return learnt;
};

/** Remembers that an index holds arrays or cut keys. True if that is new, and the catalogue must be written. */
export const learn = (index: Index, { multi, cut }: Entries): boolean => {
  let learnt = false;
  multi.forEach((isMulti, at) => {
    if (!isMulti || index.multi[at]) return;
    index.multi[at] = true;
    learnt = true;
  });
  if (cut && !index.cut) learnt = index.cut = true;
  return learnt;
};

const checkSize = (raw: Buffer) => {
  if (raw.length > mostDocBytes)
    fail(10334, `BSONObj size: ${raw.length} is invalid. Size must be between 0 and ${mostDocBytes}`);
};

/** Puts a new document. @returns whether the catalogue must be saved @throws 11000 where a unique key is taken */
export const insertStored = (engine: Engine, collection: Collection, stored: Stored): boolean => {
  checkSize(stored.raw);
  const key = documentKey(collection, stored.id);
  if (engine.get(key)) duplicate(collection, collection.indexes[0] as Index, stored.doc);
  const changes = changesOf(engine, collection, undefined, stored);
  engine.put(key, stored.raw);
  if (collection.count !== undefined) collection.count++;
  return writeChanges(engine, changes, stored.id);
};

/** Puts a changed document in the place of the old one. @returns whether the catalogue must be saved */
export const replaceStored = (engine: Engine, collection: Collection, before: Before, now: Stored): boolean => {
  checkSize(now.raw);
  const changes = changesOf(engine, collection, before, now);
  engine.put(documentKey(collection, now.id), now.raw);
  return writeChanges(engine, changes, now.id);
};

export const removeStored = (engine: Engine, collection: Collection, { id, doc }: Pick<Stored, "id" | "doc">): void => {
  engine.remove(documentKey(collection, id));
  if (collection.count !== undefined) collection.count--;
  for (const index of collection.indexes.slice(1))
    for (const key of entriesOf(index, doc).keys) engine.remove(entryKey(index, key, id));
};

/** Fills a new index from the documents that are there. @throws 11000, 171 before anything of it is used */
export const buildIndex = (engine: Engine, collection: Collection, index: Index): void => {
  const { end, start: first } = wholeTree(collection.tree);
  let start = first;
  for (;;) {
    const page = engine.range({ start, end, limit: 500 });
    for (const { key, value } of page) {
      const stored = { id: key.subarray(4), raw: value, doc: readDoc(value) };
      const entries = entriesOf(index, stored.doc);
      checkUnique(engine, collection, index, entries.keys, stored);
      for (const one of entries.keys) engine.put(entryKey(index, one, stored.id), stored.id);
      learn(index, entries);
    }
    const last = page.at(-1);
    if (page.length < 500 || !last) return;
    start = Buffer.concat([last.key, Buffer.from([0])]);
  }
};

/** Removes every entry of a tree. */
export const dropTree = (engine: Engine, tree: number): void => {
  for (;;) {
    const page = engine.range({ ...wholeTree(tree), limit: 1000 });
    for (const { key } of page) engine.remove(key);
    if (page.length < 1000) return;
  }
};

/** How many documents there are. */
export const countAll = (engine: Engine, collection: Collection): number =>
  (collection.count ??= engine.count(wholeTree(collection.tree)));
