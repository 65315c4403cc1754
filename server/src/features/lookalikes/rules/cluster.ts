import { isAlike } from "./likeness";

interface Item {
  id: string;
  category: string;
  place: string;
  telling: ReadonlySet<string>;
  others: readonly string[];
}

/** Members and why they are taken for one: the same other side, or the same words in one place. */
export interface Cluster {
  ids: string[];
  why: ("other" | "words")[];
}

/** Pairs that stand in more than this many of the items tell nothing among them, and would cost the most. */
const tooMany = 60;

const createUnion = (ids: readonly string[]) => {
  const parent = new Map(ids.map((id) => [id, id]));
  const find = (id: string): string => {
    const up = parent.get(id) ?? id;
    if (up === id) return id;
    const root = find(up);
    parent.set(id, root);
    return root;
  };
  return { find, join: (a: string, b: string) => void parent.set(find(a), find(b)) };
};

const groupedBy = (items: readonly Item[], keysOf: (item: Item) => Iterable<string>) => {
  const found = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const list = found.get(key);
      if (list) list.push(item);
      else found.set(key, [item]);
    }
  return found;
};

/** Pairs of items of one kind and place that share telling words, each once. */
const pairsOf = (items: readonly Item[]) => {
  const byGram = groupedBy(items, (item) => [...item.telling].map((gram) => `${item.place}|${item.category}|${gram}`));
  const pairs = new Map<string, readonly [Item, Item]>();
  for (const list of byGram.values()) {
    if (list.length > tooMany) continue;
    list.forEach((a, at) => list.slice(at + 1).forEach((b) => pairs.set(`${a.id}|${b.id}`, [a, b])));
  }
  return [...pairs.values()];
};

/**
 * Clusters of at least `fewest` items that are probably one matter (一个开发商，很多业主): of one kind against the same other side,
 * or in the same words in one place. The largest first. Costs by the shared words, not by all pairs.
 */
export const clustersOf = (items: readonly Item[], fewest = 2): Cluster[] => {
  const union = createUnion(items.map(({ id }) => id));
  const whys = new Map<string, Set<"other" | "words">>();
  const link = (a: Item, b: Item, why: "other" | "words") => {
    union.join(a.id, b.id);
    for (const { id } of [a, b]) whys.set(id, (whys.get(id) ?? new Set()).add(why));
  };
  for (const list of groupedBy(items, ({ others, category }) => others.map((key) => `${category}|${key}`)).values())
    list.slice(1).forEach((item) => list[0] && link(list[0], item, "other"));
  for (const [a, b] of pairsOf(items)) if (isAlike(a.telling, b.telling)) link(a, b, "words");
  const groups = groupedBy(items, ({ id }) => [union.find(id)]);
  return [...groups.values()]
    .filter((list) => list.length >= fewest)
    .sort((a, b) => b.length - a.length)
    .map((list) => ({
      ids: list.map(({ id }) => id),
      why: [...new Set(list.flatMap(({ id }) => [...(whys.get(id) ?? [])]))],
    }));
};
