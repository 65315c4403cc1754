import { isDoc, type Doc } from "../values/bson";

/** A copy of a document with a value at a path: in every element where the path goes through an array. `undefined` removes. */
export const withValue = (target: unknown, parts: readonly string[], value: unknown): unknown => {
  const [first, ...rest] = parts;
  if (first === undefined) return value;
  if (Array.isArray(target)) return target.map((element) => withValue(element, parts, value));
  const fields: Doc = isDoc(target) ? target : {};
  const inner = rest.length > 0 ? withValue(fields[first], rest, value) : value;
  if (inner !== undefined) return { ...fields, [first]: inner };
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== first));
};

/** A copy of a document without a path; in every element where the path goes through an array. */
export const withoutPath = (target: unknown, parts: readonly string[]): unknown => {
  const [first, ...rest] = parts;
  if (Array.isArray(target)) return target.map((element) => withoutPath(element, parts));
  if (first === undefined || !isDoc(target) || !Object.hasOwn(target, first)) return target;
  const { [first]: value, ...others } = target;
  if (rest.length === 0) return others;
  return { ...target, [first]: withoutPath(value, rest) };
};
