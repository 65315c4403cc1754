import type { Category, Level, Risk, Service } from "@qizhen/shared/vocabulary";
import type { LinearModel } from "../linear";
import type { Lists } from "../phrases";
import type { Sense } from "./senses";
import type { Sign } from "./signs";
import type { Weights } from "./weights";

/** Guards (排除): what takes the danger out of a phrase that stands near it. */
export type GuardName = "negated" | "heard" | "past" | "feared" | "over";

/** Words that cancel a phrase when they stand within so many characters before or after it. */
export interface Guard {
  name: string;
  before: string[];
  within: number;
  after: string[];
  afterWithin: number;
}

/** One kind of thing a report can say, with the phrases that say it (notation: phrases.ts). */
export interface Signal {
  id: string;
  /** Signals of one group are one piece of evidence: only the heaviest counts. */
  group: string;
  /** What has been noticed, in words for a resident: 「有人说不想活了」. */
  what: string;
  /** 3: dangerous by itself; 2: with one more thing; 1: a hint. */
  weight: number;
  phrases: string[];
  /** Guards that cancel it. */
  unless: GuardName[];
}

/** Words for a category (类别); a heavier word speaks more for it. */
export interface CategoryWords {
  category: Category;
  words: { weight: number; phrases: string[] }[];
}

/** Who is in charge of a category, and the service that is proposed. */
export interface CategoryDuty {
  /** From the town up. */
  department: string;
  /** In the grid and the village. */
  village: string;
  service: Service;
  /** Proposed instead from the town up. */
  townService?: Service;
}

/** Another department or service in part of a county: the region and everything below it. */
export interface LocalDuty {
  region: string;
  category: Category;
  duty: CategoryDuty;
}

/** The lowest level that may settle a category at a colour (层级规则); what is absent is decided by the report alone. */
export type LowestLevels = Partial<Record<Category, Partial<Record<Risk, Level>>>>;

/** How counts, sums, ages and the other side are read. */
export interface FactWords {
  people: string[];
  notPeople: string[];
  notDisputed: string[];
  moneyUnits: string[];
  notMoney: string[];
  perMonth: string[];
  perPerson: string[];
  perMu: string[];
  unpaid: string[];
  organisation: string[];
  authority: string[];
  acrossVillages: string[];
  acrossTowns: string[];
  medicalDeath: string[];
  trifles: string[];
  asks: string[];
  mongolian: string[];
}

/** Numbers that the grading rests on; sums in yuan, likelihoods 0–1. */
export interface Thresholds {
  redWeight: number;
  redDoubt: number;
  modelHintsRed: number;
  modelAloneRed: number;
  modelAloneOrange: number;
  modelAloneYellow: number;
  maybeDanger: number;
  crowd: number;
  bigCrowd: number;
  several: number;
  largeSum: number;
  hugeSum: number;
  softYellow: number;
  softOrange: number;
  softThreat: number;
  sure: number;
}

/** Everything triage rests on, as data: what a county may change, and what the trainer writes. */
export interface KnowledgeData {
  version: string;
  lists: Lists;
  idioms: string[];
  guards: Record<GuardName, Guard>;
  nowWords: string[];
  signals: Signal[];
  /** Kinds of danger, threat and calm whose company the model weighs. */
  signs: Sign[];
  categories: CategoryWords[];
  senses: Sense[];
  services: { service: Service; phrases: string[] }[];
  facts: FactWords;
  thresholds: Thresholds;
  duties: Record<Category, CategoryDuty>;
  localDuties: LocalDuty[];
  lowest: LowestLevels;
  weights: Weights;
  model: { category: LinearModel; risk: LinearModel; level: LinearModel };
}
