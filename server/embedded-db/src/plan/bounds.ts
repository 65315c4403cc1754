import type { IndexField } from "../indexes/definition";
import { after, encodeValue, inverted, typeByte, typeOf } from "../keys/encode";
import { conjunctsOf, parseFilter } from "../match/parse";
import type { Leaf, Node } from "../match/node";
import { literalPrefix, regexOf } from "../match/regex";
import { isDoc } from "../values/bson";
import { compareValues } from "../keys/compare";

/** One end of a range: everything that begins with `prefix` is inside if `inclusive`. */
export interface Bound {
  prefix: Buffer;
  inclusive: boolean;
}

/** What a condition says of the keys of one field: points, or a range. */
export type Limits = ({ kind: "points"; points: readonly Buffer[] } | { kind: "range"; lower: Bound; upper: Bound }) & {
  /** Whether every key inside fulfils the condition, so that the document need not be asked. */
  exact: boolean;
  leaves: readonly Leaf[];
};

const notANumber = encodeValue(Number.NaN);

/** Between these ends is every value of one type (of numbers: all but NaN). */
const typeRange = (type: number): { lower: Bound; upper: Bound } => ({
  lower:
    type === typeByte.number
      ? { prefix: notANumber, inclusive: false }
      : { prefix: Buffer.from([type]), inclusive: true },
  upper: { prefix: Buffer.from([type]), inclusive: true },
});

const isScalar = (value: unknown) => !Array.isArray(value) && !regexOf(value);

const unbounded = new Set<number>([typeByte.min, typeByte.max, typeByte.array]);

const comparisonLimits = (leaf: Leaf): Limits | undefined => {
  const type = typeOf(leaf.operand);
  if (unbounded.has(type)) return undefined;
  const key = encodeValue(leaf.operand);
  if (type === typeByte.null)
    return leaf.op.endsWith("e") ? { kind: "points", points: [key], exact: false, leaves: [leaf] } : undefined;
  const bound = { prefix: key, inclusive: leaf.op.endsWith("e") };
  const isNaNKey = key.equals(notANumber);
  const range = typeRange(type);
  const upwards = leaf.op.startsWith("$g");
  return {
    kind: "range",
    lower: isNaNKey ? { prefix: notANumber, inclusive: true } : upwards ? bound : range.lower,
    upper: upwards || isNaNKey ? range.upper : bound,
    exact: !isNaNKey,
    leaves: [leaf],
  };
};

const pointLimits = (leaf: Leaf, values: readonly unknown[]): Limits | undefined => {
  if (!values.every(isScalar)) return undefined;
  const keys = new Map(values.map((value) => encodeValue(value)).map((key) => [key.toString("latin1"), key]));
  const points = [...keys.values()].sort(Buffer.compare);
  return { kind: "points", points, exact: values.every((value) => typeOf(value) !== typeByte.null), leaves: [leaf] };
};

const regexLimits = (leaf: Leaf): Limits | undefined => {
  const regex = regexOf(leaf.operand);
  const literal = regex && literalPrefix(regex.pattern, regex.options);
  if (literal === undefined) return undefined;
  // without the 00 that ends a text; regexes stored as values are of another type, but equal to themselves
  const prefix = encodeValue(literal).subarray(0, -1);
  return {
    kind: "range",
    lower: { prefix, inclusive: true },
    upper: { prefix: Buffer.from([typeByte.regex]), inclusive: true },
    exact: false,
    leaves: [leaf],
  };
};

const known = new WeakMap<Leaf, { limits: Limits | undefined }>();

/** What one condition says of the keys of its path; nothing for conditions no index helps with. */
export const limitsOf = (leaf: Leaf): Limits | undefined => {
  let found = known.get(leaf);
  if (!found) known.set(leaf, (found = { limits: computeLimits(leaf) }));
  return found.limits;
};

const computeLimits = (leaf: Leaf): Limits | undefined => {
  switch (leaf.op) {
    case "$eq":
      return pointLimits(leaf, [leaf.operand]);
    case "$in":
      return pointLimits(leaf, leaf.operand as unknown[]);
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return comparisonLimits(leaf);
    case "$regex":
      return regexLimits(leaf);
    default:
      return undefined;
  }
};

const tighterLower = (a: Bound, b: Bound): Bound => {
  const order = Buffer.compare(a.prefix, b.prefix);
  return order > 0 || (order === 0 && !a.inclusive) ? a : b;
};
const tighterUpper = (a: Bound, b: Bound): Bound => {
  // a prefix that the other begins with reaches further
  const [x, y] = [a, b].map(({ prefix, inclusive }) => (inclusive ? after(prefix) : prefix)) as [Buffer, Buffer];
  return Buffer.compare(x, y) <= 0 ? a : b;
};

const size = (limits: Limits) => (limits.kind === "points" ? limits.points.length : Number.POSITIVE_INFINITY);

/**
 * The limits of a field under all conditions on its path: the fewest points, or the ranges' common part. Where documents
 * may hold arrays, different elements may fulfil different conditions, so only one of them counts.
 */
