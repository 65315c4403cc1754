import { Long } from "bson";
import { DatabaseError, fail } from "../errors";
import { alreadyThere, defineIndex, type Index } from "../indexes/definition";
import { sameValue } from "../keys/compare";
import { buildIndex, dropTree } from "../storage/collection";
import { isDoc, numberOr, writeDoc, type Doc } from "../values/bson";
import { writeBatch } from "../wire/message";
import { ensureCollection } from "./changes";
import { collectionName, collectionOf, namespaceOf, type Command, type Context } from "./context";

const mostIndexes = 64;

const readSpecs = (body: Doc): Doc[] => {
  const specs = body["indexes"];
  if (!Array.isArray(specs) || specs.length === 0) return fail(2, "Must specify at least one index to create");
  return specs.map((spec) => (isDoc(spec) ? spec : fail(14, "The elements of the 'indexes' array must be objects")));
};

export const createIndexes: Command = (context) => {
  const { engine, catalogue, request } = context;
  const name = collectionName(context);
  const wanted = readSpecs(request.body).map((spec) => defineIndex(spec, 0));
  return engine.write(() => {
    const createdCollectionAutomatically = collectionOf(context) === undefined;
    const collection = ensureCollection(context, name);
    const numIndexesBefore = collection.indexes.length;
    for (const definition of wanted) {
      if (alreadyThere(collection.indexes, definition)) continue;
      if (collection.indexes.length >= mostIndexes)
        fail(67, `add index fails, too many indexes for ${namespaceOf(context)}`);
      const index = { ...definition, tree: catalogue.newTree() };
      try {
        buildIndex(engine, collection, index);
      } catch (error) {
        dropTree(engine, index.tree);
        throw error;
      }
      collection.indexes.push(index);
      catalogue.save(collection);
    }
    return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically, ok: 1 };
  });
};

export const listIndexes: Command = (context) => {
  const collection = collectionOf(context);
  const ns = namespaceOf(context);
  if (!collection) return fail(26, `ns does not exist: ${ns}`);
  return writeBatch(
    "firstBatch",
    ns,
    Long.ZERO,
    collection.indexes.map(({ spec }) => writeDoc(spec)),
  );
};

const chosen = (indexes: readonly Index[], which: unknown): readonly Index[] => {
  if (which === "*") return indexes.slice(1);
  const wanted = Array.isArray(which) ? (which as unknown[]) : [which];
  return wanted.map((one) => {
    const found = indexes.find(({ name, spec }) => name === one || sameValue(spec["key"], one));
    if (found?.primary) return fail(72, "cannot drop _id index");
    return found ?? fail(27, `index not found with name [${typeof one === "string" ? one : JSON.stringify(one)}]`);
  });
};

export const dropIndexes: Command = (context) =>
  context.engine.write(() => {
    const collection = collectionOf(context);
    if (!collection) return fail(26, `ns not found ${namespaceOf(context)}`);
    const nIndexesWas = collection.indexes.length;
    const dropped = chosen(collection.indexes, context.request.body["index"]);
    for (const { tree } of dropped) dropTree(context.engine, tree);
    collection.indexes = collection.indexes.filter((index) => !dropped.includes(index));
    context.catalogue.save(collection);
    return { nIndexesWas, ok: 1 };
  });

/** Only the time after which a TTL index removes documents can be changed. */
export const collMod: Command = (context: Context) =>
  context.engine.write(() => {
    const collection = collectionOf(context) ?? fail(26, `ns does not exist: ${namespaceOf(context)}`);
    const { index: wish, ...rest } = context.request.body;
    if (rest["validator"] !== undefined || rest["viewOn"] !== undefined)
      return fail(238, "collMod changes indexes only");
    if (!isDoc(wish)) return { ok: 1 };
    const at = collection.indexes.findIndex(
      ({ name, spec }) => name === wish["name"] || sameValue(spec["key"], wish["keyPattern"]),
    );
    const old = collection.indexes[at] ?? fail(27, "cannot find the index for collMod");
    const seconds = numberOr(wish["expireAfterSeconds"], Number.NaN);
    if (Number.isNaN(seconds)) throw new DatabaseError(72, "collMod needs expireAfterSeconds");
    const { tree, multi, cut } = old;
    collection.indexes[at] = { ...defineIndex({ ...old.spec, expireAfterSeconds: seconds }, tree), multi, cut };
    context.catalogue.save(collection);
    return { expireAfterSeconds_old: old.expireAfterSeconds ?? Long.ZERO, expireAfterSeconds_new: seconds, ok: 1 };
  });
