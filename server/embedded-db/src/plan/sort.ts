import { fail } from "../errors";
import { emptyArray, encodeTuple, encodeValue } from "../keys/encode";
import { isDoc, numeric, type Doc } from "../values/bson";
import { splitPath, visitPath } from "../values/paths";
import type { SortField } from "./plan";

const mostBytes = 100 * 1024 * 1024;

/** Reads a sort specification. */
export const readSort = (sort: unknown): SortField[] => {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) return fail(14, "sort must be an object");
  return Object.entries(sort).map(([path, direction]) => {
    const n = Number(numeric(direction));
    if (n !== 1 && n !== -1) return fail(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    return [path, n] as const;
  });
};

/** Of an array the least element counts when ascending, the greatest when descending. */
const valueFor = (doc: Doc, parts: readonly string[], descending: boolean): unknown => {
  const found: unknown[] = [];
  visitPath(doc, parts, (value) => {
    if (!Array.isArray(value)) found.push(value);
    else if (value.length === 0) found.push(emptyArray);
    else found.push(...(value as unknown[]));
    return false;
  });
  if (found.length < 2) return found[0];
  return found.reduce((a, b) => {
    const order = Buffer.compare(encodeValue(a), encodeValue(b));
    return (descending ? order >= 0 : order <= 0) ? a : b;
  });
};

/** Makes the key by which documents compare in an order. */
export const sortKeyOf = (sort: readonly SortField[]): ((doc: Doc) => Buffer) => {
  const fields = sort.map(([path, direction]) => ({ parts: splitPath(path), descending: direction < 0 }));
  const descending = fields.map((field) => field.descending);
  return (doc) =>
    encodeTuple(
      fields.map((field) => valueFor(doc, field.parts, field.descending)),
      descending,
    );
};

interface Kept<T> {
  key: Buffer;
  item: T;
}

/** Collects items in order, keeping no more than `limit` of them (and some) at a time. */
export class Sorter<T> {
  private kept: Kept<T>[] = [];
  private bytes = 0;
  constructor(private readonly limit: number) {}

  /** @throws DatabaseError 292 where more than 100 MB must be kept */
  add(key: Buffer, item: T, bytes: number): void {
    this.kept.push({ key, item });
    this.bytes += bytes;
    if (this.kept.length >= Math.max(this.limit * 2, 1000)) this.cut();
    if (this.bytes > mostBytes) fail(292, "Sort exceeded memory limit of 104857600 bytes; use an index or a limit");
  }

  private cut() {
    const before = this.kept.length;
    this.kept.sort((a, b) => Buffer.compare(a.key, b.key));
    this.kept.length = Math.min(this.limit, before);
    this.bytes = Math.ceil((this.bytes * this.kept.length) / before);
  }

  sorted(): T[] {
    if (this.kept.length > 0) this.cut();
    return this.kept.map(({ item }) => item);
  }
}
