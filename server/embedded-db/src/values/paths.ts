import { isDoc } from "./bson";

/** What one path finds in a document; `undefined` where a field is missing. Return true to stop. */
export type Visit = (value: unknown) => boolean;

const index = /^(0|[1-9]\d*)$/;

/** The parts of a dotted path. */
export const splitPath = (path: string): readonly string[] => path.split(".");

/** Whether a part of a path may mean a place in an array. */
export const isIndex = (part: string | undefined): boolean => part !== undefined && index.test(part);

/**
 * Visits every value a path leads to, through arrays as MongoDB goes: each embedded document of an array, and the place
 * itself where the part is a number. An array without documents is a dead end: it leads to nothing, not to "missing".
 */
export const visitPath = (root: unknown, path: readonly string[], visit: Visit, from = 0): boolean => {
  let value = root;
  for (let at = from; at < path.length; at++) {
    if (Array.isArray(value)) return visitArray(value, path, visit, at);
    if (!isDoc(value)) return visit(undefined);
    const part = path[at] as string;
    value = Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return visit(value);
};

const visitArray = (array: readonly unknown[], path: readonly string[], visit: Visit, at: number): boolean => {
  const part = path[at] as string;
  if (isIndex(part) && Number(part) < array.length && visitPath(array[Number(part)], path, visit, at + 1)) return true;
  return array.some((element) => isDoc(element) && visitPath(element, path, visit, at));
};
