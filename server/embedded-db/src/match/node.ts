import type { Doc } from "../values/bson";

/** One condition on one path. */
export interface Leaf {
  kind: "leaf";
  path: string;
  parts: readonly string[];
  op: string;
  operand: unknown;
  matches(doc: Doc): boolean;
}

/** Conditions joined by and, or, nor. */
export interface Group {
  kind: "and" | "or" | "nor";
  children: readonly Node[];
  matches(doc: Doc): boolean;
}

/** A condition that no index helps with: an expression, a negation. */
export interface Opaque {
  kind: "opaque";
  matches(doc: Doc): boolean;
}

/** A parsed filter: it matches documents, and the planner reads it. */
export type Node = Leaf | Group | Opaque;

export const both = (children: readonly Node[]): Node =>
  children.length === 1
    ? (children[0] as Node)
    : { kind: "and", children, matches: (doc) => children.every((child) => child.matches(doc)) };

export const either = (children: readonly Node[]): Node => ({
  kind: "or",
  children,
  matches: (doc) => children.some((child) => child.matches(doc)),
});

export const neither = (children: readonly Node[]): Node => ({
  kind: "nor",
  children,
  matches: (doc) => !children.some((child) => child.matches(doc)),
});
