import { fail } from "../errors";
import { isPlain, type Index, type IndexField } from "../indexes/definition";
import { mostKeyBytes } from "../indexes/entries";
import { after, inverted } from "../keys/encode";
import { sameValue } from "../keys/compare";
import type { Leaf, Node } from "../match/node";
import { both } from "../match/node";
import { conjunctsOf } from "../match/parse";
import { treePrefix, wholeTree, type Collection } from "../storage/collection";
import type { Engine } from "../storage/engine";
import { endsOf, implies, leavesOf, limitsOfField, saysExists, type Limits } from "./bounds";
import type { Plan, SortField, Stretch } from "./plan";

/** What a planner is asked for. */
export interface Question {
  filter: Node;
  sort: readonly SortField[];
  hint?: unknown;
}

const mostPoints = 10_000;
const mostMerged = 256;
const idField: IndexField = { path: "_id", parts: ["_id"], descending: false };

/** The fields entries are ordered by: the `_id` ends the keys of an index that is not unique. */
const orderOf = (index: Index): readonly IndexField[] =>
  index.unique || index.fields.some(({ path }) => path === "_id") ? index.fields : [...index.fields, idField];

/** What one index does for one set of conditions. */
interface Use {
  index: Index;
  fields: readonly IndexField[];
  limits: readonly Limits[];
  /** How many fields have exactly one value. */
  equal: number;
}

const isPoint = (limits: Limits | undefined) => limits?.kind === "points" && limits.points.length === 1;

/** Whether all documents that fulfil the conditions have an entry. */
const holdsAll = (index: Index, leaves: readonly Leaf[]): boolean => {
  if (index.partial && !implies(leaves, index.partial)) return false;
  return !index.sparse || index.fields.some(({ path }) => saysExists(leaves, path));
};

/** Fields below one array must not both be bound: each element is an entry, and another one may fulfil the other condition. */
const sharesArray = (index: Index, at: number): boolean => {
  const top = index.fields[at]?.parts[0];
  return (
    index.multi[at] === true &&
    index.fields.slice(0, at).some(({ parts }, before) => index.multi[before] && parts[0] === top)
  );
};

const useOf = (index: Index, leaves: readonly Leaf[]): Use | undefined => {
  if (!holdsAll(index, leaves)) return undefined;
  const fields = orderOf(index);
  const limits: Limits[] = [];
  let points = 1;
  for (const [at, field] of fields.entries()) {
    if (!isPlain(field) || sharesArray(index, at)) break;
    const found = limitsOfField(leaves, field, index.multi[at] === true);
    if (!found) break;
    if (found.kind === "points") points *= found.points.length;
    if (points > mostPoints) break;
    limits.push(found);
    if (found.kind === "range") break;
  }
  return { index, fields, limits, equal: limits.filter(isPoint).length };
};

/** Where the wanted order begins among the fields of an index, and whether it is backwards; nothing if it is another order. */
const orderIn = (use: Use, sort: readonly SortField[]): { from: number; reverse: boolean } | undefined => {
  if (use.index.cut) return undefined;
  const constant = new Set(
    use.fields.filter((_, at) => isPoint(use.limits[at]) && !use.index.multi[at]).map(({ path }) => path),
  );
  let at = 0;
  let from: number | undefined;
  let reverse: boolean | undefined;
  for (const [path, direction] of sort) {
    if (constant.has(path)) continue;
    while (use.fields[at] && use.fields[at]?.path !== path) {
      if (from === undefined ? use.limits[at]?.kind !== "points" : !isPoint(use.limits[at])) return undefined;
      at++;
    }
    const field = use.fields[at];
    if (!field) return from !== undefined && isWholly(use) ? { from, reverse: reverse === true } : undefined;
    if (use.index.multi[at] || !isPlain(field)) return undefined;
    const backwards = field.descending !== direction < 0;
    if (reverse !== undefined && reverse !== backwards) return undefined;
    reverse = backwards;
    from ??= at;
    at++;
  }
  return { from: from ?? use.fields.length, reverse: reverse ?? false };
};

/** Whether one key is one document, so that nothing after its fields can matter to the order. */
const isWholly = ({ index }: Use) => index.unique && !index.multi.includes(true);

