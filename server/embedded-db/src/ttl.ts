import { isDoc } from "./values/bson";
import type { Context } from "./commands/context";
import { parseFilter } from "./match/parse";
import { choosePlan } from "./plan/choose";
import { pause, Search, type Found } from "./plan/search";
import { removeStored, type Collection } from "./storage/collection";
import type { Index } from "./indexes/definition";

const batchSize = 500;

type Shared = Pick<Context, "engine" | "catalogue" | "clock">;

/** Removes one batch of documents whose time is over. @returns whether there may be more */
const removeBatch = ({ engine, clock }: Shared, collection: Collection, index: Index): Promise<boolean> =>
  engine.write(() => {
    const [field] = index.fields;
    if (!field || index.expireAfterSeconds === undefined) return false;
    const limit = new Date(clock().getTime() - index.expireAfterSeconds * 1000);
    const partial = index.spec["partialFilterExpression"];
    const filter = parseFilter({ [field.path]: { $lte: limit }, ...(isDoc(partial) && { $and: [partial] }) });
    const plan = choosePlan(engine, collection, { filter, sort: [], hint: index.name });
    const search = new Search(engine, collection, plan);
    const found: Found[] = [];
    for (let next = search.next(); next !== undefined && found.length < batchSize; next = search.next())
      if (next !== pause) found.push(next);
    for (const one of found) removeStored(engine, collection, one);
    return found.length === batchSize;
  });

/** Removes all documents whose time is over (TTL). */
export const expire = async (shared: Shared): Promise<void> => {
  for (const collection of shared.catalogue.list())
    for (const index of collection.indexes)
      if (index.expireAfterSeconds !== undefined) while (await removeBatch(shared, collection, index));
};

/** Expires every so often until stopped. */
export const startExpiry = (shared: Shared, everyMs: number): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    // a failed round is tried again at the next
    running ??= expire(shared)
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
};
