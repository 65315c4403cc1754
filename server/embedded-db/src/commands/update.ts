import { parseFilter } from "../match/parse";
import { readSort } from "../plan/sort";
import type { Collection } from "../storage/collection";
import { compileUpdate } from "../update/compile";
import { numberOr, truthy, type Doc } from "../values/bson";
import { change, ensureCollection, insertMissing, refuseMany, removeFound, targets } from "./changes";
import { collectionName, collectionOf, docField, refuseCollation, type Command, type Context } from "./context";
import { inOrder, readStatements } from "./statements";

interface Tally {
  n: number;
  nModified: number;
  upserted: Doc[];
}

const updateBy = (context: Context, collection: Collection, statement: Doc, index: number, tally: Tally): void => {
  refuseCollation(statement);
  const filter = parseFilter(docField(statement, "q"));
  const update = compileUpdate(statement["u"], statement["arrayFilters"]);
  const many = truthy(statement["multi"]);
  refuseMany(update, many);
  const found = targets(context, collection, {
    filter,
    many,
    sort: readSort(statement["sort"]),
    hint: statement["hint"],
  });
  for (const one of found) {
    const changed = !change(context, collection, one, filter, update).equals(one.raw);
    tally.n++;
    if (changed) tally.nModified++;
  }
  if (found.length > 0 || !truthy(statement["upsert"])) return;
  const { _id } = insertMissing(context, collection, filter, update);
  tally.n++;
  tally.upserted.push({ index, _id });
};

export const update: Command = (context) => {
  const name = collectionName(context);
  const statements = readStatements(context, "updates");
  return context.engine.write(() => {
    const collection = ensureCollection(context, name);
    const tally: Tally = { n: 0, nModified: 0, upserted: [] };
    const errors = inOrder(statements, context.request.body, (statement, index) =>
      updateBy(context, collection, statement, index, tally),
    );
    const { n, nModified, upserted } = tally;
    return { n, nModified, ...(upserted.length > 0 && { upserted }), ...errors, ok: 1 };
  });
};

/** `delete` is a word of the language. */
export const remove: Command = (context) => {
  const statements = readStatements(context, "deletes");
  collectionName(context);
  return context.engine.write(() => {
    let n = 0;
    const collection = collectionOf(context);
    if (!collection) return { n, ok: 1 };
    const errors = inOrder(statements, context.request.body, (statement) => {
      refuseCollation(statement);
      const many = numberOr(statement["limit"], 0) === 0;
      const target = { filter: parseFilter(docField(statement, "q")), sort: [], hint: statement["hint"], many };
      for (const found of targets(context, collection, target)) {
        removeFound(context, collection, found);
        n++;
      }
    });
    return { n, ...errors, ok: 1 };
  });
};
