import { fail } from "../errors";
import type { Doc } from "../values/bson";
import { addFields, project, replaceRoot, replaceWith, unset } from "./shape";
import { readStage } from "./pipeline";
import { through, type ShapeMaker } from "./stage";

const allowed: Readonly<Record<string, ShapeMaker>> = {
  $set: addFields,
  $addFields: addFields,
  $unset: unset,
  $project: project,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
};

/** Prepares an update that is written as a pipeline. */
export const updateByPipeline = (pipeline: readonly unknown[]): ((doc: Doc) => Doc) => {
  const stages = pipeline.map((stage) => {
    const [name, spec] = readStage(stage);
    const make = allowed[name] ?? fail(72, `${name} is not allowed to be used within an update`);
    return make(spec, {});
  });
  return (doc) => through([doc], stages)[0] ?? fail(2, "an update pipeline must leave a document");
};
