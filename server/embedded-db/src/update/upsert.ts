import { ObjectId } from "bson";
import { conjunctsOf } from "../match/parse";
import type { Node } from "../match/node";
import { regexOf } from "../match/regex";
import { writeDoc, type Doc } from "../values/bson";
import type { Update } from "./compile";
import type { Moment } from "./operators";
import { placeFor, placeIfThere, putAt } from "./place";

/** What the filter of an upsert says the new document equals. */
const seedOf = (filter: Node): Doc => {
  const seed: Doc = {};
  for (const node of conjunctsOf(filter)) {
    if (node.kind === "or" && node.children.length === 1) Object.assign(seed, seedOf(node.children[0] as Node));
    if (node.kind !== "leaf" || regexOf(node.operand)) continue;
    const only = node.op === "$in" && Array.isArray(node.operand) && node.operand.length === 1;
    if (node.op !== "$eq" && !only) continue;
    const value: unknown = only ? (node.operand as unknown[])[0] : node.operand;
    if (!placeIfThere(seed, node.parts)) putAt(placeFor(seed, node.parts), value);
  }
  return seed;
};

/** The document that an upsert inserts. */
export const upsertedDoc = (filter: Node, update: Update, moment: Omit<Moment, "inserting">): Doc => {
  const seed = seedOf(filter);
  const base = update.replaces ? ("_id" in seed ? { _id: seed["_id"] } : {}) : seed;
  const { _id = new ObjectId(), ...rest } = update.apply(writeDoc(base), { ...moment, inserting: true });
  return { _id, ...rest };
};
