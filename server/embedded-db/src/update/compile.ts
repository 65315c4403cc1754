import { updateByPipeline } from "../aggregate/updatePipeline";
import { fail } from "../errors";
import { sameValue } from "../keys/compare";
import { parseFilter } from "../match/parse";
import type { Test } from "../match/operators";
import { isDoc, readDoc, readFaithfully, writeDoc, type Doc } from "../values/bson";
import { splitPath } from "../values/paths";
import { operators, type Moment } from "./operators";
import { expandPath } from "./positions";

/** How a document changes. */
export interface Update {
  /** Whether it replaces the document, and so may not change many. */
  replaces: boolean;
  /** The paths it writes hold a `$`, so the place that the filter matched must be known. */
  positional: boolean;
  /** Changes a document, given as stored; `matched` is the place in an array that the filter matched. */
  apply(raw: Buffer, moment: Moment & { matched?: number | undefined }): Doc;
}

interface Step {
  op: string;
  path: string;
  parts: readonly string[];
  operand: unknown;
}

const checkPath = (path: string) => {
  const parts = splitPath(path);
  if (parts.includes("")) fail(56, `The update path '${path}' contains an empty field name`);
  if (parts.includes("__proto__")) fail(2, `The update path '${path}' is not allowed`);
  return parts;
};

const stepsOf = (update: Doc): Step[] =>
  Object.entries(update).flatMap(([op, fields]) => {
    if (!operators[op])
      return fail(
        9,
        `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!isDoc(fields)) return fail(9, `Modifiers operate on fields but we found another type for ${op}`);
    return Object.entries(fields).map(([path, operand]) => ({ op, path, parts: checkPath(path), operand }));
  });

/** Two operators may not write one path, nor one below the other's. */
const checkConflicts = (steps: readonly Step[]) => {
  const paths = steps.flatMap(({ op, path, operand }) => (op === "$rename" ? [path, String(operand)] : [path])).sort();
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = splitPath(path);
    const taken = parts.map((_, at) => parts.slice(0, at + 1).join(".")).find((start) => seen.has(start));
    if (taken !== undefined) fail(40, `Updating the path '${path}' would create a conflict at '${taken}'`);
    seen.add(path);
  }
};

/** Reads `arrayFilters`: a test for each name. */
const readArrayFilters = (filters: unknown): Map<string, Test> => {
  const named = new Map<string, Test>();
  if (filters === undefined || filters === null) return named;
  if (!Array.isArray(filters)) return fail(14, "arrayFilters must be an array");
  for (const filter of filters) {
    const name = isDoc(filter) ? nameIn(filter) : undefined;
    if (name === undefined) return fail(9, "Each array filter needs one identifier");
    if (named.has(name)) return fail(9, `Found multiple array filters with the same top-level field name ${name}`);
    const node = parseFilter(filter as Doc);
    named.set(name, (element) => node.matches({ [name]: element }));
  }
  return named;
};

const nameIn = (filter: Doc): string | undefined => {
  for (const [key, value] of Object.entries(filter)) {
    if (!key.startsWith("$")) return splitPath(key)[0];
    if (Array.isArray(value)) for (const one of value) if (isDoc(one)) return nameIn(one);
  }
  return undefined;
};

const checkNamesUsed = (steps: readonly Step[], named: ReadonlyMap<string, Test>) => {
  for (const name of named.keys())
    if (!steps.some(({ parts }) => parts.includes(`$[${name}]`)))
      fail(9, `The array filter for identifier '${name}' was not used in the update`);
};

const byOperators = (update: Doc, arrayFilters: unknown): Update => {
  const steps = stepsOf(update);
  checkConflicts(steps);
  const named = readArrayFilters(arrayFilters);
  checkNamesUsed(steps, named);
  return {
    replaces: false,
    positional: steps.some(({ parts }) => parts.includes("$")),
    apply: (raw, { matched, ...moment }) => {
      const doc = readFaithfully(raw);
      const before = doc["_id"];
      for (const { op, parts, operand } of steps) {
        if (op === "$setOnInsert" && !moment.inserting) continue;
        for (const path of expandPath(doc, parts, { matched, named })) operators[op]?.(doc, path, operand, moment);
      }
      if (before !== undefined && doc["_id"] === undefined) fail(66, immutable);
      return keepId(doc, before);
    },
  };
};

const immutable = "Performing an update on the path '_id' would modify the immutable field '_id'";

/** The `_id` stays, and stands first. @throws 66 where it would change */
const keepId = (doc: Doc, before: unknown): Doc => {
  if (before === undefined) return doc;
  const { _id = before, ...rest } = doc;
  if (!sameValue(_id, before)) fail(66, immutable);
  return { _id: before, ...rest };
};

const byReplacement = (replacement: Doc): Update => {
  for (const key in replacement)
    if (key.startsWith("$")) fail(52, `The dollar ($) prefixed field '${key}' is not allowed in a replacement`);
  const raw = writeDoc(replacement);
  return {
    replaces: true,
    positional: false,
    apply: (old) => keepId(readFaithfully(raw), readFaithfully(old)["_id"]),
  };
};

/**
 * Reads an update: a pipeline, operators, or a replacement. Its numbers must have been read faithfully.
 * @throws DatabaseError for what is malformed
 */
export const compileUpdate = (update: unknown, arrayFilters?: unknown): Update => {
  if (Array.isArray(update)) {
    const change = updateByPipeline(update.map((stage) => readDoc(writeDoc(stage as Doc))));
    return {
      replaces: false,
      positional: false,
      apply: (raw) => keepId(change(readDoc(raw)), readDoc(raw)["_id"]),
    };
  }
  if (!isDoc(update)) return fail(9, "an update must be a document or a pipeline");
  const first = Object.keys(update)[0];
  if (first?.startsWith("$")) return byOperators(update, arrayFilters);
  return byReplacement(update);
};
