import { type Category, type Level, type Risk, categories, keysOf, levels, risks } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "../compileKnowledge";
import { isOfTopic, withJudgement } from "../features";
import type { ReadyModel } from "../linear";
import { readReport, type ReadReport } from "../report";
import { type Settings, trainLinear } from "./trainLinear";

/** A report with what a clerk said about it (标注). */
export interface LabelledReport {
  id: string;
  text: string;
  category: Category;
  risk: Risk;
  level: Level;
  /** The file it comes from: each is by one author. */
  file?: string;
}

/** How each model is trained; chosen by leaving out one author's file after the other. */
const settings: Record<"category" | "risk" | "level", Partial<Settings>> = {
  category: { pull: 0.0002, bayes: 2, atLeast: 3 },
  risk: { pull: 0.0002, atLeast: 3 },
  level: { pull: 0.0003, atLeast: 3 },
};

/** Files whose categories were labelled with care, and whose colours and levels were not. */
const roughGrades = new Set(["train-k"]);

/** A labelled report, read once. */
export type Lesson = { report: LabelledReport; read: ReadReport };

/** Reads labelled reports with the words of `knowledge`; its model plays no part. */
export const readLessons = (reports: LabelledReport[], knowledge: Knowledge): Lesson[] =>
  reports.map((report) => ({ report, read: readReport(report.text, knowledge) }));

/** Trains the three models. The same lessons give the same models. */
export function trainModel(lessons: Lesson[]): Record<"category" | "risk" | "level", ReadyModel> {
  const topics = lessons.map(({ report, read }) => ({
    features: new Map([...read.features].filter(([name]) => isOfTopic(name))),
    label: report.category,
  }));
  const graded = lessons.filter(({ report }) => !roughGrades.has(report.file ?? ""));
  const dangers = graded.map(({ report, read }) => ({ features: read.features, label: report.risk }));
  const judged = graded.map(({ report, read }) => ({
    features: withJudgement(read.features, report.category, report.risk),
    label: report.level,
  }));
  return {
    category: trainLinear(topics, keysOf(categories), settings.category),
    risk: trainLinear(dangers, keysOf(risks), settings.risk),
    level: trainLinear(judged, keysOf(levels), settings.level),
  };
}
