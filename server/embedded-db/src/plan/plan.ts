import type { Index } from "../indexes/definition";
import type { Node } from "../match/node";

/** A field to sort by, and its direction. */
export type SortField = readonly [path: string, direction: 1 | -1];

/** One stretch of an index: entries from `start` up to `end`. */
export interface Stretch {
  index: Index;
  start: Buffer;
  end: Buffer;
  /** Where in its keys the fields begin that the order is by. */
  orderFrom: number;
}

/** How the documents of a query are found. */
export interface Plan {
  stretches: readonly Stretch[];
  /** Entries are read backwards. */
  reverse: boolean;
  /** Documents come in the wanted order: the stretches are merged. */
  ordered: boolean;
  /** A document may come more than once. */
  repeats: boolean;
  /** What each document must still fulfil; nothing if the entries say it all. */
  filter: Node | undefined;
  /** No index was of use. */
  scan: boolean;
}
