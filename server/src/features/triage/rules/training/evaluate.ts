import type { Category, Level, Risk } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "../compileKnowledge";
import { understand } from "../understand";
import { type LabelledReport, type Lesson, trainModel } from "./trainModel";

/** What was said of a report, beside what it should be. */
export interface Verdict {
  report: LabelledReport;
  category: Category;
  categories: Category[];
  risk: Risk;
  level: Level;
  confidence: number;
}

/** Reads reports with the knowledge as it is. */
export const verdicts = (reports: LabelledReport[], knowledge: Knowledge): Verdict[] =>
  reports.map((report) => {
    const { category, categories, risk, level, confidence } = understand({ description: report.text }, knowledge);
    return { report, category, categories: categories.map((one) => one.category), risk, level, confidence };
  });

/** Cross-validates: each fold is read by models that never saw it. Pairs that share their words stay in one fold. */
export function crossValidate(lessons: Lesson[], knowledge: Knowledge, folds = 5): Verdict[] {
  return Array.from({ length: folds }, (_, fold) => {
    const held = lessons.filter(({ report }) => foldOf(report.id, folds) === fold);
    const model = trainModel(lessons.filter(({ report }) => foldOf(report.id, folds) !== fold));
    return verdicts(
      held.map(({ report }) => report),
      { ...knowledge, model },
    );
  }).flat();
}

function foldOf(id: string, folds: number): number {
  const pair = id.replace(/(?<=\d)[ab]$/, "");
  return [...pair].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) % 10_007, 7) % folds;
}

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

/** How often an answer of a given confidence is right (校准): tenths of confidence with their share of right categories. */
export function calibration(all: Verdict[]): { from: number; count: number; right: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const these = all.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    const right = these.filter(({ report, category }) => report.category === category).length;
    return { from: tenth / 10, count: these.length, right: these.length > 0 ? right / these.length : 0 };
  }).filter(({ count }) => count > 0);
}
