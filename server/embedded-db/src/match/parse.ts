import { BSONRegExp } from "bson";
import { expressionTest } from "../aggregate/expression";
import { fail } from "../errors";
import { isDoc, truthy, type Doc } from "../values/bson";
import { splitPath, visitPath } from "../values/paths";
import { both, either, neither, type Leaf, type Node } from "./node";
import { anyValue, wholeValue, type Test } from "./operators";
import { regexOf } from "./regex";

const refused: Readonly<Record<string, string>> = {
  $where: "$where is not supported: no JavaScript runs here",
  $text: "$text is not supported: keep an array of n-grams and index it",
  $near: "$near is not supported",
  $nearSphere: "$nearSphere is not supported",
  $geoWithin: "$geoWithin is not supported",
  $geoIntersects: "$geoIntersects is not supported",
  $jsonSchema: "$jsonSchema is not supported",
};

/**
 * Reads a filter; `variables` are those of `let`, for its expressions.
 * @throws DatabaseError 2 for what is malformed, 238 for what this database does not do
 */
export const parseFilter = (filter: Doc, variables?: Doc): Node =>
  both(Object.entries(filter).flatMap(([key, value]) => parseField(key, value, variables)));

const parseField = (key: string, value: unknown, variables: Doc | undefined): Node[] => {
  if (!key.startsWith("$")) return parsePath(key, value);
  switch (key) {
    case "$and":
      return parseList(key, value, variables);
    case "$or":
      return [either(parseList(key, value, variables))];
    case "$nor":
      return [neither(parseList(key, value, variables))];
    case "$expr":
      return [{ kind: "opaque", matches: expressionTest(value, variables) }];
    case "$comment":
      return [];
    default:
      return fail(refused[key] ? 238 : 2, refused[key] ?? `unknown top level operator: ${key}`);
  }
};

const parseList = (key: string, value: unknown, variables: Doc | undefined): Node[] => {
  if (!Array.isArray(value) || value.length === 0) return fail(2, `${key} argument must be a nonempty array`);
  return value.map((one) =>
    isDoc(one) ? parseFilter(one, variables) : fail(2, `${key} entries need to be full objects`),
  );
};

const isOperators = (value: unknown): value is Doc =>
  isDoc(value) && Object.keys(value)[0]?.startsWith("$") === true && !("$ref" in value);

const parsePath = (path: string, value: unknown): Node[] => {
  if (regexOf(value)) return [leaf(path, "$regex", value)];
  if (!isOperators(value)) return [leaf(path, "$eq", value)];
  return Object.entries(value).flatMap(([op, operand]) => parseOperator(path, op, operand, value));
};

const parseOperator = (path: string, op: string, operand: unknown, siblings: Doc): Node[] => {
  switch (op) {
    case "$ne":
      if (regexOf(operand)) return fail(2, "Can't have regex as arg to $ne.");
      return [not(leaf(path, "$eq", operand), leaf(path, op, operand))];
    case "$nin":
      return [not(leaf(path, "$in", operand), leaf(path, op, operand))];
    case "$not":
      return [parseNot(path, operand)];
    case "$regex":
      return [leaf(path, op, regexWith(operand, siblings["$options"]))];
    case "$options":
      return "$regex" in siblings ? [] : fail(2, "$options needs a $regex");
    case "$exists":
      return [truthy(operand) ? leaf(path, op, true) : not(leaf(path, op, true))];
    case "$all":
      return parseAll(path, operand);
    case "$elemMatch":
      return [elementLeaf(path, operand)];
    default:
      if (op in anyValue || op in wholeValue) return [leaf(path, op, operand)];
      return fail(refused[op] ? 238 : 2, refused[op] ?? `unknown operator: ${op}`);
  }
};

/** The negation of a condition; `seen` is what the planner may read of it. */
const not = (inner: Node, seen?: Leaf): Node => {
  const matches = (doc: Doc) => !inner.matches(doc);
  return seen ? { ...seen, matches } : { kind: "opaque", matches };
};

const parseNot = (path: string, operand: unknown): Node => {
  if (regexOf(operand)) return not(leaf(path, "$regex", operand));
  if (!isOperators(operand)) return fail(2, "$not needs a regex or a document of operators");
  return not(both(parsePath(path, operand)));
};

const regexWith = (operand: unknown, options: unknown): BSONRegExp => {
  const known = regexOf(operand);
  const pattern = known?.pattern ?? operand;
  if (typeof pattern !== "string") return fail(2, "$regex has to be a string");
  const flags = typeof options === "string" ? options : (known?.options ?? "");
  return new BSONRegExp(pattern, [...new Set(flags)].sort().join(""));
};

const parseAll = (path: string, operand: unknown): Node[] => {
  if (!Array.isArray(operand)) return fail(2, "$all needs an array");
  if (operand.length === 0) return [{ kind: "opaque", matches: () => false }];
  return operand.flatMap((one: unknown) =>
    isDoc(one) && "$elemMatch" in one
      ? [elementLeaf(path, one["$elemMatch"])]
      : parsePath(path, regexOf(one) ? one : { $eq: one }),
  );
};

/** Makes the condition of one operator on one path. $ne and $nin are only seen by the planner: their test is never run. */
const leaf = (path: string, op: string, operand: unknown): Leaf => {
  const parts = splitPath(path);
  const node = { kind: "leaf", path, parts, op, operand } as const;
  const whole = wholeValue[op]?.(operand);
  if (whole) return { ...node, matches: (doc) => visitPath(doc, parts, whole) };
  const test = anyValue[op]?.(operand) ?? (() => false);
  const visit: Test = (value) => test(value) || (Array.isArray(value) && value.some(test));
  return { ...node, matches: (doc) => visitPath(doc, parts, visit) };
};

/** The test of one element of an array. */
export const elementTest = (operand: unknown): Test => {
  if (!isDoc(operand)) return fail(2, "$elemMatch needs an Object");
  const first = Object.keys(operand)[0] ?? "";
  if (first.startsWith("$") && !["$and", "$or", "$nor", "$expr", "$ref"].includes(first)) {
    const node = both(parsePath("v", operand));
    return (element) => node.matches({ v: element });
  }
  const node = parseFilter(operand);
  return (element) => (isDoc(element) || Array.isArray(element)) && node.matches(element as Doc);
};

const elementLeaf = (path: string, operand: unknown): Leaf => {
  const parts = splitPath(path);
  const test = elementTest(operand);
  const visit: Test = (value) => Array.isArray(value) && value.some(test);
  return { kind: "leaf", path, parts, op: "$elemMatch", operand, matches: (doc) => visitPath(doc, parts, visit) };
};

/** Conditions that must all hold, `$and` taken apart. */
export const conjunctsOf = (node: Node): Node[] => (node.kind === "and" ? node.children.flatMap(conjunctsOf) : [node]);
