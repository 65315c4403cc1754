import { Long } from "bson";
import { compileStages, readStage } from "../aggregate/pipeline";
import { through, type Sink } from "../aggregate/stage";
import { fail } from "../errors";
import { both } from "../match/node";
import { parseFilter } from "../match/parse";
import { choosePlan } from "../plan/choose";
import { Search, type Found } from "../plan/search";
import { readSort } from "../plan/sort";
import { isDoc, numberOr, writeDoc, type Doc } from "../values/bson";
import { writeBatch } from "../wire/message";
import type { Collection } from "../storage/collection";
import {
  collectionOf,
  deadlineOf,
  docField,
  namespaceOf,
  refuseCollation,
  type Command,
  type Context,
} from "./context";
import { takingTurns } from "./cursors";
import { countMatching, type Query } from "./query";

const firstBatch = 101;

/** What a pipeline reads first: what an index can do of it, and the stages that are left. */
export interface Source {
  query: Query;
  rest: readonly unknown[];
}

/** Takes the `$match`es at the front, and the `$sort` behind them if an index may serve it. */
export const readSource = (body: Doc, pipeline: readonly unknown[]): Source => {
  const variables = docField(body, "let");
  const filters: Doc[] = [];
  let at = 0;
  for (; at < pipeline.length; at++) {
    const [name, spec] = readStage(pipeline[at]);
    if (name !== "$match" || !isDoc(spec)) break;
    filters.push(spec);
  }
  const rest = pipeline.slice(at);
  const [name, spec] = rest.length > 0 ? readStage(rest[0]) : ["", undefined];
  return {
    rest,
    query: {
      filter: both(filters.map((filter) => parseFilter(filter, variables))),
      sort: name === "$sort" ? readSort(spec) : [],
      skip: 0,
      limit: Number.POSITIVE_INFINITY,
      hint: body["hint"],
      projection: undefined,
      deadline: deadlineOf(body),
    },
  };
};

/** `countDocuments` is a pipeline that ends in a group of all, counted: the entries of an index can say that. */
const countGroup = (stage: unknown): string | undefined => {
  const [name, spec] = readStage(stage);
  if (name !== "$group" || !isDoc(spec)) return undefined;
  const { _id, ...fields } = spec;
  const [field, ...more] = Object.entries(fields);
  const counts =
    field && more.length === 0 && isDoc(field[1]) && Object.keys(field[1]).length === 1 && field[1]["$sum"] === 1;
  return counts && (_id === null || typeof _id === "number") ? field[0] : undefined;
};

const run = async (
  context: Context,
  collection: Collection | undefined,
  body: Doc,
  pipeline: readonly unknown[],
): Promise<Doc[]> => {
  const { engine, catalogue, clock, request } = context;
  const { query, rest } = readSource(body, pipeline);
  const counted = rest.length === 1 ? countGroup(rest[0]) : undefined;
  if (counted !== undefined && collection) {
    const n = await countMatching(engine, collection, query);
    return n === 0 ? [] : [{ _id: (readStage(rest[0])[1] as Doc)["_id"], [counted]: n }];
  }
  const surroundings = {
    engine,
    now: clock(),
    variables: docField(body, "let"),
    collection: (name: string) => catalogue.find(request.database, name),
  };
  const plan = collection && choosePlan(engine, collection, query);
  const stages = compileStages(plan?.ordered && query.sort.length > 0 ? rest.slice(1) : rest, surroundings);
  if (!collection || !plan) return through([], stages);
  const results: Doc[] = [];
  const last: Sink = { push: (doc) => results.push(doc) > 0, end: () => undefined };
  const first = stages.reduceRight((next, stage) => stage(next), last);
  const search = new Search(engine, collection, plan, query.deadline);
  await takingTurns<Found>(
    () => search.next(),
    ({ doc }) => first.push(doc),
  );
  first.end();
  return results;
};

export const aggregate: Command = async (context) => {
  const { body } = context.request;
  refuseCollation(body);
  const pipeline = body["pipeline"];
  if (!Array.isArray(pipeline)) return fail(14, "pipeline must be an array");
  if (body["aggregate"] === 1) return fail(238, "aggregation on a whole database is not supported");
  const ns = namespaceOf(context);
  if (body["explain"] === true) return fail(238, "explain an aggregation with the explain command");
  const results = await run(context, collectionOf(context), body, pipeline);
  let at = 0;
  const pull = () => {
    const doc = results[at++];
    return doc && writeDoc(doc);
  };
  const size = numberOr(docField(body, "cursor")["batchSize"], firstBatch);
  const batch = await context.cursors.begin(ns, context.session.id, pull, size, false);
  return writeBatch("firstBatch", ns, batch.id ?? Long.ZERO, batch.documents);
};
