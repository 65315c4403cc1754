import type { Template } from "./templates";

/** A node as the bundle hands it to WeChat by `setData`. */
export interface Node {
  sid?: string;
  nn?: string;
  cn?: Node[];
  /** The words of a text node. */
  v?: string;
  [short: string]: unknown;
}

/** Applies one `setData`: whole subtrees under paths such as `root.cn.[0].cn.[1].v`. */
export const applyData = (data: Record<string, unknown>, changes: Record<string, unknown>) => {
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.replace(/\[(\d+)\]/g, "$1").split(/\.+/);
    const last = steps.pop() ?? "";
    const holder = steps.reduce<Record<string, unknown>>((at, step) => {
      at[step] ??= {};
      return at[step] as Record<string, unknown>;
    }, data);
    // a copy: what the bundle goes on to change is not on the screen before it says so
    holder[last] = value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
  }
};

/** Every node below, outer ones first, each with the nodes around it. */
export const everyNode = function* (
  node: Node,
  around: readonly Node[] = [],
): Generator<{ node: Node; around: readonly Node[] }> {
  yield { node, around };
  for (const child of childrenOf(node)) yield* everyNode(child, [...around, node]);
};

const childrenOf = (node: Node): Node[] => (node.cn ? Object.values(node.cn) : []);

/** All the words on it, in order. */
export const wordsOf = (node: Node): string => (node.v ?? "") + childrenOf(node).map(wordsOf).join("");

/** An attribute by its own name, as WeChat would get it. */
export const attributeOf = (node: Node, name: string, templates: ReadonlyMap<string, Template>): unknown => {
  for (const [short, full] of templates.get(node.nn ?? "")?.attributes ?? []) if (full === name) return node[short];
  return undefined;
};
