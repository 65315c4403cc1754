import type { Category } from "@qizhen/shared/vocabulary";
import type { Clock } from "../../../kernel/clock";
import { longestPiece } from "../rules/search/longestPiece";
import { createSearch } from "./index";
import type { SearchQuestion } from "./putQuestion";

/** A report that somebody has labelled. */
export interface LabelledText {
  id: string;
  text: string;
  category: Category;
}

/** How often a question of the same category was among the first five, 0…1. */
export interface SearchFigures {
  reports: number;
  search: number;
  substring: number;
}

const inFirst = 5;
const titleLength = 30;

const questionOf = ({ id, text, category }: LabelledText, day: string): SearchQuestion => ({
  id,
  title: (/^[^，。！？,.!?；;]*/.exec(text)?.[0] ?? "").slice(0, titleLength),
  body: text,
  answers: [],
  category,
  helped: 0,
  day,
});

/** Reports that were written as variants of each other (p001a, p001b). */
const matterOf = (id: string) => id.replace(/(?<=\d)[a-z]$/, "");

/** The first five by the longest piece in common. */
const plainlyAlike = (text: string, others: readonly LabelledText[]): string[] => {
  const piece = longestPiece(text);
  return others
    .map(({ id, text: other }) => ({ id, length: piece(other) }))
    .sort((a, b) => b.length - a.length)
    .slice(0, inFirst)
    .map(({ id }) => id);
};

/**
 * Uses labelled reports as questions, each looked for by its own text while it and its variants are left out of what is found. Fills the
 * connected database, which is for this alone.
 */
export const evaluateSearch = async (given: readonly LabelledText[], clock: Clock): Promise<SearchFigures> => {
  const reports = given.map((report, at) => ({ ...report, id: `${at}-${report.id}` }));
  const search = createSearch({ clock });
  const day = clock().toISOString().slice(0, 10);
  await search.rebuild(
    (async function* () {
      for (const report of reports) yield Promise.resolve(questionOf(report, day));
    })(),
  );
  const byId = new Map(reports.map((report) => [report.id, report]));
  const matters = new Map(reports.map(({ id }, at) => [id, matterOf(given[at]?.id ?? id)]));
  let [found, foundPlainly] = [0, 0];
  for (const report of reports) {
    const matter = matters.get(report.id);
    const [left, others] = [true, false].map((own) => reports.filter(({ id }) => (matters.get(id) === matter) === own));
    const same = (ids: readonly string[]) => ids.some((id) => byId.get(id)?.category === report.category);
    const alike = await search.similar(report.text, { limit: inFirst, except: (left ?? []).map(({ id }) => id) });
    if (same(alike)) found += 1;
    if (same(plainlyAlike(report.text, others ?? []))) foundPlainly += 1;
  }
  return { reports: reports.length, search: found / reports.length, substring: foundPlainly / reports.length };
};
