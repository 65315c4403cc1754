import { fail } from "../errors";
import { parseFilter } from "../match/parse";
import { choosePlan } from "../plan/choose";
import { pause, Search } from "../plan/search";
import { withValue } from "../project/assign";
import type { Collection } from "../storage/collection";
import { isDoc, type Doc } from "../values/bson";
import { splitPath, visitPath } from "../values/paths";
import { compileExpression } from "./expression";
import { each, through, type Sink, type Stage, type StageMaker, type Surroundings } from "./stage";

/** The documents of a collection that fit a filter, by an index where there is one. */
const documentsOf = function* ({ engine }: Surroundings, collection: Collection, filter: Doc): Generator<Doc> {
  const plan = choosePlan(engine, collection, { filter: parseFilter(filter), sort: [] });
  const search = new Search(engine, collection, plan);
  for (let found = search.next(); found !== undefined; found = search.next()) if (found !== pause) yield found.doc;
};

/** The condition on the other collection: equal to any value on the path; a missing value joins with null. */
const joinFilter = (doc: Doc, local: readonly string[], foreign: string): Doc => {
  const values: unknown[] = [];
  visitPath(doc, local, (value) => {
    values.push(...(Array.isArray(value) ? (value as unknown[]) : [value ?? null]));
    return false;
  });
  return { [foreign]: values.length === 1 ? { $eq: values[0] } : { $in: values } };
};

/** `$lookup`: by two fields, by a pipeline with `let`, or both. */
export const lookup: StageMaker = (spec, around) => {
  if (!isDoc(spec)) return fail(9, "the $lookup specification must be an object");
  const { from, as, localField, foreignField, pipeline = [], let: variables = {} } = spec;
  if (typeof from !== "string" || typeof as !== "string") return fail(9, "$lookup needs 'from' and 'as'");
  if (!Array.isArray(pipeline) || !isDoc(variables)) return fail(9, "'pipeline' must be an array, 'let' an object");
  const collection = around.collection(from);
  const local = typeof localField === "string" ? splitPath(localField) : undefined;
  const computed = Object.entries(variables).map(
    ([name, value]) => [name, compileExpression(value, around.variables)] as const,
  );
  const asParts = splitPath(as);
  return each((doc, emit) => {
    const values = Object.fromEntries(computed.map(([name, compute]) => [name, compute(doc)]));
    const filter = local ? joinFilter(doc, local, String(foreignField)) : {};
    const stages = around.compile(pipeline, { ...around, variables: { ...around.variables, ...values } });
    const joined = collection ? through(documentsOf(around, collection, filter), stages) : [];
    return emit(withValue(doc, asParts, joined) as Doc);
  });
};

/** `$unionWith`: then the documents of another collection. */
export const unionWith: StageMaker = (spec, around) => {
  const { coll, pipeline = [] } = isDoc(spec) ? spec : { coll: spec };
  if (typeof coll !== "string" || !Array.isArray(pipeline)) return fail(9, "$unionWith needs a collection");
  const collection = around.collection(coll);
  const stages = around.compile(pipeline, around);
  return (next) => ({
    push: (doc) => next.push(doc),
    end: () => {
      for (const doc of collection ? through(documentsOf(around, collection, {}), stages) : [])
        if (!next.push(doc)) break;
      next.end();
    },
  });
};

/** `$facet`: several pipelines over the same documents. */
export const facet: StageMaker = (spec, around) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0)
    return fail(40169, "the $facet specification must be a non-empty object");
  const parts = Object.entries(spec).map(([name, pipeline]) => {
    if (!Array.isArray(pipeline)) return fail(40170, `arguments to $facet must be arrays, ${name} is not`);
    return [name, around.compile(pipeline, around)] as const;
  });
  return facetStage(parts);
};

const facetStage =
  (parts: readonly (readonly [string, readonly Stage[]])[]): Stage =>
  (next) => {
    const results: Record<string, Doc[]> = {};
    const open = parts.map(([name, stages]) => {
      const found: Doc[] = (results[name] = []);
      const last: Sink = { push: (doc) => found.push(doc) > 0, end: () => undefined };
      return { sink: stages.reduceRight((after, stage) => stage(after), last), wants: true };
    });
    return {
      push: (doc) => {
        for (const part of open) part.wants &&= part.sink.push(doc);
        return open.some(({ wants }) => wants);
      },
      end: () => {
        for (const { sink } of open) sink.end();
        next.push(results);
        next.end();
      },
    };
  };
