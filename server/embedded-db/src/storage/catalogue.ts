import { defineIndex, primaryIndex, type Index } from "../indexes/definition";
import { fail } from "../errors";
import { readDoc, writeDoc, type Doc } from "../values/bson";
import { treePrefix, wholeTree, type Collection } from "./collection";
import type { Engine } from "./engine";

/** Which collections and indexes there are; kept in tree 0 and in memory. */
export interface Catalogue {
  find(database: string, name: string): Collection | undefined;
  list(database?: string): Collection[];
  /** Only inside a write: adds a collection, or returns the one that is there. */
  ensure(database: string, name: string, now: Date): Collection;
  /** Only inside a write. */
  save(collection: Collection): void;
  remove(collection: Collection): void;
  /** A number for a new tree. */
  newTree(): number;
}

const treesKey = Buffer.concat([treePrefix(0), Buffer.from([0])]);
const keyOf = (database: string, name: string) =>
  Buffer.concat([treePrefix(0), Buffer.from(`\u0001${database}.${name}`)]);

interface Kept {
  database: string;
  name: string;
  tree: number;
  created: Date;
  indexes: { spec: Doc; tree: number; multi: boolean[]; cut: boolean }[];
}

const restore = ({ database, name, tree, created, indexes }: Kept): Collection => ({
  database,
  name,
  tree,
  created,
  indexes: [
    primaryIndex(tree),
    ...indexes.map(({ spec, tree: own, multi, cut }): Index => ({ ...defineIndex(spec, own), multi, cut })),
  ],
  count: undefined,
});

const kept = ({ database, name, tree, created, indexes }: Collection): Kept => ({
  database,
  name,
  tree,
  created,
  indexes: indexes.slice(1).map(({ spec, tree: own, multi, cut }) => ({ spec, tree: own, multi, cut })),
});

/** Refuses names that MongoDB refuses. */
const checkName = (database: string, name: string) => {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) fail(73, `Invalid database name: '${database}'`);
  if (
    name === "" ||
    name.includes("\0") ||
    name.includes("$") ||
    name.startsWith(".") ||
    `${database}.${name}`.length > 255
  )
    fail(73, `Invalid collection name: '${name}'`);
  if (name.startsWith("system.")) fail(73, `Collections of the system cannot be written: ${name}`);
};

/** Reads the catalogue; reads it again when a commit was lost. */
export const openCatalogue = (engine: Engine): Catalogue => {
  let collections = new Map<string, Collection>();
  let lastTree = 0;
  const load = () => {
    lastTree = Number(readDoc(engine.get(treesKey) ?? writeDoc({ last: 0 }))["last"]);
    const found = engine.range(wholeTree(0)).filter(({ key }) => !key.equals(treesKey));
    const read = found.map(({ value }) => restore(readDoc(value) as unknown as Kept));
    collections = new Map(read.map((one) => [`${one.database}.${one.name}`, one]));
  };
  load();
  engine.onLost(load);

  const save = (collection: Collection) => {
    engine.put(keyOf(collection.database, collection.name), writeDoc(kept(collection) as unknown as Doc));
  };
  const newTree = () => {
    engine.put(treesKey, writeDoc({ last: ++lastTree }));
    return lastTree;
  };
  return {
    find: (database, name) => collections.get(`${database}.${name}`),
    list: (database) => [...collections.values()].filter((one) => database === undefined || one.database === database),
    ensure: (database, name, now) => {
      const there = collections.get(`${database}.${name}`);
      if (there) return there;
      checkName(database, name);
      const tree = newTree();
      const collection: Collection = { database, name, tree, created: now, indexes: [primaryIndex(tree)], count: 0 };
      collections.set(`${database}.${name}`, collection);
      save(collection);
      return collection;
    },
    save,
    remove: (collection) => {
      collections.delete(`${collection.database}.${collection.name}`);
      engine.remove(keyOf(collection.database, collection.name));
    },
    newTree,
  };
};
