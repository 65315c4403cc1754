import type { CountedCase, Measure } from "@qizhen/shared/contract/statistics";
import { addDays, startOfDay } from "@qizhen/shared/rules/shanghaiDays";
import { maskText } from "@qizhen/shared/rules/masking";
import { ordinaryLimit } from "../../kernel/db/keyset";
import type { Actor } from "../accounts";
import type { CountedCaseSource } from "../cases";
import type { BookStore } from "./bookStore";
import type { StatisticsDoors } from "./doors";
import type { Judgement } from "./rules/shapes";
import type { FactStore } from "./factStore";
import type { Facts } from "./rules/shapes";
import { firstDayOf, lastDayOf, periodOf } from "./rules/period";
import { regionOf } from "./scope";

export interface ListDoors extends Pick<StatisticsDoors, "regions" | "cases" | "judgementsOf"> {
  books: Pick<BookStore, "books">;
  facts: Pick<FactStore, "behind">;
}

interface Asked {
  actor: Actor;
  region?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  measure: Measure;
  mediator?: string | undefined;
  category?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  now: Date;
}

const commentsOf = (judged: Judgement | undefined) =>
  (judged?.ratings ?? []).flatMap(({ words }) => (words ? [maskText(words)] : [])).join("；");

/** One row. Whoever had the case in hand themselves sees neither its mark nor its words: nobody reads a single rating of their own. */
const present = (
  { facts, c, judged }: { facts: Facts; c: CountedCaseSource; judged: Judgement | undefined },
  actor: Actor,
): CountedCase => {
  const isOwn = facts.staff?.id === actor.id;
  const said = commentsOf(judged);
  return {
    id: c.id,
    number: c.number,
    title: c.title,
    status: c.status,
    ...(c.outcome && { outcome: c.outcome }),
    grid: c.grid && { code: c.grid.code, name: c.grid.name },
    ...(facts.staff && { mediator: { id: facts.staff.id, name: facts.staff.name } }),
    reportedAt: facts.reportedAt.toISOString(),
    ...(facts.endedAt && { endedAt: facts.endedAt.toISOString() }),
    ...(facts.mark !== undefined && !isOwn && { mark: facts.mark / 100 }),
    ...(said && !isOwn && { words: said }),
    reopened: c.reopened,
  };
};

/** The cases behind a number of the board, a page at a time. @throws notFound for a region that is not below the reader's own */
export const listCounted = async (
  asked: Asked,
  doors: ListDoors,
): Promise<{ items: CountedCase[]; next: string | null }> => {
  const { actor, now, measure, mediator, category, limit = ordinaryLimit, cursor } = asked;
  const region = regionOf(actor, asked.region, doors);
  const { live } = await doors.books.books();
  if (!live) return { items: [], next: null };
  const period = periodOf(asked.from, asked.to, now);
  const { items, next } = await doors.facts.behind(live, {
    region: region.code,
    measure,
    from: startOfDay(firstDayOf(period)),
    until: startOfDay(addDays(lastDayOf(period), 1)),
    staffId: mediator,
    category,
    limit,
    cursor,
  });
  const ids = items.map(({ caseId }) => caseId);
  const [cases, judged] = await Promise.all([doors.cases.countedOf(ids), doors.judgementsOf(ids)]);
  const rows = items.flatMap(({ caseId, facts }) => {
    const c = cases.get(caseId);
    return c && facts ? [present({ facts, c, judged: judged.get(caseId) }, actor)] : [];
  });
  return { items: rows, next };
};
