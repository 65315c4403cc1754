import type { Category, Level, Risk } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "../compileKnowledge";
import { understand } from "../understand";
import { trainBaseline } from "./baseline";
import { foldsOf } from "./split";
import { type LabelledReport, type Lesson, trainModel } from "./trainModel";

/** What was said of a report, beside what it should be. */
export interface Verdict {
  report: LabelledReport;
  category: Category;
  categories: Category[];
  risk: Risk;
  level: Level;
  /** How likely the first category was said to be. */
  weight: number;
  /** What the plain baseline says, likeliest first. */
  baseline: Category[];
}

/** Reads reports with the knowledge as it is; the baseline learns from `lessons`. */
export function verdicts(reports: LabelledReport[], knowledge: Knowledge, lessons: LabelledReport[]): Verdict[] {
  const baseline = trainBaseline(lessons);
  return reports.map((report) => {
    const { category, categories, risk, level } = understand({ description: report.text }, knowledge);
    return {
      report,
      category,
      categories: categories.map((one) => one.category),
      risk,
      level,
      weight: categories[0]?.weight ?? 0,
      baseline: baseline(report.text),
    };
  });
}

/**
 * Cross-validates (交叉验证): each fold is read by models that never saw it, nor a variant of what stands in it.
 * `judged`: only so many of the folds are read, where a part is enough to tell.
 */
export function crossValidate(lessons: Lesson[], knowledge: Knowledge, folds = 5, judged = folds): Verdict[] {
  const fold = foldsOf(
    lessons.map(({ report }) => report),
    folds,
  );
  return Array.from({ length: judged }, (_, held) =>
    judgeHeld(
      lessons.filter((_, index) => fold[index] !== held),
      lessons.filter((_, index) => fold[index] === held),
      knowledge,
    ),
  ).flat();
}

/** Each author's file is read by models that saw only the others' (nearest to reports by strangers). */
export function leaveOneFileOut(lessons: Lesson[], knowledge: Knowledge): Map<string, Verdict[]> {
  const files = [...new Set(lessons.map(({ report }) => report.file ?? ""))];
  return new Map(
    files.map((file) => [
      file,
      judgeHeld(
        lessons.filter(({ report }) => report.file !== file),
        lessons.filter(({ report }) => report.file === file),
        knowledge,
      ),
    ]),
  );
}

const judgeHeld = (seen: Lesson[], held: Lesson[], knowledge: Knowledge): Verdict[] => {
  const reports = (lessons: Lesson[]) => lessons.map(({ report }) => report);
  return verdicts(reports(held), { ...knowledge, model: trainModel(seen) }, reports(seen));
};
