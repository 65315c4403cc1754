import { matchedPlace } from "../match/position";
import { parseFilter } from "../match/parse";
import type { Node } from "../match/node";
import { choosePlan } from "../plan/choose";
import type { Plan, SortField } from "../plan/plan";
import { pause, Search, type Found } from "../plan/search";
import { readSort, Sorter, sortKeyOf } from "../plan/sort";
import { compileProjection, type Projection } from "../project/projection";
import { countAll, type Collection } from "../storage/collection";
import type { Engine } from "../storage/engine";
import { numberOr, readFaithfully, writeDoc, type Doc } from "../values/bson";
import { deadlineOf, docField, refuseCollation } from "./context";
import { takingTurns, type Pull } from "./cursors";

/** A query, read and checked. */
export interface Query {
  filter: Node;
  sort: readonly SortField[];
  skip: number;
  limit: number;
  hint: unknown;
  projection: Projection | undefined;
  deadline: number;
}

/** Reads what find, count and the like have in common. */
export const readQuery = (body: Doc, filterField: "filter" | "query" = "filter"): Query => {
  refuseCollation(body);
  const projection = docField(body, "projection");
  const limit = Math.abs(numberOr(body["limit"], 0));
  return {
    filter: parseFilter(docField(body, filterField), docField(body, "let")),
    sort: readSort(body["sort"]),
    skip: numberOr(body["skip"], 0),
    limit: limit === 0 ? Number.POSITIVE_INFINITY : limit,
    hint: body["hint"],
    projection: Object.keys(projection).length > 0 ? compileProjection(projection, { inFind: true }) : undefined,
    deadline: deadlineOf(body),
  };
};

/** The plan of a query. */
export const planOf = (engine: Engine, collection: Collection, query: Query): Plan =>
  choosePlan(engine, collection, query);

/** A document as its projection shows it. */
export const show = (
  found: Pick<Found, "raw" | "doc">,
  { filter, projection }: Pick<Query, "filter" | "projection">,
): Buffer =>
  projection
    ? writeDoc(
        projection.apply(
          readFaithfully(found.raw),
          () => found.doc,
          () => matchedPlace(filter, found.doc),
        ),
      )
    : found.raw;

/** The documents of a query in its order, one at a time; sorts them here where no index does. */
export const runQuery = async (engine: Engine, collection: Collection, query: Query): Promise<Pull> => {
  const plan = planOf(engine, collection, query);
  const search = new Search(engine, collection, plan, query.deadline);
  const next = query.sort.length > 0 && !plan.ordered ? await sortedSteps(search, query) : () => search.next();
  let toSkip = query.skip;
  let left = query.limit;
  return () => {
    while (left > 0) {
      const found = next();
      if (found === undefined || found === pause) return found;
      if (toSkip-- > 0) continue;
      left--;
      return show(found, query);
    }
    return undefined;
  };
};

const sortedSteps = async (search: Search, { sort, skip, limit }: Query): Promise<() => Found | undefined> => {
  const keyOf = sortKeyOf(sort);
  const sorter = new Sorter<Found>(skip + limit);
  await takingTurns<Found>(
    () => search.next(),
    (found) => {
      sorter.add(keyOf(found.doc), found, found.raw.length);
      return true;
    },
  );
  const results = sorter.sorted();
  let at = 0;
  return () => results[at++];
};

/** How many documents fit: from the entries alone where they say it all. */
export const countMatching = async (engine: Engine, collection: Collection, query: Query): Promise<number> => {
  const plan = planOf(engine, collection, { ...query, sort: [] });
  if (!plan.filter && plan.scan) return countAll(engine, collection);
  if (!plan.filter && !plan.repeats)
    return plan.stretches.reduce((sum, { start, end }) => sum + engine.count({ start, end }), 0);
  const search = new Search(engine, collection, plan, query.deadline);
  let count = 0;
  await takingTurns(
    () => search.next(),
    () => ++count < query.skip + query.limit,
  );
  return count;
};
