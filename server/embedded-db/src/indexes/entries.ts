import { createHash } from "node:crypto";
import { fail } from "../errors";
import { emptyArray, encodeTuple } from "../keys/encode";
import { isDoc, type Doc } from "../values/bson";
import type { Index } from "./definition";

/** Longer keys are cut there and carry a hash of the whole: LMDB takes no more than 1978 bytes. */
export const mostKeyBytes = 1400;

type Values = unknown[];

/** The values of several paths below `root`: one row, or one for each element of the array that they share. */
const rowsOf = (root: unknown, paths: readonly (readonly string[])[], multi: boolean[]): Values[] => {
  let shared: { at: string; array: readonly unknown[] } | undefined;
  const below: { slot: number; rest: readonly string[] }[] = [];
  const values = paths.map((path, slot) => {
    let value = root;
    let at = 0;
    while (at < path.length && isDoc(value)) {
      const part = path[at++] as string;
      value = Object.hasOwn(value, part) ? value[part] : undefined;
    }
    if (!Array.isArray(value)) return at < path.length ? undefined : value;
    multi[slot] = true;
    const place = path.slice(0, at).join(".");
    if (shared && shared.at !== place) return fail(171, `cannot index parallel arrays [${shared.at}] [${place}]`);
    shared = { at: place, array: value };
    below.push({ slot, rest: path.slice(at) });
    return undefined;
  });
  return shared ? expand(values, shared.array, below) : [values];
};

const expand = (
  values: Values,
  array: readonly unknown[],
  below: readonly { slot: number; rest: readonly string[] }[],
): Values[] => {
  const fill = (row: Values) => {
    const filled = [...values];
    below.forEach(({ slot }, at) => {
      filled[slot] = row[at];
    });
    return filled;
  };
  if (array.length === 0) return [fill(below.map(({ rest }) => (rest.length === 0 ? emptyArray : undefined)))];
  const deeper = below.filter(({ rest }) => rest.length > 0);
  return array.flatMap((element) =>
    inner(element, deeper).map((row) =>
      fill(below.map((one) => (one.rest.length === 0 ? element : row[deeper.indexOf(one)]))),
    ),
  );
};

/** Arrays directly inside arrays are not gone into, as in MongoDB. */
const inner = (element: unknown, deeper: readonly { rest: readonly string[] }[]): Values[] => {
  const paths = deeper.map(({ rest }) => rest);
  return paths.length === 0 || !isDoc(element) ? [paths.map(() => undefined)] : rowsOf(element, paths, []);
};

/** What one index holds of a document: the bytes of its fields, and what was learnt of them. */
export interface Entries {
  keys: Buffer[];
  multi: boolean[];
  cut: boolean;
}

const shorten = (key: Buffer): Buffer =>
  key.length <= mostKeyBytes
    ? key
    : Buffer.concat([key.subarray(0, mostKeyBytes), createHash("sha256").update(key).digest().subarray(0, 16)]);

/** The entries of a document in an index, without the number of the tree and the `_id`; none if the index leaves it out. */
export const entriesOf = (index: Index, doc: Doc): Entries => {
  const multi = index.fields.map(() => false);
  if (index.partial && !index.partial.matches(doc)) return { keys: [], multi, cut: false };
  const rows = rowsOf(
    doc,
    index.fields.map(({ parts }) => parts),
    multi,
  );
  if (index.sparse && rows.every((row) => row.every((value) => value === undefined)))
    return { keys: [], multi, cut: false };
  const descending = index.fields.map((field) => field.descending);
  const whole = rows.map((row) => encodeTuple(row, descending));
  const distinct = new Map(whole.map((key) => [key.toString("latin1"), key]));
  const keys = [...distinct.values()];
  return { keys: keys.map(shorten), multi, cut: keys.some((key) => key.length > mostKeyBytes) };
};
