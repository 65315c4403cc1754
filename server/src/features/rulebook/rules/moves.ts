import type { Move, MoveKind, Replay } from "@qizhen/shared/contract/rulebook";
import { categories, keysOf, levels, type Risk, risks } from "@qizhen/shared/vocabulary";
import { words } from "../words";

/** Where a case goes, as far as a move tells. */
export type Outcome = Move["before"];

const order = keysOf(risks);
const rankOf = (risk: Risk) => order.indexOf(risk);

/** What of a case's way changed; `lowered`: from red or orange to something calmer. */
export const kindsOf = (before: Outcome, after: Outcome): MoveKind[] => {
  const lowered = rankOf(before.risk) >= rankOf("orange") && rankOf(after.risk) < rankOf(before.risk);
  const changed = (["risk", "category", "level", "department", "person"] as const).filter(
    (kind) => before[kind] !== after[kind],
  );
  return [...(lowered ? (["lowered"] as const) : []), ...changed];
};

/** Counts what a replay finds: how many of each kind, and from where to where. */
export const createTally = () => {
  const counts: Partial<Record<MoveKind, number>> = {};
  const flows = new Map<string, Replay["flows"][number]>();
  let moved = 0;
  return {
    add: (kinds: readonly MoveKind[], before: Outcome, after: Outcome) => {
      moved += 1;
      for (const kind of kinds) {
        counts[kind] = (counts[kind] ?? 0) + 1;
        const [from, to] = [shown(kind, before), shown(kind, after)];
        const key = `${kind}\n${from}\n${to}`;
        const flow = flows.get(key) ?? { kind, from, to, count: 0 };
        flows.set(key, { ...flow, count: flow.count + 1 });
      }
    },
    get found(): Pick<Replay, "moved" | "counts" | "flows"> {
      return { moved, counts: fullCounts(counts), flows: largest([...flows.values()]) };
    },
  };
};

const kinds = ["lowered", "risk", "category", "level", "department", "person"] as const satisfies MoveKind[];
const fullCounts = (counts: Partial<Record<MoveKind, number>>) =>
  Object.fromEntries(kinds.map((kind) => [kind, counts[kind] ?? 0])) as Record<MoveKind, number>;

/** The chart shows the main streams of each kind. */
const mostOfAKind = 12;
const largest = (flows: Replay["flows"]): Replay["flows"] =>
  kinds.flatMap((kind) =>
    flows
      .filter((flow) => flow.kind === kind)
      .sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1))
      .slice(0, mostOfAKind),
  );

const shown = (kind: MoveKind, { category, risk, level, department, person }: Outcome): string => {
  switch (kind) {
    case "lowered":
    case "risk":
      return risks[risk];
    case "category":
      return categories[category];
    case "level":
      return levels[level];
    case "department":
      return department;
    case "person":
      return person || words.nobody;
  }
};

/** A replay that has found nothing yet. */
export const nothingFound = (): Pick<Replay, "moved" | "counts" | "flows"> => createTally().found;
