import type { Satisfaction } from "@qizhen/shared/contract/statistics";
import type { Category } from "@qizhen/shared/vocabulary";
import type { Actor } from "../accounts";
import type { BookStore } from "./bookStore";
import type { CountStore } from "./countStore";
import type { StatisticsDoors } from "./doors";
import type { CellKind, CountedCell, Counts } from "./rules/shapes";
import { sumOf } from "./rules/cells";
import { figuresOf } from "./rules/figures";
import { firstDayOf, lastDayOf, monthsAfter, monthsIn, periodBefore, periodOf, type Period } from "./rules/period";
import { regionOf } from "./scope";
import { shownWord, words } from "./words";

export interface ReadDoors extends Pick<StatisticsDoors, "regions" | "people"> {
  books: Pick<BookStore, "books" | "state">;
  counts: Pick<CountStore, "read">;
}

export interface Asked {
  actor: Pick<Actor, "region">;
  region?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  mediator?: string | undefined;
  now: Date;
}

/** A word is told where this many cases said it: fewer would point at somebody. */
const fewestSaid = 3;
const trendMonths = 12;

const groups = (cells: readonly CountedCell[], by: (cell: CountedCell) => string): [string, Counts][] => {
  const found = new Map<string, Counts[]>();
  for (const cell of cells) found.set(by(cell), [...(found.get(by(cell)) ?? []), cell.n]);
  return [...found].map(([key, all]) => [key, sumOf(all)]);
};

/** Nothing counted: months in which a case was and is no more. */
const isEmpty = (n: Counts) => Object.values(n).every((count) => count <= 0);

const markOf = (n: Counts) => {
  const rated = n["rated"] ?? 0;
  return rated > 0 ? Math.round((n["marks"] ?? 0) / rated) / 100 : undefined;
};

type Line = Satisfaction["trend"][number];
const trendOf = (period: Period, own: readonly CountedCell[], around: readonly CountedCell[]): Line[] => {
  const at = (cells: readonly CountedCell[], month: string) => sumOf(cells.filter((cell) => cell.month === month).map(({ n }) => n)); // prettier-ignore
  return monthsIn(period).map((month) => {
    const here = at(own, month);
    const [mean, aroundMean] = [markOf(here), markOf(at(around, month))];
    return {
      month,
      rated: here["rated"] ?? 0,
      ...(mean !== undefined && { mean }),
      ...(aroundMean !== undefined && { aroundMean }),
    };
  });
};

const wordsOf = (cells: readonly CountedCell[]): Satisfaction["words"] =>
  groups(cells, ({ value }) => value)
    .map(([counted, n]) => ({ ...shownWord(counted), cases: n["said"] ?? 0 }))
    .filter(({ cases }) => cases >= fewestSaid)
    .sort((a, b) => b.cases - a.cases || (a.word < b.word ? -1 : 1));

/** Rows worth showing, most reported and ended first; those with a mark that can be put in order, best last. */
const worstFirst = <T extends { figures: Satisfaction["total"] }>(rows: T[]): T[] => {
  const rank = ({ figures: { ranked, score } }: T) => (ranked && score ? score.shrunk : 9);
  return rows.sort((a, b) => rank(a) - rank(b) || b.figures.rated - a.figures.rated);
};

const read = (doors: ReadDoors, book: string | undefined) =>
  (nodes: readonly string[], kind: CellKind, period: Period, value?: string) =>
    book && nodes.length > 0 ? doors.counts.read(book, { nodes, kind, period, value }) : Promise.resolve([]); // prettier-ignore

const namesOf = async (ids: readonly string[], { people, regions }: ReadDoors) => {
  const staff = await people.staffByIds([...new Set(ids)]);
  const known = new Map(staff.map((one) => [one.id, one]));
  return (id: string) => ({
    person: { id, name: known.get(id)?.name ?? words.somebody },
    unit: regions.nameOf(known.get(id)?.region ?? ""),
  });
};

