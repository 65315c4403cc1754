import { Double, Int32, Long } from "bson";
import { fail } from "../errors";
import { bsonType, numeric } from "../values/bson";

const rank: Readonly<Record<string, number>> = { Int32: 0, Long: 1, Double: 2 };

const rankOf = (value: unknown): number =>
  typeof value === "number"
    ? Number.isInteger(value) && Math.abs(value) < 2 ** 31
      ? 0
      : 2
    : (rank[bsonType(value) ?? ""] ?? -1);

const overflow = (): never => fail(2, "Failed to apply numeric operation: the result does not fit into 64 bits");

/** Computes with two numbers and gives the result the wider of their types, as MongoDB does. @throws 14 for what is no number */
export const compute = (
  a: unknown,
  b: unknown,
  path: string,
  exactly: (a: bigint, b: bigint) => bigint,
  roughly: (a: number, b: number) => number,
): unknown => {
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined)
    return fail(14, `Cannot apply a numeric operation to a value that is no number, at '${path}'`);
  const wider = Math.max(rankOf(a), rankOf(b));
  if (rankOf(a) < 0 || rankOf(b) < 0) return fail(238, "Arithmetic on Decimal128 is not supported here");
  if (wider === 2) return new Double(roughly(Number(x), Number(y)));
  const result = exactly(BigInt(x), BigInt(y));
  if (BigInt.asIntN(64, result) !== result) return overflow();
  return wider === 0 && BigInt.asIntN(32, result) === result ? new Int32(Number(result)) : Long.fromBigInt(result);
};

/** `$bit`: and, or, xor of whole numbers. */
export const computeBits = (value: unknown, operation: string, operand: unknown, path: string): unknown => {
  if (rankOf(operand) > 1 || rankOf(value) > 1 || rankOf(value) < 0 || rankOf(operand) < 0)
    return fail(2, `$bit needs whole numbers, at '${path}'`);
  const operations: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
    and: (a, b) => a & b,
    or: (a, b) => a | b,
    xor: (a, b) => a ^ b,
  };
  const apply =
    operations[operation] ?? fail(2, `The $bit modifier only supports 'and', 'or', and 'xor', not '${operation}'`);
  return compute(value, operand, path, apply, () => Number.NaN);
};
