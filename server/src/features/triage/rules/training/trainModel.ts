import { type Category, type Level, type Risk, categories, keysOf, levels, risks } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "../compileKnowledge";
import { withJudgement } from "../features";
import type { ReadyModel } from "../linear";
import { readReport, type ReadReport } from "../report";
import { trainLinear } from "./trainLinear";

/** A report with what a clerk said about it (标注). */
export interface LabelledReport {
  id: string;
  text: string;
  category: Category;
  risk: Risk;
  level: Level;
}

/** How strongly each model is pulled towards zero; chosen by cross-validation. */
const pulls = { category: 0.003, risk: 0.001, level: 0.002 };

/** A labelled report, read once. */
export type Lesson = { report: LabelledReport; read: ReadReport };

/** Reads labelled reports with the words of `knowledge`; its model plays no part. */
export const readLessons = (reports: LabelledReport[], knowledge: Knowledge): Lesson[] =>
  reports.map((report) => ({ report, read: readReport(report.text, knowledge) }));

/** Trains the three models. The same lessons give the same models. */
export function trainModel(lessons: Lesson[]): Record<"category" | "risk" | "level", ReadyModel> {
  const examples = (label: (report: LabelledReport) => string) =>
    lessons.map(({ report, read }) => ({ features: read.features, label: label(report) }));
  const judged = lessons.map(({ report, read }) => ({
    features: withJudgement(read.features, report.category, report.risk),
    label: report.level,
  }));
  return {
    category: trainLinear(
      examples(({ category }) => category),
      keysOf(categories),
      { pull: pulls.category },
    ),
    risk: trainLinear(
      examples(({ risk }) => risk),
      keysOf(risks),
      { pull: pulls.risk },
    ),
    level: trainLinear(judged, keysOf(levels), { pull: pulls.level }),
  };
}
