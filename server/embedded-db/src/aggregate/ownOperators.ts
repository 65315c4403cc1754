import { evalExpr } from "mingo/core";
import type { Options } from "mingo/types";
import { compareValues } from "../keys/compare";
import { typeByte, typeOf } from "../keys/encode";

type Operator = (doc: never, expression: never, options: Options) => unknown;

const missingFirst = (value: unknown) => (value === undefined ? -1 : typeOf(value));
const order = (a: unknown, b: unknown): number => {
  if (a === undefined || b === undefined) return missingFirst(a) - missingFirst(b);
  return compareValues(a, b);
};

const comparing =
  (answer: (order: number) => unknown): Operator =>
  (doc, expression, options) => {
    const [a, b] = evalExpr(doc, expression, options) as unknown[];
    return answer(order(a, b));
  };

const isIn: Operator = (doc, expression, options) => {
  const [wanted, list] = evalExpr(doc, expression, options) as unknown[];
  if (!Array.isArray(list)) throw new Error("$in requires an array as a second argument");
  return list.some((one) => (typeOf(one) !== typeByte.null || wanted === null ? order(one, wanted) === 0 : false));
};

/** Comparisons in MongoDB's order of values; the library compares ids as text and takes null for missing. */
export const ownOperators: Readonly<Record<string, Operator>> = {
  $eq: comparing((at) => at === 0),
  $ne: comparing((at) => at !== 0),
  $gt: comparing((at) => at > 0),
  $gte: comparing((at) => at >= 0),
  $lt: comparing((at) => at < 0),
  $lte: comparing((at) => at <= 0),
  $cmp: comparing(Math.sign),
  $in: isIn,
};
