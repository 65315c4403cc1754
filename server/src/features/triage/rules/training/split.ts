import type { LabelledReport } from "./trainModel";

/** Reports that share so many stretches of this length are variants of one another. */
const stretch = 6;
const mostShared = 4;

/**
 * Puts reports into groups that must not be torn apart in cross-validation: pairs by their ids (`p012a`, `p012b`), and texts that
 * share whole phrases. Answers a number for each report; equal numbers belong together.
 */
export function groupsOf(reports: LabelledReport[]): number[] {
  const parent = reports.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  const join = (a: number, b: number) => void (parent[rootOf(b)] = rootOf(a));
  const byPair = new Map<string, number>();
  reports.forEach(({ id, file }, index) => {
    const pair = `${file}:${id.replace(/(?<=\d)[ab]$/, "")}`;
    const first = byPair.get(pair);
    if (first === undefined) byPair.set(pair, index);
    else join(first, index);
  });
  for (const [a, b] of lookAlikes(reports)) join(a, b);
  return reports.map((_, index) => rootOf(index));
}

function lookAlikes(reports: LabelledReport[]): [number, number][] {
  const holders = new Map<string, number[]>();
  const shared = new Map<string, number>();
  reports.forEach(({ text }, index) => {
    const plain = text.replace(/[\s\p{P}]/gu, "");
    for (const piece of new Set(
      Array.from({ length: plain.length - stretch + 1 }, (_, at) => plain.slice(at, at + stretch)),
    )) {
      const earlier = holders.get(piece) ?? [];
      for (const other of earlier) {
        const key = `${other}:${index}`;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
      holders.set(piece, [...earlier, index]);
    }
  });
  return [...shared].flatMap(([key, times]) => {
    const [a, b] = key.split(":").map(Number);
    return times >= mostShared && a !== undefined && b !== undefined ? [[a, b] as [number, number]] : [];
  });
}

/** Deals groups to folds, always the same way. */
export const foldsOf = (reports: LabelledReport[], folds: number): number[] =>
  groupsOf(reports).map((group) => mixed(group) % folds);

/** Neighbouring groups go to different folds: files are ordered by category. */
const mixed = (group: number) => Math.abs(Math.imul(group + 1, 0x9e3779b1) >> 8);
