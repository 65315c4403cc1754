import { DatabaseError, fail } from "../errors";
import { choosePlan } from "../plan/choose";
import type { Plan } from "../plan/plan";
import { Search } from "../plan/search";
import { isDoc, type Doc } from "../values/bson";
import { readSource } from "./aggregate";
import { docField, type Command } from "./context";
import { takingTurns } from "./cursors";
import { readQuery, type Query } from "./query";

/** The query inside the command to explain. */
const queryIn = (inner: Doc): Query => {
  const [name = ""] = Object.keys(inner);
  const statement = (field: string) => {
    const list = inner[field];
    const [first] = Array.isArray(list) ? (list as unknown[]) : [];
    return isDoc(first)
      ? { filter: docField(first, "q"), hint: first["hint"] }
      : fail(2, `${field} must hold a statement`);
  };
  switch (name) {
    case "find":
      return readQuery(inner);
    case "count":
    case "distinct":
    case "findAndModify":
      return readQuery({ filter: inner["query"], hint: inner["hint"], sort: inner["sort"] });
    case "aggregate":
      return Array.isArray(inner["pipeline"])
        ? readSource(inner, inner["pipeline"]).query
        : fail(14, "pipeline must be an array");
    case "update":
      return readQuery(statement("updates"));
    case "delete":
      return readQuery(statement("deletes"));
    default:
      throw new DatabaseError(59, `Explain failed due to unknown command: ${name}`);
  }
};

const stageOf = (plan: Plan): Doc => {
  if (plan.scan) return { stage: "COLLSCAN", direction: plan.reverse ? "backward" : "forward" };
  const indexes = [...new Set(plan.stretches.map(({ index }) => index))];
  const scans = indexes.map(({ name, spec, multi, unique, sparse, partial }): Doc => ({
    stage: "IXSCAN",
    indexName: name,
    keyPattern: spec["key"],
    isMultiKey: multi.includes(true),
    isUnique: unique,
    isSparse: sparse,
    isPartial: partial !== undefined,
    direction: plan.reverse ? "backward" : "forward",
    stretches: plan.stretches.filter(({ index }) => index.name === name).length,
  }));
  if (scans.length === 0) return { stage: "EOF" };
  return { stage: "FETCH", inputStage: scans.length === 1 ? scans[0] : { stage: "OR", inputStages: scans } };
};

const runToEnd = async (search: Search, most: number): Promise<number> => {
  let nReturned = 0;
  await takingTurns(
    () => search.next(),
    () => ++nReturned < most,
  );
  return nReturned;
};

export const explain: Command = async (context) => {
  const { engine, catalogue, request } = context;
  const inner = request.body["explain"];
  if (!isDoc(inner)) return fail(14, "explain needs a command");
  const query = queryIn(inner);
  const name = String(Object.values(inner)[0]);
  const collection = catalogue.find(request.database, name);
  const namespace = `${request.database}.${name}`;
  if (!collection) return { queryPlanner: { namespace, winningPlan: { stage: "EOF" }, rejectedPlans: [] }, ok: 1 };
  const plan = choosePlan(engine, collection, query);
  const sorts = query.sort.length > 0 && !plan.ordered;
  const found = stageOf(plan);
  const winningPlan = sorts ? { stage: "SORT", sortPattern: inner["sort"], inputStage: found } : found;
  const queryPlanner = { namespace, parsedQuery: inner["filter"] ?? {}, winningPlan, rejectedPlans: [] };
  if (request.body["verbosity"] === "queryPlanner") return { queryPlanner, ok: 1 };
  const search = new Search(engine, collection, plan, query.deadline);
  const began = performance.now();
  const nReturned = await runToEnd(search, sorts ? Number.POSITIVE_INFINITY : query.skip + query.limit);
  const executionStats = {
    executionSuccess: true,
    nReturned: Math.max(0, Math.min(nReturned - query.skip, query.limit)),
    executionTimeMillis: Math.round(performance.now() - began),
    totalKeysExamined: plan.scan ? 0 : search.keysExamined,
    totalDocsExamined: search.docsExamined,
  };
  return { queryPlanner, executionStats, ok: 1 };
};