export const limitsOfField = (leaves: readonly Leaf[], field: IndexField, multi: boolean): Limits | undefined => {
  const all = leaves.filter((leaf) => leaf.path === field.path).flatMap((leaf) => limitsOf(leaf) ?? []);
  const points = all.filter((limits) => limits.kind === "points").sort((a, b) => size(a) - size(b))[0];
  if (points) return points;
  const ranges = all.filter((limits) => limits.kind === "range");
  if (multi) return ranges[0];
  return ranges.reduce<(typeof ranges)[number] | undefined>(
    (a, b) =>
      a
        ? {
            kind: "range",
            lower: tighterLower(a.lower, b.lower),
            upper: tighterUpper(a.upper, b.upper),
            exact: a.exact && b.exact,
            leaves: [...a.leaves, ...b.leaves],
          }
        : b,
    undefined,
  );
};

/** The two ends, as keys of a field: from `start` up to, not including, `end`. A descending field turns them round. */
export const endsOf = (lower: Bound, upper: Bound, descending: boolean): { start: Buffer; end: Buffer } => {
  const from = ({ prefix, inclusive }: Bound) => (inclusive ? prefix : after(prefix));
  const to = ({ prefix, inclusive }: Bound) => (inclusive ? after(prefix) : prefix);
  if (!descending) return { start: from(lower), end: to(upper) };
  const turned = (bound: Bound) => ({ ...bound, prefix: inverted(bound.prefix) });
  return { start: from(turned(upper)), end: to(turned(lower)) };
};

/** What else follows from a condition: one element that fulfils several fulfils each. */
const implied = (leaf: Leaf): Leaf[] => {
  if (leaf.op !== "$elemMatch" || !isDoc(leaf.operand)) return [];
  const operators = Object.keys(leaf.operand)[0]?.startsWith("$");
  const inner = operators ? parseFilter({ [leaf.path]: leaf.operand }) : parseFilter(leaf.operand);
  return conjunctsOf(inner).flatMap((node) => {
    if (node.kind !== "leaf" || node.op.startsWith("$n")) return [];
    return operators ? [node] : [{ ...node, path: `${leaf.path}.${node.path}` }];
  });
};

/** The conditions that must all hold, with those that follow from them. */
export const leavesOf = (nodes: readonly Node[]): Leaf[] =>
  nodes.filter((node) => node.kind === "leaf").flatMap((leaf) => [leaf, ...implied(leaf)]);

const excludesMissing = (leaf: Leaf): boolean => {
  const { op, operand } = leaf;
  if (op === "$exists") return true;
  if (op === "$ne") return !leaf.path.includes(".") && typeOf(operand) === typeByte.null;
  const limits = limitsOf(leaf);
  return limits !== undefined && (limits.kind === "range" || limits.exact);
};

/** Whether conditions say that a path exists. */
export const saysExists = (leaves: readonly Leaf[], path: string): boolean =>
  leaves.some((leaf) => leaf.path === path && excludesMissing(leaf));

const ranged = new Set(["$gt", "$gte", "$lt", "$lte"]);

const impliesLeaf = (leaves: readonly Leaf[], wanted: Leaf): boolean =>
  leaves.some((leaf) => {
    if (leaf.path !== wanted.path) return false;
    if (wanted.op === "$exists") return excludesMissing(leaf);
    if (leaf.op === wanted.op && compareValues(leaf.operand, wanted.operand) === 0) return true;
    const values = leaf.op === "$eq" ? [leaf.operand] : leaf.op === "$in" ? (leaf.operand as unknown[]) : undefined;
    if (values)
      return values.every((value) => isScalar(value) && typeOf(value) !== typeByte.null && fits(wanted, value));
    return ranged.has(leaf.op) && ranged.has(wanted.op) && leaf.op[1] === wanted.op[1] && narrower(leaf, wanted);
  });

/** Whether a value alone fulfils a condition, wherever its path leads. */
const fits = (wanted: Leaf, value: unknown): boolean => {
  const node = parseFilter({ v: { [wanted.op]: wanted.operand } });
  return node.matches({ v: value });
};

const narrower = (leaf: Leaf, wanted: Leaf): boolean => {
  if (typeOf(leaf.operand) !== typeOf(wanted.operand) || unbounded.has(typeOf(leaf.operand))) return false;
  if (Number.isNaN(leaf.operand) || Number.isNaN(wanted.operand)) return false;
  const order = compareValues(leaf.operand, wanted.operand) * (leaf.op.startsWith("$g") ? 1 : -1);
  return order > 0 || (order === 0 && (wanted.op.endsWith("e") || !leaf.op.endsWith("e")));
};

/** Whether every document that fulfils the conditions is in a partial index. */
export const implies = (leaves: readonly Leaf[], partial: Node): boolean =>
  conjunctsOf(partial).every((node) => node.kind === "leaf" && impliesLeaf(leaves, node));