/** Everything that the board needs of the counts, in one round. */
const readCells = async ({ mediator }: Asked, code: string, period: Period, doors: ReadDoors) => {
  const { live } = await doors.books.books();
  const cells = read(doors, live);
  const [kind, value] = mediator ? (["staff", mediator] as const) : (["all", undefined] as const);
  const before = periodBefore(period);
  const year = { first: monthsAfter(period.last, 1 - trendMonths), last: period.last };
  const children = doors.regions.childrenOf(code).map((child) => child.code);
  const above = doors.regions.parentOf(code);
  const [own, earlier, all, parts, line, aroundLine, staff, units, kinds, said] = await Promise.all([
    cells([code], kind, period, value),
    cells([code], kind, before, value),
    cells([code], "all", period),
    cells(children, kind, period, value),
    cells([code], kind, year, value),
    cells(mediator ? [code] : above ? [above] : [], "all", year),
    cells([code], "staff", period, value),
    cells([code], "unit", period),
    cells([code], "category", period),
    cells([code], "word", period),
  ]);
  const foldedAt = live ? (await doors.books.state(live)).foldedAt : undefined;
  return { own, earlier, all, parts, year, line, aroundLine, staff, units, kinds, said, children, above, foldedAt };
};

const totalOf = (cells: readonly CountedCell[]) => sumOf(cells.map(({ n }) => n));

/**
 * The board (满意度): figures of a region by its parts, people, units and kinds of matter. Its cost depends on months and
 * regions, never on cases. Who may see it may open the single cases too, so that no mark is hidden from them for secrecy; one
 * of fewer than five cases is left out because it says nothing.
 * @throws notFound for a region that is not below the reader's own
 */
export const readSatisfaction = async (asked: Asked, doors: ReadDoors): Promise<Satisfaction> => {
  const region = regionOf(asked.actor, asked.region, doors);
  const period = periodOf(asked.from, asked.to, asked.now);
  const cells = await readCells(asked, region.code, period, doors);
  const all = totalOf(cells.all);
  const of = (n: Counts) => figuresOf(n, all);
  const { nameOf } = doors.regions;
  const parts = new Map(groups(cells.parts, ({ node }) => node));
  const staff = groups(cells.staff, ({ value }) => value).filter(([, n]) => !isEmpty(n));
  const person = await namesOf([...staff.map(([id]) => id), ...(asked.mediator ? [asked.mediator] : [])], doors);
  const aroundCode = asked.mediator ? region.code : cells.above;
  return {
    region,
    ...(aroundCode && { around: { code: aroundCode, name: nameOf(aroundCode) } }),
    from: firstDayOf(period),
    to: lastDayOf(period),
    asOf: (cells.foldedAt ?? asked.now).toISOString(),
    ...(asked.mediator && { mediator: person(asked.mediator).person }),
    total: figuresOf(totalOf(cells.own), all, 1),
    before: figuresOf(totalOf(cells.earlier), all, 1),
    parts: cells.children.map((code) => ({ region: { code, name: nameOf(code) }, figures: of(parts.get(code) ?? {}) })),
    trend: trendOf(cells.year, cells.line, cells.aroundLine),
    mediators: worstFirst(staff.map(([id, n]) => ({ ...person(id), figures: of(n) }))),
    units: asked.mediator ? [] : worstFirst(groups(cells.units, ({ value }) => value).filter(([, n]) => !isEmpty(n)).map(([name, n]) => ({ name, figures: of(n) }))), // prettier-ignore
    categories: asked.mediator ? [] : worstFirst(groups(cells.kinds, ({ value }) => value as Category).filter(([, n]) => !isEmpty(n)).map(([category, n]) => ({ category: category as Category, figures: of(n) }))), // prettier-ignore
    words: asked.mediator ? [] : wordsOf(cells.said),
  };
};
