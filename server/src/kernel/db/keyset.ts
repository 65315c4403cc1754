import { Types, type QueryFilter } from "mongoose";
import { malformed } from "../errors";
import { words } from "../words";

/** An order to page in: fields with their direction, ending in `_id` so that no two documents are equal. */
export type Order = readonly (readonly [field: string, direction: 1 | -1])[];

type Value = string | number | boolean | null | { date: string } | { id: string };

const pack = (value: unknown): Value => {
  if (value instanceof Date) return { date: value.toISOString() };
  if (value instanceof Types.ObjectId) return { id: value.toHexString() };
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new Error("a field of this type cannot be paged by");
};

const unpack = (value: Value): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if ("date" in value) {
    const date = new Date(value.date);
    if (Number.isNaN(date.getTime())) throw malformed(words.badCursor);
    return date;
  }
  if (!Types.ObjectId.isValid(value.id)) throw malformed(words.badCursor);
  return new Types.ObjectId(value.id);
};

/** The opaque cursor that continues after `last`. */
export const cursorAfter = (order: Order, last: Readonly<Record<string, unknown>>): string =>
  Buffer.from(JSON.stringify(order.map(([field]) => pack(last[field])))).toString("base64url");

const parse = (order: Order, cursor: string): unknown[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(values) || values.length !== order.length) throw malformed(words.badCursor);
    return values.map((value) => unpack(value as Value));
  } catch {
    throw malformed(words.badCursor);
  }
};

/**
 * The filter of what comes after a cursor in an order: `(a > x) or (a = x and b > y)…`. Empty without a cursor.
 * @throws malformed where the cursor is not one of this order
 */
export const afterCursor = <T>(order: Order, cursor: string | undefined): QueryFilter<T> => {
  if (cursor === undefined) return {};
  const values = parse(order, cursor);
  const branches = order.map(([field, direction], at) => ({
    ...Object.fromEntries(order.slice(0, at).map(([earlier], index) => [earlier, values[index]])),
    [field]: { [direction === 1 ? "$gt" : "$lt"]: values[at] },
  }));
  return { $or: branches } as QueryFilter<T>;
};

/** Cuts the page out of `limit + 1` documents, and tells where the next begins. */
export const cutPage = <T extends object>(found: readonly T[], limit: number, order: Order) => {
  const page = found.slice(0, limit);
  const last = page.at(-1) as Readonly<Record<string, unknown>> | undefined;
  return { page, next: found.length > limit && last ? cursorAfter(order, last) : null };
};

/** How many a list answers when its caller does not say. */
export const ordinaryLimit = 20;
