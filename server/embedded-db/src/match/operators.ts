import { fail } from "../errors";
import { compareValues, sameValue } from "../keys/compare";
import { encodeValue, typeByte, typeOf } from "../keys/encode";
import { bsonType, numeric, numberOr } from "../values/bson";
import { compileRegex, regexOf } from "./regex";

/** Tests one value; `undefined` is a missing field. */
export type Test = (value: unknown) => boolean;

const isNull: Test = (value) => value === undefined || value === null;

const equals = (operand: unknown): Test => {
  if (isNull(operand)) return isNull;
  if (typeof operand === "string")
    return (value) => value === operand || (bsonType(value) !== undefined && sameValue(value, operand));
  return (value) => value !== undefined && value !== null && sameValue(value, operand);
};

const compares =
  (fits: (order: number) => boolean) =>
  (operand: unknown): Test => {
    const type = typeOf(operand);
    if (regexOf(operand)) return fail(2, "Can't have RegEx as arg to predicate over field");
    if (type === typeByte.null) return (value) => isNull(value) && fits(0);
    if (type === typeByte.min || type === typeByte.max) return (value) => fits(compareValues(value ?? null, operand));
    if (typeof operand === "number" && Number.isNaN(operand))
      return (value) => fits(0) && Number.isNaN(Number(numeric(value)));
    return (value) => typeOf(value) === type && !isNaNValue(value) && fits(compareValues(value, operand));
  };
const isNaNValue = (value: unknown) => {
  const n = numeric(value);
  return typeof n === "number" && Number.isNaN(n);
};

const regexTest = (value: unknown): Test => {
  const { pattern, options } = regexOf(value) as { pattern: string; options: string };
  const test = compileRegex(pattern, options);
  return (found) => {
    if (typeof found === "string") return test(found);
    const other = regexOf(found);
    return other !== undefined && other.pattern === pattern && other.options === options;
  };
};

const isOneOf = (operand: unknown): Test => {
  if (!Array.isArray(operand)) return fail(2, "$in needs an array");
  const regexes = operand.filter((one) => regexOf(one)).map(regexTest);
  const values = new Set(operand.filter((one) => !regexOf(one) && !isNull(one)).map(keyOf));
  const takesNull = operand.some(isNull);
  return (value) => {
    if (isNull(value)) return takesNull;
    return values.has(keyOf(value)) || regexes.some((test) => test(value));
  };
};
const keyOf = (value: unknown) => (typeof value === "string" ? `s${value}` : encodeValue(value).toString("latin1"));

const typeNames: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};
const numberTypes = [1, 16, 18, 19];
const classNumbers: Readonly<Record<string, number>> = {
  Int32: 16,
  Double: 1,
  Long: 18,
  Decimal128: 19,
  ObjectId: 7,
  Binary: 5,
  Timestamp: 17,
  BSONRegExp: 11,
  BSONSymbol: 14,
  Code: 13,
  DBRef: 3,
  MinKey: -1,
  MaxKey: 127,
};

/** BSON's number of a value's type. A JavaScript number counts as it would be written: int, or double. */
export const typeNumber = (value: unknown): number => {
  if (typeof value === "string") return 2;
  if (typeof value === "boolean") return 8;
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 16 : 1;
  if (value === null) return 10;
  if (Array.isArray(value)) return 4;
  if (value instanceof Date) return 9;
  if (value instanceof Uint8Array) return 5;
  return classNumbers[bsonType(value) ?? ""] ?? 3;
};

/** The names MongoDB gives to BSON's type numbers, for `$type` expressions and filters. */
export const hasType = (operand: unknown): Test => {
  const wanted = new Set(
    (Array.isArray(operand) ? operand : [operand]).flatMap((one: unknown) => {
      if (one === "number") return numberTypes;
      const type = typeof one === "string" ? typeNames[one] : numberOr(one, Number.NaN);
      return type === undefined || !Object.values(typeNames).includes(type)
        ? fail(2, `Unknown type name alias: ${String(one)}`)
        : [type];
    }),
  );
  return (value) => value !== undefined && wanted.has(typeNumber(value));
};

const hasRemainder = (operand: unknown): Test => {
  if (!Array.isArray(operand) || operand.length !== 2) return fail(2, "malformed mod, needs divisor and remainder");
  const [divisor, remainder] = operand.map((one) => Math.trunc(numberOr(one, Number.NaN))) as [number, number];
  if (!divisor || Number.isNaN(remainder)) return fail(2, "divisor cannot be 0, and both must be numbers");
  return (value) => {
    const n = numeric(value);
    return n !== undefined && Number.isFinite(Number(n)) && Math.trunc(Number(n)) % divisor === remainder;
  };
};

const bitsOf = (operand: unknown): bigint => {
  if (Array.isArray(operand)) return operand.reduce((mask: bigint, at) => mask | (1n << BigInt(numberOr(at, 0))), 0n);
  const n = numeric(operand);
  if (n === undefined || Number(n) < 0 || !Number.isInteger(Number(n)))
    return fail(2, "bit mask must be a non-negative number or positions");
  return BigInt(n);
};
const bits =
  (fits: (value: bigint, mask: bigint) => boolean) =>
  (operand: unknown): Test => {
    const mask = bitsOf(operand);
    return (value) => {
      const n = numeric(value);
      return n !== undefined && Number.isInteger(Number(n)) && fits(BigInt(n), mask);
    };
  };

const hasSize = (operand: unknown): Test => {
  const size = numberOr(operand, Number.NaN);
  if (!Number.isInteger(size) || size < 0) return fail(2, "$size needs a whole number");
  return (value) => Array.isArray(value) && value.length === size;
};

/** Operators that are true if any value on the path, or any element of an array there, passes. */
export const anyValue: Readonly<Record<string, (operand: unknown) => Test>> = {
  $eq: equals,
  $gt: compares((order) => order > 0),
  $gte: compares((order) => order >= 0),
  $lt: compares((order) => order < 0),
  $lte: compares((order) => order <= 0),
  $in: isOneOf,
  $regex: regexTest,
  $type: hasType,
  $mod: hasRemainder,
  $bitsAllSet: bits((value, mask) => (value & mask) === mask),
  $bitsAnySet: bits((value, mask) => (value & mask) !== 0n),
  $bitsAllClear: bits((value, mask) => (value & mask) === 0n),
  $bitsAnyClear: bits((value, mask) => (value & mask) !== mask),
};

/** Operators that look at what the path leads to as a whole. */
export const wholeValue: Readonly<Record<string, (operand: unknown) => Test>> = {
  $size: hasSize,
  $exists: () => (value) => value !== undefined,
};
