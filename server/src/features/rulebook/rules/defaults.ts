import type { RuleDefaults } from "@qizhen/shared/contract/rulebook";
import { ordinaryDeadlines } from "@qizhen/shared/rules/deadlineSettings";
import type { Category } from "@qizhen/shared/vocabulary";
import { clockFields, numberFields, thresholdMeanings, weightMeanings } from "./fields";

/** What the product knows, as triage gives it. */
interface ProductKnowledge {
  thresholds: Readonly<Record<string, number>>;
  weights: Readonly<Record<string, number>>;
  duties: RuleDefaults["departments"];
  categories: readonly { category: Category; words: readonly { weight: number; phrases: readonly string[] }[] }[];
  signals: readonly { id: string; what: string; danger: boolean; weight: number; phrases: readonly string[] }[];
}

/** What there is to change, in words, with what the product has. */
export const describeDefaults = (product: string, from: ProductKnowledge): RuleDefaults => ({
  product,
  thresholds: numberFields(thresholdMeanings, from.thresholds),
  weights: numberFields(weightMeanings, from.weights),
  deadlines: clockFields(ordinaryDeadlines),
  departments: from.duties,
  categories: Object.fromEntries(
    from.categories.map(({ category, words }) => [
      category,
      words.flatMap(({ weight, phrases }) => phrases.map((phrase) => ({ phrase, weight }))),
    ]),
  ) as RuleDefaults["categories"],
  signals: from.signals.map((signal) => ({ ...signal, phrases: [...signal.phrases] })),
});