const clip = (key: Buffer) => (key.length > mostKeyBytes + 4 ? key.subarray(0, mostKeyBytes + 4) : key);
const clipEnd = (key: Buffer) => (key.length > mostKeyBytes + 4 ? after(key.subarray(0, mostKeyBytes + 4)) : key);

/** The stretches of an index that limits leave; `orderAt` is the field where the order begins. */
const stretchesOf = (use: Use, orderAt: number): Stretch[] => {
  let prefixes = [{ key: treePrefix(use.index.tree), orderFrom: orderAt === 0 ? 4 : -1 }];
  for (const [at, limits] of use.limits.entries()) {
    const descending = use.fields[at]?.descending === true;
    if (limits.kind === "range") {
      const ends = endsOf(limits.lower, limits.upper, descending);
      return prefixes.map(({ key, orderFrom }) => ({
        index: use.index,
        start: clip(Buffer.concat([key, ends.start])),
        end: clipEnd(Buffer.concat([key, ends.end])),
        orderFrom: orderFrom < 0 ? key.length : orderFrom,
      }));
    }
    const points = limits.points.map((point) => (descending ? inverted(point) : point));
    prefixes = prefixes.flatMap(({ key, orderFrom }) =>
      points.map((point) => {
        const longer = Buffer.concat([key, point]);
        return { key: longer, orderFrom: orderFrom < 0 && at + 1 === orderAt ? longer.length : orderFrom };
      }),
    );
  }
  return prefixes.map(({ key, orderFrom }) => ({
    index: use.index,
    start: clip(key),
    end: clipEnd(after(key)),
    orderFrom: orderFrom < 0 ? key.length : orderFrom,
  }));
};

/** A way to find the documents; its plan is only made if it is looked at. */
interface Candidate {
  score: number;
  /** The index, if it is one for all. */
  index: Index | undefined;
  pieces: number;
  ordered: boolean;
  reverse: boolean;
  plan(): Plan;
}

const scoreOf = (use: Use, ordered: boolean) => {
  const range = use.limits.at(-1)?.kind === "range" ? 5 : 0;
  const points = use.limits.filter(({ kind }) => kind === "points").length;
  const single = use.index.unique && use.equal === use.index.fields.length ? 1000 : 0;
  return single + use.equal * 10 + (points - use.equal) * 8 + range + (ordered ? 7 : 0);
};

const exactly = (use: Use, nodes: readonly Node[]): boolean => {
  if (use.index.cut || use.limits.some((limits) => !limits.exact)) return false;
  const said = new Set<Node>(use.limits.flatMap(({ leaves }) => leaves));
  return nodes.every((node) => said.has(node));
};

/** Whether each document has one entry in the stretches: of an array only one element is looked for. */
const comesOnce = ({ index, limits }: Use) => index.multi.every((isMulti, at) => !isMulti || isPoint(limits[at]));

const single = (use: Use, nodes: readonly Node[], question: Question): Candidate | undefined => {
  const order = question.sort.length > 0 ? orderIn(use, question.sort) : undefined;
  if (use.limits.length === 0 && !order && !question.hint) return undefined;
  const pieces = use.limits.reduce(
    (product, limits) => product * (limits.kind === "points" ? limits.points.length : 1),
    1,
  );
  const ordered = order !== undefined && pieces <= mostMerged;
  const reverse = order?.reverse ?? false;
  return {
    score: scoreOf(use, ordered),
    index: use.index,
    pieces,
    ordered,
    reverse,
    plan: () => ({
      stretches: stretchesOf(use, order?.from ?? 0).filter(({ start, end }) => Buffer.compare(start, end) < 0),
      reverse,
      ordered,
      repeats: !comesOnce(use),
      filter: exactly(use, nodes) ? undefined : question.filter,
      scan: false,
    }),
  };
};

