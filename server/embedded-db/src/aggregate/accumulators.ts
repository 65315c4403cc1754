import { fail } from "../errors";
import { compareValues } from "../keys/compare";
import { encodeValue } from "../keys/encode";
import { isDoc, numeric, type Doc } from "../values/bson";
import { compileExpression } from "./expression";

/** Gathers one value over the documents of a group. */
export interface Accumulator {
  add(doc: Doc): void;
  result(): unknown;
}

type Maker = (compute: (doc: Doc) => unknown) => Accumulator;

const folding =
  (fold: (kept: unknown, value: unknown, first: boolean) => unknown, empty: unknown = null): Maker =>
  (compute) => {
    let kept: unknown = empty;
    let first = true;
    return {
      add: (doc) => {
        kept = fold(kept, compute(doc), first);
        first = false;
      },
      result: () => kept ?? null,
    };
  };

const sum = folding((kept, value) => {
  const n = numeric(value);
  return n === undefined ? kept : Number(kept) + Number(n);
}, 0);

const average: Maker = (compute) => {
  let total = 0;
  let count = 0;
  return {
    add: (doc) => {
      const n = numeric(compute(doc));
      if (n === undefined) return;
      total += Number(n);
      count++;
    },
    result: () => (count === 0 ? null : total / count),
  };
};

const extreme = (sign: 1 | -1) =>
  folding((kept, value) => {
    if (value === undefined || value === null) return kept;
    return kept === null || compareValues(value, kept) * sign > 0 ? value : kept;
  });

const list: Maker = (compute) => {
  const values: unknown[] = [];
  return {
    add: (doc) => {
      const value = compute(doc);
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
};

const distinct: Maker = (compute) => {
  const values = new Map<string, unknown>();
  return {
    add: (doc) => {
      const value = compute(doc);
      if (value === undefined) return;
      const key = encodeValue(value).toString("latin1");
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
};

const makers: Readonly<Record<string, Maker>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: folding((kept, value, first) => (first ? value : kept)),
  $last: folding((_, value) => value),
  $push: list,
  $addToSet: distinct,
  $count: () => {
    let count = 0;
    return { add: () => void count++, result: () => count };
  },
  $mergeObjects: folding((kept, value) => (isDoc(value) ? { ...(kept as Doc), ...value } : kept), {}),
};

/** Prepares one field of `$group`: a maker of its accumulator for each group. */
export const compileAccumulator = (field: string, spec: unknown, variables?: Doc): (() => Accumulator) => {
  const [entry, ...more] = isDoc(spec) ? Object.entries(spec) : [];
  if (!entry || more.length > 0) return fail(40234, `The field '${field}' must be an accumulator object`);
  const [name, expression] = entry;
  const make = makers[name];
  if (!make) return fail(15952, `unknown group operator '${name}'`);
  const compute = compileExpression(expression, variables);
  return () => make(compute);
};
