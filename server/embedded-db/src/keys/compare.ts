import { bsonType } from "../values/bson";
import { encodeValue } from "./encode";

const beyondBmp = /[\ud800-\udfff]/;

/** Orders two values as MongoDB does. */
export const compareValues = (a: unknown, b: unknown): number => {
  if (typeof a === "number" && typeof b === "number" && !Number.isNaN(a) && !Number.isNaN(b))
    return a < b ? -1 : Number(a > b);
  if (typeof a === "string" && typeof b === "string") {
    if (a === b) return 0;
    if (!beyondBmp.test(a) && !beyondBmp.test(b)) return a < b ? -1 : 1;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return Buffer.compare(encodeValue(a), encodeValue(b));
};

/** Whether two values are the same to MongoDB: 1 is 1.0; the order of fields counts; null is not missing here. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (typeof a === "string" || typeof b === "string" || typeof a === "boolean") {
    if (typeof a === typeof b) return a === b;
    return bsonType(a) === "BSONSymbol" || bsonType(b) === "BSONSymbol" ? String(a) === String(b) : false;
  }
  return compareValues(a, b) === 0;
};
