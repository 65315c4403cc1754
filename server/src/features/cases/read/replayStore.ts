import { Types } from "mongoose";
import { afterCursor, cutPage } from "../../../kernel/db/keyset";
import { CaseModel, type CaseDocument } from "../model";
import type { CaseRecord } from "../record";
import type { CaseScope } from "../store";
import { orders } from "./listStore";

/** What of a case deciding it again needs. */
export type ReplayedRecord = Pick<
  CaseRecord,
  "id" | "number" | "knowledge" | "regionPath" | "hints" | "triage" | "sealedDescription"
>;

const fields = {
  number: 1,
  knowledge: 1,
  regionPath: 1,
  hints: 1,
  sealedDescription: 1,
  createdAt: 1,
  "triage.category": 1,
  "triage.risk": 1,
  "triage.level": 1,
  "triage.department": 1,
  "triage.service": 1,
  "triage.confidence": 1,
} as const;

/** The index of a region's cases, newest first. */
const newestOfRegion = { regionPath: 1, createdAt: -1, _id: -1 } as const;

/** Cases to decide again. Every query takes the scope first: the county, as a filter by region. */
export const replayStore = {
  page: async (
    scope: CaseScope,
    { limit, cursor }: { limit: number; cursor: string | undefined },
  ): Promise<{ items: ReplayedRecord[]; next: string | null }> => {
    const found = await CaseModel.find({ ...scope, ...afterCursor<CaseDocument>(orders.newest, cursor) }, fields)
      .sort(Object.fromEntries(orders.newest))
      .hint(newestOfRegion)
      .limit(limit + 1)
      .lean<CaseDocument[]>();
    const { page, next } = cutPage(found, limit, orders.newest);
    return { items: page.map(({ _id, ...rest }) => ({ ...rest, id: _id.toHexString() })), next };
  },

  /** How many there are, counted up to `most`. */
  countUpTo: (scope: CaseScope, most: number): Promise<number> =>
    CaseModel.countDocuments({ ...scope }, { limit: most, hint: newestOfRegion }),

  /** The sealed words of some cases, and their parties. */
  sealedWords: async (scope: CaseScope, ids: readonly string[]): Promise<Pick<CaseRecord, "id" | "sealedDescription" | "parties">[]> => {
    const wanted = ids.map((id) => new Types.ObjectId(id));
    const found = await CaseModel.find({ ...scope, _id: { $in: wanted } }, { sealedDescription: 1, parties: 1 }).lean<CaseDocument[]>();
    return found.map(({ _id, sealedDescription, parties }) => ({ id: _id.toHexString(), sealedDescription, parties }));
  },
}; // prettier-ignore
