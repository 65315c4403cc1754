import { fail } from "../errors";
import { compareValues } from "../keys/compare";
import { encodeValue } from "../keys/encode";
import { readSort, Sorter, sortKeyOf } from "../plan/sort";
import { isDoc, numberOr, type Doc } from "../values/bson";
import { compileAccumulator, type Accumulator } from "./accumulators";
import { compileExpression } from "./expression";
import { atEnd, type Stage, type StageMaker } from "./stage";

const mostGroups = 200_000;

const compileFields = (fields: Doc, variables?: Doc) =>
  Object.entries(fields).map(([name, spec]) => [name, compileAccumulator(name, spec, variables)] as const);

const grouped = (
  keyOf: (doc: Doc) => unknown,
  fields: ReturnType<typeof compileFields>,
  arrange = (groups: Doc[]) => groups,
): Stage =>
  atEnd(() => {
    const groups = new Map<string, { _id: unknown; accumulators: (readonly [string, Accumulator])[] }>();
    const groupOf = (_id: unknown) => {
      const key = encodeValue(_id).toString("latin1");
      const there = groups.get(key);
      if (there) return there;
      if (groups.size >= mostGroups) return fail(292, "$group exceeded its memory limit");
      const group = { _id, accumulators: fields.map(([name, make]) => [name, make()] as const) };
      groups.set(key, group);
      return group;
    };
    return {
      add: (doc) => {
        for (const [, accumulator] of groupOf(keyOf(doc) ?? null).accumulators) accumulator.add(doc);
      },
      results: () =>
        arrange(
          [...groups.values()].map(({ _id, accumulators }) => ({
            _id,
            ...Object.fromEntries(accumulators.map(([name, accumulator]) => [name, accumulator.result()])),
          })),
        ),
    };
  });

export const group: StageMaker = (spec, { variables }) => {
  if (!isDoc(spec) || !("_id" in spec)) return fail(15955, "a group specification must include an _id");
  const { _id, ...fields } = spec;
  return grouped(compileExpression(_id, variables), compileFields(fields, variables));
};

export const sortByCount: StageMaker = (spec, { variables }) =>
  grouped(compileExpression(spec, variables), compileFields({ count: { $sum: 1 } }), (groups) =>
    groups.sort((a, b) => Number(b["count"]) - Number(a["count"])),
  );

/** `$bucket`: groups by the boundary a value is not below. Empty buckets are left out. */
export const bucket: StageMaker = (spec, { variables }) => {
  if (!isDoc(spec) || !Array.isArray(spec["boundaries"]))
    return fail(40192, "The $bucket 'boundaries' field must be an array");
  const boundaries = spec["boundaries"] as unknown[];
  if (boundaries.length < 2) return fail(40192, "The $bucket 'boundaries' field must have at least 2 values");
  boundaries.slice(1).forEach((boundary, at) => {
    if (compareValues(boundaries[at], boundary) >= 0) fail(40194, "The 'boundaries' option to $bucket must be sorted");
  });
  const compute = compileExpression(spec["groupBy"], variables);
  const keyOf = (doc: Doc) => {
    const value = compute(doc);
    const at = boundaries.findLastIndex((boundary) => compareValues(value, boundary) >= 0);
    if (at >= 0 && at < boundaries.length - 1) return boundaries[at];
    return "default" in spec
      ? spec["default"]
      : fail(40066, "$bucket could not find a bucket for a value, and no default was specified");
  };
  const output = isDoc(spec["output"]) ? spec["output"] : { count: { $sum: 1 } };
  return grouped(keyOf, compileFields(output, variables), (groups) =>
    groups.sort((a, b) => compareValues(a["_id"], b["_id"])),
  );
};

export const count: StageMaker = (spec) => {
  if (typeof spec !== "string" || spec === "" || spec.startsWith("$") || spec.includes("."))
    return fail(40156, "the count field must be a non-empty string without $ and .");
  return atEnd(() => {
    let total = 0;
    return { add: () => void total++, results: () => (total === 0 ? [] : [{ [spec]: total }]) };
  });
};

/** `$sort`; `limit` is that of a `$limit` right behind it. */
export const sort = (spec: unknown, limit = Number.POSITIVE_INFINITY): Stage => {
  const fields = readSort(spec);
  const keyOf = sortKeyOf(fields);
  return atEnd(() => {
    const sorter = new Sorter<Doc>(limit);
    return { add: (doc) => sorter.add(keyOf(doc), doc, 512), results: () => sorter.sorted() };
  });
};

export const limit: StageMaker = (spec) => {
  const most = numberOr(spec, 0);
  if (most <= 0) return fail(15958, "the limit must be positive");
  return (next) => {
    let given = 0;
    return { push: (doc) => given++ < most && next.push(doc) && given < most, end: () => next.end() };
  };
};

export const skip: StageMaker = (spec) => {
  const most = numberOr(spec, 0);
  return (next) => {
    let left = most;
    return { push: (doc) => left-- > 0 || next.push(doc), end: () => next.end() };
  };
};

export const sample: StageMaker = (spec) => {
  const size = numberOr(isDoc(spec) ? spec["size"] : undefined, -1);
  if (size < 0) return fail(28747, "size argument to $sample must be a number of at least 0");
  return atEnd(() => {
    const kept: Doc[] = [];
    let seen = 0;
    return {
      add: (doc) => {
        const at = seen++ < size ? kept.length : Math.floor(Math.random() * seen);
        if (at < size) kept[at] = doc;
      },
      results: () => kept,
    };
  });
};
