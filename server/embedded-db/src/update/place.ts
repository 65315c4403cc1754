import { fail } from "../errors";
import { isDoc, type Doc } from "../values/bson";
import { isIndex } from "../values/paths";

/** The fields or elements a value stands among. */
export interface Place {
  parent: Doc | unknown[];
  key: string;
}

const mostPadding = 1_500_000;

export const valueAt = ({ parent, key }: Place): unknown =>
  Array.isArray(parent) ? parent[Number(key)] : Object.hasOwn(parent, key) ? parent[key] : undefined;

/** Puts a value; an array is filled with null up to its place. */
export const putAt = ({ parent, key }: Place, value: unknown): void => {
  if (!Array.isArray(parent)) {
    parent[key] = value;
    return;
  }
  const at = Number(key);
  if (at - parent.length > mostPadding) fail(2, "can't backfill more than 1500000 elements");
  while (parent.length < at) parent.push(null);
  parent[at] = value;
};

/** Removes a field; an element becomes null, so that the others keep their places. */
export const removeAt = ({ parent, key }: Place): void => {
  if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key);
  else if (Number(key) < parent.length) parent[Number(key)] = null;
};

const isParent = (value: unknown): value is Doc | unknown[] => Array.isArray(value) || isDoc(value);

const stuck = (key: string, parent: unknown): never =>
  fail(28, `Cannot create field '${key}' in element of type ${Array.isArray(parent) ? "array" : typeof parent}`);

const checkKey = (parent: Doc | unknown[], key: string) => {
  if (Array.isArray(parent) && !isIndex(key)) stuck(key, parent);
};

/** Where a path without positions leads, embedded documents on the way being made. @throws 28 where something is in the way */
export const placeFor = (doc: Doc, parts: readonly string[]): Place => {
  let parent: Doc | unknown[] = doc;
  parts.slice(0, -1).forEach((key, at) => {
    checkKey(parent, key);
    const next = valueAt({ parent, key });
    if (next === undefined) {
      const made: Doc = {};
      putAt({ parent, key }, made);
      parent = made;
    } else if (isParent(next)) parent = next;
    else stuck(parts[at + 1] as string, next);
  });
  const key = parts.at(-1) as string;
  checkKey(parent, key);
  return { parent, key };
};

/** Where a path leads if it is all there. */
export const placeIfThere = (doc: Doc, parts: readonly string[]): Place | undefined => {
  let parent: Doc | unknown[] = doc;
  for (const key of parts.slice(0, -1)) {
    if (Array.isArray(parent) && !isIndex(key)) return undefined;
    const next = valueAt({ parent, key });
    if (!isParent(next)) return undefined;
    parent = next;
  }
  const key = parts.at(-1) as string;
  if (Array.isArray(parent) && !isIndex(key)) return undefined;
  return valueAt({ parent, key }) === undefined ? undefined : { parent, key };
};
