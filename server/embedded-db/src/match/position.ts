import { isDoc, type Doc } from "../values/bson";
import { both, type Leaf, type Node } from "./node";
import { parseFilter } from "./parse";

/** Where the first array stands on a path, and what of the path is below it. */
const arrayOn = (
  doc: Doc,
  parts: readonly string[],
): { array: readonly unknown[]; rest: readonly string[] } | undefined => {
  let value: unknown = doc;
  for (let at = 0; at <= parts.length; at++) {
    if (Array.isArray(value)) return { array: value, rest: parts.slice(at) };
    if (at === parts.length || !isDoc(value)) return undefined;
    value = value[parts[at] as string];
  }
  return undefined;
};

const placeBy = (doc: Doc, leaf: Leaf): number | undefined => {
  const found = arrayOn(doc, leaf.parts);
  if (!found) return undefined;
  const inElement = parseFilter({ [["v", ...found.rest].join(".")]: { [leaf.op]: leaf.operand } });
  const at = found.array.findIndex((element) =>
    inElement.matches({ v: leaf.op === "$elemMatch" && found.rest.length === 0 ? [element] : element }),
  );
  return at < 0 ? undefined : at;
};

/** The place in an array by which a document matched a filter: what `$` stands for. */
export const matchedPlace = (filter: Node, doc: Doc): number | undefined => {
  if (filter.kind === "leaf") return filter.op.startsWith("$n") ? undefined : placeBy(doc, filter);
  if (filter.kind === "and") return firstPlace(filter.children, doc);
  if (filter.kind === "or")
    return firstPlace(
      filter.children.filter((child) => both([child]).matches(doc)),
      doc,
    );
  return undefined;
};

const firstPlace = (nodes: readonly Node[], doc: Doc): number | undefined => {
  for (const node of nodes) {
    const place = matchedPlace(node, doc);
    if (place !== undefined) return place;
  }
  return undefined;
};
