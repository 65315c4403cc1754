import { fail } from "../errors";
import type { Node } from "../match/node";
import { matchedPlace } from "../match/position";
import { choosePlan } from "../plan/choose";
import type { SortField } from "../plan/plan";
import { Found, pause, Search } from "../plan/search";
import { Sorter, sortKeyOf } from "../plan/sort";
import { idOf, insertStored, removeStored, replaceStored, type Collection } from "../storage/collection";
import { readDoc, writeDoc, type Doc } from "../values/bson";
import type { Update } from "../update/compile";
import { upsertedDoc } from "../update/upsert";
import type { Context } from "./context";
import { checkId } from "./insert";

/** Which documents a statement changes. */
export interface Target {
  filter: Node;
  sort: readonly SortField[];
  hint: unknown;
  /** All that fit, or the first. */
  many: boolean;
}

/** The documents to change; gathered before the first change, which could move them in the index they are read from. */
export const targets = ({ engine }: Context, collection: Collection, target: Target): Found[] => {
  const plan = choosePlan(engine, collection, target);
  const search = new Search(engine, collection, plan);
  const inOrder = target.sort.length === 0 || plan.ordered;
  const keyOf = sortKeyOf(target.sort);
  const sorter = new Sorter<Found>(target.many ? Number.POSITIVE_INFINITY : 1);
  const found: Found[] = [];
  for (let next = search.next(); next !== undefined; next = search.next()) {
    if (next === pause) continue;
    if (!inOrder) sorter.add(keyOf(next.doc), next, next.raw.length);
    else if (found.push(next) && !target.many) break;
  }
  return inOrder ? found : sorter.sorted();
};

/** Changes one document. @returns the new bytes, the same if nothing changed */
export const change = (
  context: Context,
  collection: Collection,
  found: Found,
  filter: Node,
  update: Update,
): Buffer => {
  const { engine, catalogue, clock } = context;
  const matched = update.positional ? matchedPlace(filter, found.doc) : undefined;
  const doc = update.apply(found.raw, { now: clock(), inserting: false, matched });
  const raw = writeDoc(doc);
  if (raw.equals(found.raw)) return raw;
  if (replaceStored(engine, collection, found, { id: found.id, raw, doc })) catalogue.save(collection);
  return raw;
};

/** Inserts what an upsert found missing. */
export const insertMissing = (
  context: Context,
  collection: Collection,
  filter: Node,
  update: Update,
): { raw: Buffer; _id: unknown } => {
  const { engine, catalogue, clock } = context;
  const raw = writeDoc(upsertedDoc(filter, update, { now: clock() }));
  const doc: Doc = readDoc(raw);
  const { _id } = doc;
  checkId(_id);
  if (insertStored(engine, collection, { id: idOf(_id), raw, doc })) catalogue.save(collection);
  return { raw, _id };
};

export const removeFound = ({ engine }: Context, collection: Collection, found: Found): void =>
  removeStored(engine, collection, found);

/** The collection to change, made if there is none. */
export const ensureCollection = ({ catalogue, clock, request }: Context, name: string): Collection =>
  catalogue.ensure(request.database, name, clock());

export const refuseMany = (update: Update, many: boolean): void => {
  if (many && update.replaces) fail(9, "multi update is not supported for replacement-style update");
};
