import { type Category, categories, keysOf } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "./compileKnowledge";
import { findAll } from "./phrases";

/** What the words say for a category: their summed weight, each phrase counted once, and the heaviest phrase. */
export interface CategoryEvidence {
  category: Category;
  weight: number;
  from: number;
  to: number;
}

/** Weighs the words of a report for each category; categories without a word are absent. */
export function weighCategories(text: string, knowledge: Knowledge): CategoryEvidence[] {
  const evidence = new Map<Category, CategoryEvidence>();
  for (const { category, weight, pattern } of knowledge.categories) {
    const places = findAll(pattern, text);
    const first = places[0];
    if (!first) continue;
    const different = new Set(places.map(({ from, to }) => text.slice(from, to))).size;
    const known = evidence.get(category) ?? { category, weight: 0, ...first };
    evidence.set(category, { ...known, weight: known.weight + weight * Math.min(different, 4) });
  }
  return keysOf(categories).flatMap((category) => evidence.get(category) ?? []);
}
