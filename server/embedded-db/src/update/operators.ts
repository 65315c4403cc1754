import { Int32, Timestamp } from "bson";
import { fail } from "../errors";
import { compareValues } from "../keys/compare";
import { isDoc, type Doc } from "../values/bson";
import { splitPath } from "../values/paths";
import { addToSet, pop, pull, pullAll, push } from "./arrays";
import { compute, computeBits } from "./numbers";
import { placeFor, placeIfThere, putAt, removeAt, valueAt } from "./place";

/** What an update knows beside the document. */
export interface Moment {
  now: Date;
  inserting: boolean;
}

/** Changes the value at one place of a document. */
export type Change = (doc: Doc, parts: readonly string[], operand: unknown, moment: Moment) => void;

/** An operator that computes the new value from the old. */
const computing =
  (next: (value: unknown, operand: unknown, path: string, moment: Moment) => unknown): Change =>
  (doc, parts, operand, moment) => {
    const there = placeIfThere(doc, parts);
    const value = next(there && valueAt(there), operand, parts.join("."), moment);
    putAt(there ?? placeFor(doc, parts), value);
  };

/** An operator that does nothing where there is nothing. */
const ifThere =
  (next: (value: unknown, operand: unknown, path: string) => unknown): Change =>
  (doc, parts, operand) => {
    const there = placeIfThere(doc, parts);
    if (there) putAt(there, next(valueAt(there), operand, parts.join(".")));
  };

const set: Change = (doc, parts, operand) => putAt(placeFor(doc, parts), structuredCopy(operand));

/** A copy, so that two documents, or two fields, never share one value. */
export const structuredCopy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, structuredCopy(one)]));
};

const rename: Change = (doc, parts, operand) => {
  if (typeof operand !== "string") return fail(2, "The 'to' field for $rename must be a string");
  const there = placeIfThere(doc, parts);
  if (!there) return;
  if (Array.isArray(there.parent)) return fail(2, "The source field of $rename cannot be an array element");
  const value = valueAt(there);
  removeAt(there);
  putAt(placeFor(doc, splitPath(operand)), value);
};

const wantsTimestamp = (operand: unknown): boolean => {
  if (operand === true) return false;
  const type = isDoc(operand) ? operand["$type"] : undefined;
  return (
    type === "timestamp" ||
    (type === "date" ? false : fail(2, "$currentDate needs true, or {$type: 'date' or 'timestamp'}"))
  );
};

const bit = (value: unknown, operand: unknown, path: string): unknown => {
  if (!isDoc(operand)) return fail(2, "The $bit modifier needs a document");
  return Object.entries(operand).reduce<unknown>(
    (result, [operation, mask]) => computeBits(result, operation, mask, path),
    value ?? new Int32(0),
  );
};

const extreme = (sign: 1 | -1) =>
  computing((value, operand) => (value === undefined || compareValues(operand, value) * sign > 0 ? operand : value));

/** The update operators by name. */
export const operators: Readonly<Record<string, Change>> = {
  $set: set,
  $setOnInsert: (doc, parts, operand, moment) => {
    if (moment.inserting) set(doc, parts, operand, moment);
  },
  $unset: (doc, parts) => {
    const there = placeIfThere(doc, parts);
    if (there) removeAt(there);
  },
  $inc: computing((value, operand, path) =>
    compute(
      value ?? new Int32(0),
      operand,
      path,
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  ),
  $mul: computing((value, operand, path) =>
    compute(
      value ?? new Int32(0),
      operand,
      path,
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  ),
  $min: extreme(-1),
  $max: extreme(1),
  $rename: rename,
  $currentDate: computing((_, operand, __, { now }) =>
    wantsTimestamp(operand) ? Timestamp.fromBits(1, Math.floor(now.getTime() / 1000)) : now,
  ),
  $bit: computing(bit),
  $push: computing(push),
  $addToSet: computing(addToSet),
  $pull: ifThere(pull),
  $pullAll: ifThere(pullAll),
  $pop: ifThere(pop),
};
