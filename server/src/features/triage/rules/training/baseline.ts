import type { Category } from "@qizhen/shared/vocabulary";
import type { LabelledReport } from "./trainModel";

/**
 * The plain baseline: multinomial naive Bayes on character pairs with add-one smoothing, nothing else. What triage does must be
 * worth more than this.
 */
export function trainBaseline(reports: LabelledReport[]): (text: string) => Category[] {
  const counts = new Map<Category, { reports: number; pairs: number; of: Map<string, number> }>();
  const known = new Set<string>();
  for (const { text, category } of reports) {
    const mine = counts.get(category) ?? { reports: 0, pairs: 0, of: new Map<string, number>() };
    mine.reports++;
    for (const pair of pairsOf(text)) {
      known.add(pair);
      mine.pairs++;
      mine.of.set(pair, (mine.of.get(pair) ?? 0) + 1);
    }
    counts.set(category, mine);
  }
  return (text) => {
    const pairs = pairsOf(text).filter((pair) => known.has(pair));
    const scored = [...counts].map(([category, mine]) => {
      const prior = Math.log(mine.reports / reports.length);
      const said = pairs.reduce(
        (sum, pair) => sum + Math.log(((mine.of.get(pair) ?? 0) + 1) / (mine.pairs + known.size)),
        0,
      );
      return { category, score: prior + said };
    });
    return scored.sort((a, b) => b.score - a.score).map(({ category }) => category);
  };
}

function pairsOf(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
}
