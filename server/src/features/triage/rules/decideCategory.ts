import { type Category, categories, keysOf } from "@qizhen/shared/vocabulary";
import type { CategoryEvidence } from "./categories";

/** A category with how likely it is; the likelihoods of all add up to 1. */
export interface WeighedCategory {
  category: Category;
  weight: number;
}

/** How much the words of the lists count beside the model, which has not seen the lists. */
const wordsCount = 0.6;
/** Model and words see the same text, so that together they are surer than they should be: the weights are evened (校准). */
const evening = 0.7;

/** Puts the categories in order of likelihood by the model and the words; what the resident chose comes first. */
export function weighAll(
  model: ReadonlyMap<string, number>,
  evidence: CategoryEvidence[],
  chosen: Category | undefined,
): WeighedCategory[] {
  // Where not one word is known, it is most likely something else (其他).
  const byWords = new Map<Category, number>(
    evidence.length === 0 ? [["other", 66]] : evidence.map(({ category, weight }) => [category, weight]),
  );
  const raised = keysOf(categories).map((category) => ({
    category,
    weight: ((model.get(category) ?? 0) * (1 + (byWords.get(category) ?? 0)) ** wordsCount) ** evening,
  }));
  const total = raised.reduce((sum, { weight }) => sum + weight, 0);
  const shares = chosen === undefined ? 1 : 2;
  return raised
    .map(({ category, weight }) => ({ category, weight: (weight / total + (category === chosen ? 1 : 0)) / shares }))
    .sort((a, b) => b.weight - a.weight || a.category.localeCompare(b.category));
}