/** Several ways as one: in the wanted order if all are, by the same index. */
const united = (parts: readonly Candidate[], question: Question): Candidate => {
  const [first] = parts;
  const index = parts.every((part) => part.index === first?.index) ? first?.index : undefined;
  const pieces = parts.reduce((sum, part) => sum + part.pieces, 0);
  const reverse = first?.reverse === true;
  const ordered =
    index !== undefined && pieces <= mostMerged && parts.every((part) => part.ordered && part.reverse === reverse);
  return {
    score: Math.min(...parts.map(({ score }) => score)) - 1 - (question.sort.length > 0 && !ordered ? 7 : 0),
    index,
    pieces,
    ordered,
    reverse: ordered && reverse,
    plan: () => ({
      stretches: parts.flatMap((part) => part.plan().stretches),
      reverse: ordered && reverse,
      ordered,
      repeats: true,
      filter: question.filter,
      scan: false,
    }),
  };
};

const best = (candidates: readonly (Candidate | undefined)[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>((a, b) => (b && (!a || b.score > a.score) ? b : a), undefined);

/** For each `$or`: its branches, each with the other conditions, by one index for all (in order) or by the best for each. */
const branched = (indexes: readonly Index[], nodes: readonly Node[], question: Question): Candidate[] =>
  nodes.flatMap((node) => {
    if (node.kind !== "or") return [];
    const others = nodes.filter((other) => other !== node);
    const branches = node.children.map((child) => [...others, ...conjunctsOf(child)]);
    const ways = branches.map((branch) => {
      const leaves = leavesOf(branch);
      return indexes.map((index) => one(index, leaves, branch, question));
    });
    const same = indexes.map((_, at) => ways.map((row) => row[at]));
    return [...same, ways.map(best)].flatMap((parts) =>
      parts.every((part) => part !== undefined) ? [united(parts, question)] : [],
    );
  });

const one = (index: Index, leaves: readonly Leaf[], nodes: readonly Node[], question: Question) => {
  const use = useOf(index, leaves);
  return use && single(use, nodes, question);
};

const hinted = (indexes: readonly Index[], hint: unknown): readonly Index[] => {
  if (hint === undefined) return indexes;
  if (sameValue(hint, { $natural: 1 })) return [];
  const found = indexes.filter(({ name, spec }) => name === hint || sameValue(spec["key"], hint));
  return found.length > 0
    ? found
    : fail(2, "error processing query: hint provided does not correspond to an existing index");
};

const fewEntries = 300;

const entriesIn = (engine: Engine, { stretches }: Plan): number => {
  let total = 0;
  for (const { start, end } of stretches) {
    total += engine.countFew({ start, end }, fewEntries);
    if (total >= fewEntries) break;
  }
  return total;
};

/** An order is worth little if another index leaves only a few entries to sort. */
const settle = (engine: Engine, candidates: readonly Candidate[], question: Question): Plan | undefined => {
  const chosen = best(candidates);
  if (!chosen) return undefined;
  let fewest = { plan: chosen.plan(), entries: fewEntries };
  if (chosen.score >= 1000) return fewest.plan;
  const rivals = candidates.filter(
    (one) => one !== chosen && one.score >= chosen.score - 7 && (!one.ordered || question.sort.length === 0),
  );
  if (rivals.length > 0) fewest.entries = entriesIn(engine, fewest.plan);
  for (const rival of rivals.slice(0, 4)) {
    if (fewest.entries === 0) break;
    const plan = rival.plan();
    const entries = entriesIn(engine, plan);
    if (entries < fewest.entries) fewest = { plan, entries };
  }
  return fewest.plan;
};

/** Decides how to find the documents of a query. Never wrong whatever it decides: what the entries do not say is asked again. */
export const choosePlan = (engine: Engine, collection: Collection, question: Question): Plan => {
  const nodes = conjunctsOf(question.filter);
  const leaves = leavesOf(nodes);
  const indexes = hinted(collection.indexes, question.hint);
  const candidates = [
    ...indexes.flatMap((index) => one(index, leaves, nodes, question) ?? []),
    ...branched(indexes, nodes, question),
  ];
  const chosen = settle(engine, candidates, question);
  if (chosen) return chosen;
  const filter = nodes.length === 0 ? undefined : both(nodes);
  const stretch = { index: collection.indexes[0] as Index, ...wholeTree(collection.tree), orderFrom: 4 };
  return { stretches: [stretch], reverse: false, ordered: false, repeats: false, filter, scan: true };
};
