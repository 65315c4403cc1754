import { fail } from "../errors";
import { isDoc, numberOr, type Doc } from "../values/bson";
import { facet, lookup, unionWith } from "./combine";
import { bucket, count, group, limit, sample, skip, sort, sortByCount } from "./gather";
import { addFields, match, project, replaceRoot, replaceWith, unset, unwind } from "./shape";
import type { Stage, StageMaker, Surroundings } from "./stage";

const makers: Readonly<Record<string, StageMaker>> = {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $unwind: unwind,
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $count: count,
  $limit: limit,
  $skip: skip,
  $sample: sample,
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
};

/** Name and specification of a stage. */
export const readStage = (stage: unknown): [name: string, spec: unknown] => {
  const [entry, ...more] = isDoc(stage) ? Object.entries(stage) : [];
  if (!entry || more.length > 0)
    return fail(40323, "A pipeline stage specification object must contain exactly one field.");
  return entry;
};

/**
 * Prepares the stages of a pipeline. A `$limit` behind a `$sort` lets it keep only so many.
 * @throws DatabaseError 40324 for stages that this database does not run
 */
export const compileStages = (pipeline: readonly unknown[], surroundings: Omit<Surroundings, "compile">): Stage[] =>
  compile(pipeline, { ...surroundings, compile });

const compile: Surroundings["compile"] = (pipeline, surroundings) =>
  pipeline.map((stage, at) => {
    const [name, spec] = readStage(stage);
    if (name === "$sort") {
      const next = pipeline[at + 1] as Doc | undefined;
      return sort(spec, next && "$limit" in next ? numberOr(next["$limit"], Number.POSITIVE_INFINITY) : undefined);
    }
    const make = makers[name] ?? fail(40324, `Unrecognized pipeline stage name: '${name}'`);
    return make(spec, surroundings);
  });
