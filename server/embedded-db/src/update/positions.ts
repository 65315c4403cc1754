import { fail } from "../errors";
import type { Test } from "../match/operators";
import type { Doc } from "../values/bson";
import { placeIfThere, valueAt } from "./place";

/** What `$`, `$[]` and `$[name]` in a path stand for. */
export interface Positions {
  /** The place in the array that the filter matched. */
  matched: number | undefined;
  named: ReadonlyMap<string, Test>;
}

const marker = /^\$(?:\[(.*)\])?$/;

const placesOf = (part: string, name: string | undefined, array: unknown, { matched, named }: Positions): number[] => {
  if (part === "$") {
    return matched === undefined
      ? fail(2, "The positional operator did not find the match needed from the query.")
      : [matched];
  }
  if (!Array.isArray(array)) return fail(2, `The path must exist and be an array to apply '${part}'`);
  if (name === "") return [...array.keys()];
  const test = named.get(name ?? "") ?? fail(2, `No array filter found for identifier '${name}'`);
  return [...array.keys()].filter((at) => test(array[at]));
};

/** A path with its positions replaced by the places they stand for: one path, several, or none. */
export const expandPath = (doc: Doc, parts: readonly string[], positions: Positions): string[][] => {
  let paths: string[][] = [[]];
  for (const part of parts) {
    const found = marker.exec(part);
    if (!found) {
      for (const path of paths) path.push(part);
      continue;
    }
    paths = paths.flatMap((path) => {
      const place =
        path.length > 0
          ? placeIfThere(doc, path)
          : fail(2, `Cannot have positional component '${part}' in the first position`);
      return placesOf(part, found[1], place && valueAt(place), positions).map((at) => [...path, String(at)]);
    });
  }
  return paths;
};
