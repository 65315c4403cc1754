import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Cell, CellKind, CountedCell, Counts, Facts, Side } from "./shapes";
import { isOfReport } from "./facts";

const monthOf = (at: Date) => dayOf(at).slice(0, 7);

export const keyOf = ({ month, node, kind, value }: Cell): string => `${month}|${node}|${kind}|${value}`;

/** Of whom a case's counts are part. */
const partsOf = ({ staff, category }: Facts): [CellKind, string][] => [
  ["all", ""],
  ["category", category],
  ...(staff ? ([["staff", staff.id], ["unit", staff.unit]] as [CellKind, string][]) : []), // prettier-ignore
];

const reportCounts = ({ has }: Facts): Record<string, number> =>
  Object.fromEntries(has.filter(isOfReport).map((measure) => [measure, 1]));

/** Name of the count of those who gave a side so many of five. */
export const sideName = (side: Side, mark: number): string => `${side}${mark}`;

const endCounts = ({ has, mark, sides }: Facts): Record<string, number> => ({
  ...Object.fromEntries(has.filter((measure) => !isOfReport(measure)).map((measure) => [measure, 1])),
  // Sum and sum of squares of the marks in hundredths: their mean and spread.
  ...(mark !== undefined && { marks: mark, squares: mark * mark }),
  ...Object.fromEntries(Object.entries(sides).map(([side, given]) => [sideName(side as Side, given), 1])),
});

const cellsIn = (month: string, facts: Facts, n: Counts): CountedCell[] =>
  facts.regionPath.flatMap((node) => partsOf(facts).map(([kind, value]) => ({ month, node, kind, value, n })));

/** Everything that one case adds to the counts. Pure. */
export const cellsOf = (facts: Facts | null | undefined): CountedCell[] => {
  if (!facts) return [];
  const reported = cellsIn(monthOf(facts.reportedAt), facts, reportCounts(facts));
  if (!facts.endedAt) return reported;
  const month = monthOf(facts.endedAt);
  const said = facts.regionPath.flatMap((node) =>
    facts.words.map((value): CountedCell => ({ month, node, kind: "word", value, n: { said: 1 } })),
  );
  return [...reported, ...cellsIn(month, facts, endCounts(facts)), ...said];
};

/** What is to be added to the counts where cases that stood like `from` stand like `to` now; nothing of nothing is left out. */
export const differenceOf = (moves: readonly { from: Facts | null; to: Facts | null }[]): CountedCell[] => {
  const sums = new Map<string, { cell: Cell; n: Record<string, number> }>();
  const add = ({ n, ...cell }: CountedCell, sign: 1 | -1) => {
    const key = keyOf(cell);
    const sum = sums.get(key) ?? { cell, n: {} };
    sums.set(key, sum);
    for (const [name, count] of Object.entries(n)) sum.n[name] = (sum.n[name] ?? 0) + sign * count;
  };
  for (const { from, to } of moves) {
    for (const cell of cellsOf(from)) add(cell, -1);
    for (const cell of cellsOf(to)) add(cell, 1);
  }
  return [...sums.values()].flatMap(({ cell, n }) => {
    const moved = Object.fromEntries(Object.entries(n).filter(([, count]) => count !== 0));
    return Object.keys(moved).length === 0 ? [] : [{ ...cell, n: moved }];
  });
};

/** Counts added up. */
export const sumOf = (all: readonly Counts[]): Counts => {
  const sum: Record<string, number> = {};
  for (const one of all) for (const [name, count] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};
