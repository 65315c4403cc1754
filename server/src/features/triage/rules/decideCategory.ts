import { type Category, categories, keysOf } from "@qizhen/shared/vocabulary";
import type { CategoryEvidence } from "./categories";

/** A category with how likely it is; the likelihoods of all add up to 1. */
export interface WeighedCategory {
  category: Category;
  weight: number;
}

/** How much the words count beside the model, which has seen them too. */
const wordsCount = 1.2;
/** What the resident chose is this many times likelier than it looks. */
const choiceCounts = 8;

/** Puts the categories in order of likelihood: the model, the words, and the resident's own choice. */
export function weighAll(
  model: ReadonlyMap<string, number>,
  evidence: CategoryEvidence[],
  chosen: Category | undefined,
): WeighedCategory[] {
  const most = Math.max(1, ...evidence.map(({ weight }) => weight));
  const byWords = new Map(evidence.map(({ category, weight }) => [category, weight / most]));
  const raised = keysOf(categories).map((category) => ({
    category,
    weight:
      (model.get(category) ?? 0) *
      Math.exp(wordsCount * (byWords.get(category) ?? 0)) *
      (category === chosen ? choiceCounts : 1),
  }));
  const total = raised.reduce((sum, { weight }) => sum + weight, 0);
  return raised
    .map(({ category, weight }) => ({ category, weight: weight / total }))
    .sort((a, b) => b.weight - a.weight || a.category.localeCompare(b.category));
}
