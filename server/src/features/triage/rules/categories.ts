import { type Category, categories, keysOf } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "./compileKnowledge";
import { findWords } from "./lexicon";

/** What the words say for a category: their summed weight, each phrase counted once, and the heaviest phrase. */
export interface CategoryEvidence {
  category: Category;
  weight: number;
  from: number;
  to: number;
}

/** Words that speak for a category, all with one weight. */
export interface CategoryWord {
  category: Category;
  weight: number;
}

/** So many different words of one weight speak for a category; more say no more. */
const mostWords = 4;

/** Weighs the words of a report for each category; categories without a word are absent. */
export function weighCategories(text: string, knowledge: Pick<Knowledge, "categories">): CategoryEvidence[] {
  const said = new Map<CategoryWord, { words: Set<string>; from: number; to: number }>();
  for (const { means, from, to } of findWords(knowledge.categories, text)) {
    const known = said.get(means);
    if (known) known.words.add(text.slice(from, to));
    else said.set(means, { words: new Set([text.slice(from, to)]), from, to });
  }
  const evidence = new Map<Category, CategoryEvidence & { heaviest: number }>();
  for (const [{ category, weight }, { words, from, to }] of said) {
    const known = evidence.get(category) ?? { category, weight: 0, from, to, heaviest: weight };
    const heavier = weight > known.heaviest ? { from, to, heaviest: weight } : {};
    evidence.set(category, { ...known, ...heavier, weight: known.weight + weight * Math.min(words.size, mostWords) });
  }
  return keysOf(categories).flatMap((category) => {
    const found = evidence.get(category);
    return found ? [{ category, weight: found.weight, from: found.from, to: found.to }] : [];
  });
}
