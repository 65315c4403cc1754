import { fail } from "../errors";
import { compareValues, sameValue } from "../keys/compare";
import { elementTest, parseFilter } from "../match/parse";
import type { Test } from "../match/operators";
import { regexOf } from "../match/regex";
import { readSort, sortKeyOf } from "../plan/sort";
import { isDoc, numberOr, numeric, type Doc } from "../values/bson";

const arrayOr = (value: unknown, op: string, path: string): unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value)
    ? [...(value as unknown[])]
    : fail(2, `The field '${path}' must be an array to apply ${op}`);
};

const isEach = (operand: unknown): operand is Doc => isDoc(operand) && "$each" in operand;

const eachOf = (operand: Doc, op: string): readonly unknown[] => {
  const each = operand["$each"];
  return Array.isArray(each) ? each : fail(2, `The argument to $each in ${op} must be an array`);
};

const whole = (value: unknown, name: string): number => {
  const n = numeric(value);
  return n !== undefined && Number.isInteger(Number(n))
    ? Number(n)
    : fail(2, `The value for ${name} must be an integer value`);
};

const sorted = (array: readonly unknown[], by: unknown): unknown[] => {
  const direction = numeric(by);
  if (direction !== undefined) {
    if (Math.abs(Number(direction)) !== 1) return fail(2, "The $sort element value must be either 1 or -1");
    return [...array].sort((a, b) => compareValues(a, b) * Number(direction));
  }
  const keyOf = sortKeyOf(readSort(by));
  return array
    .map((item) => ({ item, key: keyOf(isDoc(item) ? item : {}) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ item }) => item);
};

const sliced = (array: unknown[], slice: number) =>
  slice === 0 ? [] : slice < 0 ? array.slice(slice) : array.slice(0, slice);

const pushOptions = new Set(["$each", "$position", "$slice", "$sort"]);

/** `$push`, with `$each`, `$position`, `$sort`, `$slice` in that order. */
export const push = (value: unknown, operand: unknown, path: string): unknown[] => {
  const array = arrayOr(value, "$push", path);
  if (!isEach(operand)) return [...array, operand];
  for (const option in operand) if (!pushOptions.has(option)) fail(2, `Unrecognized clause in $push: ${option}`);
  const { $position, $sort, $slice } = operand;
  const at = $position === undefined ? array.length : whole($position, "$position");
  array.splice(at, 0, ...eachOf(operand, "$push"));
  const inOrder = $sort === undefined ? array : sorted(array, $sort);
  return $slice === undefined ? inOrder : sliced(inOrder, whole($slice, "$slice"));
};

/** `$addToSet`: what is there already is left alone. */
export const addToSet = (value: unknown, operand: unknown, path: string): unknown[] => {
  const array = arrayOr(value, "$addToSet", path);
  for (const one of isEach(operand) ? eachOf(operand, "$addToSet") : [operand])
    if (!array.some((there) => sameValue(there, one))) array.push(one);
  return array;
};

const pullTest = (condition: unknown): Test => {
  if (regexOf(condition)) return elementTest({ $regex: condition });
  if (!isDoc(condition)) return (element) => sameValue(element ?? null, condition);
  if (Object.keys(condition)[0]?.startsWith("$")) return elementTest(condition);
  const filter = parseFilter(condition);
  return (element) => isDoc(element) && filter.matches(element);
};

/** `$pull`: removes elements that equal a value or fulfil a condition. */
export const pull = (value: unknown, condition: unknown, path: string): unknown[] => {
  const test = pullTest(condition);
  return arrayOr(value, "$pull", path).filter((element) => !test(element));
};

/** `$pullAll`: removes elements that equal one of the values. */
export const pullAll = (value: unknown, operand: unknown, path: string): unknown[] => {
  if (!Array.isArray(operand)) return fail(2, "$pullAll requires an array argument");
  return arrayOr(value, "$pullAll", path).filter((element) => !operand.some((one) => sameValue(element, one)));
};

/** `$pop`: removes the last element (1) or the first (-1). */
export const pop = (value: unknown, operand: unknown, path: string): unknown[] => {
  const array = arrayOr(value, "$pop", path);
  const end = numberOr(operand, 0);
  if (Math.abs(end) !== 1) return fail(9, "$pop expects 1 or -1");
  return end === 1 ? array.slice(0, -1) : array.slice(1);
};
