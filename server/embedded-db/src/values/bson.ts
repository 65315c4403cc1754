import { deserialize, serialize } from "bson";

/** A document: field names to BSON values. */
export type Doc = Record<string, unknown>;

const promoted = { promoteValues: true, promoteLongs: true, bsonRegExp: true } as const;
const faithful = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/** Reads a document with numbers as JavaScript numbers: for matching, sorting and expressions. */
export const readDoc = (raw: Uint8Array): Doc => deserialize(raw, promoted);

/** Reads a document with every number in the type it has, so that writing it back changes nothing. */
export const readFaithfully = (raw: Uint8Array): Doc => deserialize(raw, faithful);

/** Writes a document; `undefined` becomes null nowhere: such fields are left out. */
export const writeDoc = (doc: Doc): Buffer => Buffer.from(serialize(doc, { ignoreUndefined: true }));

/** The BSON class of a value, or undefined for what JavaScript has itself. (instanceof fails: two copies may be loaded.) */
export const bsonType = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null ? (value as { _bsontype?: string })._bsontype : undefined;

/** Whether a value is an embedded document. */
export const isDoc = (value: unknown): value is Doc =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array) &&
  bsonType(value) === undefined;

interface LongLike {
  toBigInt(): bigint;
  toNumber(): number;
}
const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** A number of any BSON type as number, or bigint where a double cannot hold it; undefined for what is no number. */
export const numeric = (value: unknown): number | bigint | undefined => {
  if (typeof value === "number" || typeof value === "bigint") return value;
  switch (bsonType(value)) {
    case "Int32":
    case "Double":
      return Number((value as { value: number }).value);
    case "Long": {
      const big = (value as LongLike).toBigInt();
      return big > safe || big < -safe ? big : Number(big);
    }
    case "Decimal128":
      return Number(String(value));
    case undefined:
    default:
      return undefined;
  }
};

/** A count or an option from a command, whatever number type it came in. */
export const numberOr = (value: unknown, otherwise: number): number => {
  const n = numeric(value);
  return n === undefined ? otherwise : Number(n);
};

/** Whether MongoDB would take a value as true. */
export const truthy = (value: unknown): boolean => {
  if (value === undefined || value === null || value === false) return false;
  const n = numeric(value);
  return n === undefined || Number(n) !== 0;
};
