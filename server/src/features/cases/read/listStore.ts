import type { QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { CaseModel, type CaseDocument } from "../model";
import type { CaseSummary } from "../record";
import type { CaseScope } from "../store";

/** Ways to page through cases; each rests on an index of model.ts, given by its fields. */
export const orders = {
  newest: [
    ["createdAt", -1],
    ["_id", -1],
  ],
  due: [
    ["dueAt", 1],
    ["_id", 1],
  ],
  touched: [
    ["updatedAt", -1],
    ["_id", -1],
  ],
} as const satisfies Record<string, Order>;

export interface Page {
  scope: CaseScope;
  where: QueryFilter<CaseDocument>;
  order: keyof typeof orders;
  /** The index that answers it, where the planner might think of a worse one. */
  hint?: Readonly<Record<string, 1 | -1>> | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Left out: what is long or sealed. */
const leftOut = {
  timeline: 0,
  doneKeys: 0,
  sealedDescription: 0,
  sealedWish: 0,
  sealedAddress: 0,
  sealedLocation: 0,
  unmasked: 0,
  grams: 0,
  outbox: 0,
  outboxAt: 0,
  outboxTries: 0,
  intent: 0,
} as const;

type Found = CaseSummary & { _id: CaseDocument["_id"] };
const summaryOf = ({ _id, ...rest }: Found): CaseSummary => ({ ...rest, id: _id.toHexString() });

/** The query of a page, also for a test to explain. */
export const pageQuery = ({ scope, where, order, hint, limit, cursor }: Page) => {
  const query = CaseModel.find({ $and: [where, scope, afterCursor<CaseDocument>(orders[order], cursor)] }, leftOut)
    .sort(Object.fromEntries(orders[order]))
    .limit(limit + 1);
  return hint ? query.hint(hint) : query;
};

/** One page of cases in an order. */
export const readPage = async (page: Page): Promise<{ items: CaseSummary[]; next: string | null }> => {
  const found = await pageQuery(page).lean<Found[]>();
  const cut = cutPage(found, page.limit, orders[page.order]);
  return { items: cut.page.map(summaryOf), next: cut.next };
};

/** What of a case is counted by whom. */
export interface DueCase {
  responsible?: { id: string; name: string } | undefined;
  centre: { code: string; name: string };
  dueAt: Date;
}

/** What is due until an instant, the most overdue first. */
export const readDue = (scope: CaseScope, until: Date, most: number): Promise<DueCase[]> =>
  CaseModel.find(
    { $and: [scope, { dueAt: { $gt: new Date(0), $lte: until } }] },
    { responsible: 1, centre: 1, dueAt: 1 },
  )
    .sort({ dueAt: 1, _id: 1 })
    .limit(most)
    .hint({ regionPath: 1, dueAt: 1, _id: 1 })
    .lean<DueCase[]>();

/** How many there are, counted up to `most`. */
export const countUpTo = (
  most: number,
  { scope, where, hint }: Pick<Page, "scope" | "where" | "hint">,
): Promise<number> => CaseModel.countDocuments({ $and: [where, scope] }, { limit: most, ...(hint && { hint }) });
