import { Long } from "bson";
import { fail } from "../errors";
import { parseFilter } from "../match/parse";
import { countAll, dropTree, wholeTree, type Collection } from "../storage/collection";
import { writeDoc, type Doc } from "../values/bson";
import { writeBatch } from "../wire/message";
import { collectionName, collectionOf, docField, namespaceOf, type Command, type Context } from "./context";

const refusedOptions = [
  "capped",
  "timeseries",
  "viewOn",
  "pipeline",
  "validator",
  "collation",
  "clusteredIndex",
  "encryptedFields",
];

export const create: Command = (context) => {
  const { engine, catalogue, clock, request } = context;
  const name = collectionName(context);
  for (const option of refusedOptions)
    if (request.body[option] !== undefined && request.body[option] !== false)
      fail(238, `create: '${option}' is not supported`);
  return engine.write(() => {
    catalogue.ensure(request.database, name, clock());
    return { ok: 1 };
  });
};

const dropCollection = ({ engine, catalogue }: Context, collection: Collection) => {
  dropTree(engine, collection.tree);
  for (const { tree, primary } of collection.indexes) if (!primary) dropTree(engine, tree);
  catalogue.remove(collection);
};

export const drop: Command = (context) =>
  context.engine.write(() => {
    const collection = collectionOf(context);
    if (!collection) return { ok: 1 };
    dropCollection(context, collection);
    return { nIndexesWas: collection.indexes.length, ns: namespaceOf(context), ok: 1 };
  });

export const dropDatabase: Command = (context) =>
  context.engine.write(() => {
    const { database } = context.request;
    for (const collection of context.catalogue.list(database)) dropCollection(context, collection);
    return { dropped: database, ok: 1 };
  });

export const listCollections: Command = ({ catalogue, request }) => {
  const { database, body } = request;
  const filter = parseFilter(docField(body, "filter"));
  const shown = catalogue
    .list(database)
    .map(({ name }): Doc => ({
      name,
      type: "collection",
      options: {},
      info: { readOnly: false },
      idIndex: { v: 2, key: { _id: 1 }, name: "_id_" },
    }))
    .filter((doc) => filter.matches(doc));
  return writeBatch("firstBatch", `${database}.$cmd.listCollections`, Long.ZERO, shown.map(writeDoc));
};

export const listDatabases: Command = ({ catalogue, engine, request }) => {
  const names = [...new Set(catalogue.list().map(({ database }) => database))].sort();
  if (request.body["nameOnly"] === true) return { databases: names.map((name) => ({ name })), ok: 1 };
  const sizeOnDisk = engine.size();
  return {
    databases: names.map((name) => ({ name, sizeOnDisk, empty: false })),
    totalSize: sizeOnDisk,
    totalSizeMb: Math.round(sizeOnDisk / 2 ** 20),
    ok: 1,
  };
};

export const dbStats: Command = ({ engine, catalogue, request }) => {
  const collections = catalogue.list(request.database);
  return {
    db: request.database,
    collections: collections.length,
    views: 0,
    objects: collections.reduce((sum, collection) => sum + countAll(engine, collection), 0),
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
    storageSize: engine.size(),
    totalSize: engine.size(),
    ok: 1,
  };
};

export const collStats: Command = (context) => {
  const collection = collectionOf(context);
  const { engine } = context;
  return {
    ns: namespaceOf(context),
    count: collection ? countAll(engine, collection) : 0,
    nindexes: collection?.indexes.length ?? 0,
    indexSizes: Object.fromEntries(
      collection?.indexes.map(({ name, tree }) => [name, engine.count(wholeTree(tree))]) ?? [],
    ),
    ok: 1,
  };
};
