import type { Verdict } from "./evaluate";

/** Share of what is right, by label, and over all. */
export interface Score {
  accuracy: number;
  macroF1: number;
  byLabel: { label: string; count: number; precision: number; recall: number; f1: number }[];
  /** truth → answer → how many */
  confusion: Map<string, Map<string, number>>;
}

/** Scores answers against the truth. */
export function score(pairs: { truth: string; answer: string }[]): Score {
  const confusion = new Map<string, Map<string, number>>();
  for (const { truth, answer } of pairs) {
    const row = confusion.get(truth) ?? new Map<string, number>();
    confusion.set(truth, row.set(answer, (row.get(answer) ?? 0) + 1));
  }
  const labels = [...new Set(pairs.flatMap(({ truth, answer }) => [truth, answer]))].sort();
  const byLabel = labels.map((label) => {
    const count = pairs.filter(({ truth }) => truth === label).length;
    const said = pairs.filter(({ answer }) => answer === label).length;
    const right = confusion.get(label)?.get(label) ?? 0;
    const precision = said > 0 ? right / said : 0;
    const recall = count > 0 ? right / count : 0;
    return { label, count, precision, recall, f1: right > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
  });
  const present = byLabel.filter(({ count }) => count > 0);
  return {
    accuracy: pairs.filter(({ truth, answer }) => truth === answer).length / Math.max(1, pairs.length),
    macroF1: present.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, present.length),
    byLabel,
    confusion,
  };
}

/** What was said of one thing, beside what is so. */
export const scoreOf = (what: "category" | "risk" | "level", all: Verdict[]): Score =>
  score(all.map((verdict) => ({ truth: verdict.report[what], answer: verdict[what] })));

/** The plain baseline's categories. */
export const baselineScore = (all: Verdict[]): Score =>
  score(all.map(({ report, baseline }) => ({ truth: report.category, answer: baseline[0] ?? "" })));

/** How often the right category is among the first three. */
export const inThree = (all: Verdict[], of: (verdict: Verdict) => string[] = ({ categories }) => categories): number =>
  all.filter((verdict) => of(verdict).slice(0, 3).includes(verdict.report.category)).length / Math.max(1, all.length);

/** Tenths of likelihood, with what was said on average and how much of it was right (校准). */
export function reliability(all: Verdict[]): { from: number; count: number; said: number; right: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const these = all.filter(({ weight }) => Math.min(9, Math.floor(weight * 10)) === tenth);
    const share = (sum: number) => (these.length > 0 ? sum / these.length : 0);
    return {
      from: tenth / 10,
      count: these.length,
      said: share(these.reduce((sum, { weight }) => sum + weight, 0)),
      right: share(these.filter(({ report, category }) => report.category === category).length),
    };
  }).filter(({ count }) => count > 0);
}

/** Expected calibration error: by how much what is said misses what is so, on average over all reports. */
export const calibrationError = (all: Verdict[]): number =>
  reliability(all).reduce((sum, { count, said, right }) => sum + count * Math.abs(said - right), 0) /
  Math.max(1, all.length);
