import type { StatedFacts } from "@qizhen/shared/contract/triage";
import { type Category, type Level, type Risk, type Service, keysOf, risks } from "@qizhen/shared/vocabulary";
import type { CategoryEvidence } from "./categories";
import type { Knowledge } from "./compileKnowledge";
import { explain, type Reason } from "./explain";
import { type WeighedCategory, weighAll } from "./decideCategory";
import { dutyFor } from "./duty";
import { chooseLevel, notBelow } from "./level";
import { askBack } from "./questions";
import { judge, judgeLevel, readReport, type ReadReport } from "./report";
import { dangerGroups, gradeRisk, type HeldRule } from "./risk";
import { wishedService } from "./wishedService";
import { statedFacts } from "./statedFacts";

/** What is read: the words, and what the resident chose themselves. */
export interface ReportText {
  description: string;
  category?: Category | undefined;
  service?: Service | undefined;
  /** Where it lies, county first: a county may have other departments in parts of it. */
  path?: readonly string[] | undefined;
}

/** What a report means (分诊的理解). Every conclusion has its reason. */
export interface Understanding {
  category: Category;
  /** The three likeliest. */
  categories: WeighedCategory[];
  risk: Risk;
  held: HeldRule[];
  level: Level;
  department: string;
  service: Service;
  violenceAtHome: boolean;
  /** Not red, yet somebody may be in danger: a person looks first. */
  mayBeDanger: boolean;
  /** Somebody who speaks Mongolian is wanted. */
  mongolian: boolean;
  reasons: Reason[];
  facts: StatedFacts;
  questions: string[];
  /** 0–1: how sure it is of category and colour together. */
  confidence: number;
  basis: Basis;
}

/** What a conclusion rests on, in numbers: kept with a case, so that most changes of rules can be replayed without its words. */
export interface Basis {
  /** How likely the model finds each colour. */
  likely: Record<Risk, number>;
  people?: number;
  amount?: number;
  /** The report's own level, before a county's lowest. */
  level: Level;
  mongolian: boolean;
}

/** Understands a report. Pure: the same report and knowledge give the same answer. */
export function understand(report: ReportText, knowledge: Knowledge): Understanding {
  return conclude(report, readReport(report.description, knowledge), knowledge);
}

/** Concludes from what was read, which the same words and model have read. Thresholds, levels and departments count here. */
export function conclude(report: ReportText, read: ReadReport, knowledge: Knowledge): Understanding {
  const { thresholds } = knowledge.data;
  const topics = judge(knowledge.model.category, read.features);
  const weighed = weighAll(topics, read.legible ? read.evidence : nothingReadable, report.category);
  const category = categoryOf(report, weighed);
  const model = riskModel(knowledge, read);
  const { risk, held } = gradeRisk({ ...read, category, model, thresholds });
  const chosen = chooseLevel({
    ...read, category, risk, thresholds,
    model: judgeLevel(knowledge.model.level, read.features, category, risk),
  }); // prettier-ignore
  const { level, because } = notBelow(chosen, knowledge.data.lowest[category]?.[risk]);
  const duty = dutyFor(category, report.path, knowledge.data);
  const upper = level !== "grid" && level !== "village";
  const department = upper ? duty.department : duty.village;
  const proposed = upper ? (duty.townService ?? duty.service) : duty.service;
  const service = report.service ?? wishedService(report.description, knowledge) ?? proposed;
  const confidence = confidenceOf(report, read, weighed, held, risk, model);
  const sounds = read.found.some(({ signal }) => signal.weight === 3 && dangerGroups.has(signal.group));
  const mayBeDanger = risk !== "red" && (sounds || model.red >= thresholds.maybeDanger);
  const decided = { category, risk, level, department, service, held, mayBeDanger };
  return {
    ...decided,
    categories: weighed.slice(0, 3),
    violenceAtHome: isViolenceAtHome(held, category, read),
    mongolian: read.facts.marks.mongolian !== undefined,
    reasons: explain({ report, read, ...decided, levelBecause: because }, knowledge),
    facts: statedFacts(read, report.description),
    questions: askBack({ report, read, risk, weighed, maybeDanger: model.red >= thresholds.maybeDanger }),
    confidence,
    basis: basisOf(read, model, chosen.level),
  };
}

/** What nobody but a person can read speaks for no category that is known. */
const nothingReadable: CategoryEvidence[] = [{ category: "other", weight: 10_000, from: 0, to: 0 }];

function basisOf({ facts: { people, amount, marks } }: ReadReport, likely: Basis["likely"], level: Level): Basis {
  return {
    likely,
    ...(people && { people: people.value }),
    ...(amount && { amount: amount.value }),
    level,
    mongolian: marks.mongolian !== undefined,
  };
}

function categoryOf({ description, category }: ReportText, weighed: WeighedCategory[]): Category {
  if (description.trim() === "") return category ?? "other";
  return weighed[0]?.category ?? "other";
}

function riskModel(knowledge: Knowledge, read: ReadReport): Record<Risk, number> {
  const likely = judge(knowledge.model.risk, read.features);
  const entries = keysOf(risks).map((risk) => [risk, likely.get(risk) ?? 0] as const);
  return Object.fromEntries(entries) as Record<Risk, number>;
}

/** The likelihood of the category, drawn down where the model of colours disagrees with the rules. */
function confidenceOf(
  { description, category }: ReportText,
  { legible }: ReadReport,
  weighed: WeighedCategory[],
  held: HeldRule[],
  risk: Risk,
  model: Record<Risk, number>,
): number {
  const length = description.trim().length;
  if (length === 0) return 0;
  const sure = category === weighed[0]?.category ? 1 : (weighed[0]?.weight ?? 0);
  const agrees = held.length > 0 ? Math.max(model[risk], 0.6) : model[risk];
  const enough = Math.min(1, (length + 4) / 12) * (legible ? 1 : 0.4);
  return Math.round((0.6 * sure + 0.4 * agrees) * enough * 100) / 100;
}

function isViolenceAtHome(held: HeldRule[], category: Category, { found }: ReadReport): boolean {
  if (held.some(({ rule }) => rule === "home_violence" || rule === "blows")) return true;
  const violent = held.some(({ rule, risk }) => risk === "red" && bodily.has(rule));
  return violent && (category === "family" || found.some(({ signal }) => signal.group === "home"));
}

const bodily = new Set(["violence_now", "armed", "wounded", "will_strike", "held", "at_the_door", "cries_for_help"]);
