import { fail } from "../errors";
import { sameValue } from "../keys/compare";
import { parseFilter } from "../match/parse";
import type { Node } from "../match/node";
import { isDoc, numberOr, numeric, truthy, type Doc } from "../values/bson";
import { isIndex, splitPath } from "../values/paths";

/** One field of an index. */
export interface IndexField {
  path: string;
  parts: readonly string[];
  descending: boolean;
}

/** An index (索引) of a collection, as the catalogue keeps it. */
export interface Index {
  name: string;
  /** As a client gave it and `listIndexes` shows it. */
  spec: Doc;
  fields: readonly IndexField[];
  unique: boolean;
  sparse: boolean;
  partial: Node | undefined;
  /** Seconds after the date in the field at which a document is removed. */
  expireAfterSeconds: number | undefined;
  /** Which tree its entries are in; that of the documents for `_id`. */
  tree: number;
  /** For each field, whether a document ever had an array there. */
  multi: boolean[];
  /** Whether a key was ever too long and cut: then its order is not exact. */
  cut: boolean;
  /** Its entries are the documents themselves (`_id`). */
  primary: boolean;
}

const known = new Set([
  "v",
  "key",
  "name",
  "unique",
  "sparse",
  "partialFilterExpression",
  "expireAfterSeconds",
  "background",
  "ns",
]);

const partialOperators = new Set(["$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type", "$in"]);
const checkPartial = (node: Node): Node => {
  if (node.kind === "and") node.children.forEach(checkPartial);
  else if (node.kind !== "leaf" || !partialOperators.has(node.op))
    return fail(67, "unsupported expression in partial index");
  return node;
};

const readFields = (key: Doc): IndexField[] => {
  const fields = Object.entries(key).map(([path, direction]) => {
    const n = numeric(direction);
    if (n === undefined || Number(n) === 0)
      return fail(
        67,
        `Unsupported index type: ${JSON.stringify(direction)}. Only ascending and descending indexes are kept here`,
      );
    if (path === "" || path.startsWith("$") || path.includes("$**") || path.split(".").includes(""))
      return fail(67, `Index key contains an illegal field name: ${path}`);
    return { path, parts: splitPath(path), descending: Number(n) < 0 };
  });
  if (fields.length === 0 || fields.length > 32) return fail(67, "Index keys must have 1 to 32 fields");
  return fields;
};

/** The name MongoDB gives to an index without one. */
export const indexName = (key: Doc): string =>
  Object.entries(key)
    .map(([path, direction]) => `${path}_${String(numeric(direction) ?? direction)}`)
    .join("_");

/** Reads what `createIndexes` was given; all that this database does not keep is refused. */
export const defineIndex = (given: Doc, tree: number): Index => {
  const key = given["key"];
  if (!isDoc(key)) return fail(9, "The 'key' field is a required property of an index specification");
  for (const option in given)
    if (!known.has(option)) fail(option === "collation" ? 238 : 197, `The index option '${option}' is not supported`);
  const fields = readFields(key);
  const partial = given["partialFilterExpression"];
  if (partial !== undefined && !isDoc(partial)) return fail(14, "partialFilterExpression must be an object");
  const ttl = given["expireAfterSeconds"];
  if (ttl !== undefined && (numeric(ttl) === undefined || Number(numeric(ttl)) < 0 || fields.length > 1))
    return fail(67, "TTL index needs one field and a number of seconds of at least 0");
  const sparse = truthy(given["sparse"]);
  if (partial && sparse) return fail(67, "cannot mix partialFilterExpression and sparse options");
  const name = typeof given["name"] === "string" ? given["name"] : indexName(key);
  return {
    name,
    spec: specOf(given, name, key),
    fields,
    unique: truthy(given["unique"]),
    sparse,
    partial: partial && checkPartial(parseFilter(partial)),
    expireAfterSeconds: ttl === undefined ? undefined : numberOr(ttl, 0),
    tree,
    multi: fields.map(() => false),
    cut: false,
    primary: false,
  };
};

const specOf = (given: Doc, name: string, key: Doc): Doc => ({
  v: 2,
  key,
  name,
  ...(truthy(given["unique"]) && { unique: true }),
  ...(truthy(given["sparse"]) && { sparse: true }),
  ...(given["partialFilterExpression"] !== undefined && { partialFilterExpression: given["partialFilterExpression"] }),
  ...(given["expireAfterSeconds"] !== undefined && { expireAfterSeconds: given["expireAfterSeconds"] }),
});

/** The index every collection has. */
export const primaryIndex = (tree: number): Index => ({
  name: "_id_",
  spec: { v: 2, key: { _id: 1 }, name: "_id_" },
  fields: [{ path: "_id", parts: ["_id"], descending: false }],
  unique: true,
  sparse: false,
  partial: undefined,
  expireAfterSeconds: undefined,
  tree,
  multi: [false],
  cut: false,
  primary: true,
});

const identity = ({ key, partialFilterExpression }: Doc): Doc => ({
  key,
  partialFilterExpression: partialFilterExpression ?? null,
});
const options = ({ unique, sparse, expireAfterSeconds }: Doc): Doc => ({
  unique: unique ?? false,
  sparse: sparse ?? false,
  expireAfterSeconds: expireAfterSeconds ?? null,
});

/** Whether an index exists already; with another name or other options that is an error, as in MongoDB. */
export const alreadyThere = (existing: readonly Index[], wanted: Index): boolean => {
  for (const index of existing) {
    if (index.primary && sameValue(wanted.spec["key"], index.spec["key"])) return true;
    const same = sameValue(identity(index.spec), identity(wanted.spec));
    const equal = same && sameValue(options(index.spec), options(wanted.spec));
    if (equal && index.name === wanted.name) return true;
    if (same) return fail(85, `Index already exists with a different name or options: ${index.name}`);
    if (index.name === wanted.name)
      return fail(86, `An existing index has the same name as the requested index: ${index.name}`);
  }
  return false;
};

/** Whether a planner may compute bounds on a field: a number in its path may be a place or a name. */
export const isPlain = (field: IndexField): boolean => !field.parts.some(isIndex);
