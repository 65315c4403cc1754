import type { Rules } from "@qizhen/shared/contract/rulebook";
import type { Category } from "@qizhen/shared/vocabulary";
import { type CountyRules, knowledgeWith, partsOfVersion, product, versionName } from "./countyKnowledge";
import { createReplayer, type Cause, type Decided, decideAgain, type ReplayedReport, type Replayer } from "./replayer";
import { shippedKnowledge } from "./rules/knowledge";
import type { CategoryDuty } from "./rules/knowledge/shapes";
import { faultOf, type PhraseFault } from "./rules/phraseFault";
import { dangerGroups } from "./rules/risk";
import type { TriageParts } from "./triageReport";

/** What the product knows, as far as a county may change it. */
export interface TriageDefaults {
  thresholds: Readonly<Record<string, number>>;
  weights: Readonly<Record<string, number>>;
  duties: Readonly<Record<Category, CategoryDuty>>;
  categories: readonly { category: Category; words: readonly { weight: number; phrases: readonly string[] }[] }[];
  signals: readonly { id: string; what: string; danger: boolean; weight: number; phrases: readonly string[] }[];
}

/** What the rulebook (分诊规则) does with rules; nothing is written. */
export interface TriageRules {
  readonly product: string;
  defaults(): TriageDefaults;
  faultOf(phrase: string): PhraseFault | undefined;
  versionName(number: number): string;
  partsOfVersion(name: string): { product: string; number: number };
  /** Decides cases by two rule sets side by side. `rulesOf`: the rules that decided a case, by the name it keeps. */
  replayer(
    before: CountyRules,
    after: CountyRules,
    now: Date,
    rulesOf: (knowledge: string) => Rules | undefined,
  ): Replayer;
  /** Decides one report again by a rule set. */
  decideAgain(report: ReplayedReport, rules: CountyRules): Decided & { causes: Cause[] };
}

export const createTriageRules = (parts: Pick<TriageParts, "staff" | "regions">): TriageRules => ({
  product,
  defaults: () => ({
    thresholds: { ...shippedKnowledge.thresholds },
    weights: { ...shippedKnowledge.weights },
    duties: shippedKnowledge.duties,
    categories: shippedKnowledge.categories,
    signals: shippedKnowledge.signals.map(({ id, what, group, weight, phrases }) => ({
      id,
      what,
      danger: dangerGroups.has(group),
      weight,
      phrases,
    })),
  }),
  faultOf: (phrase) => faultOf(phrase, shippedKnowledge.lists),
  versionName,
  partsOfVersion,
  replayer: (before, after, now, rulesOf) => createReplayer(before, after, now, rulesOf, parts),
  decideAgain: (report, rules) => decideAgain(report, knowledgeWith(rules)),
});
