import { Types, type QueryFilter } from "mongoose";
import { CaseModel, type CaseDocument } from "../model";
import type { CaseRecord } from "../record";
import type { CaseScope } from "../store";

/** What of a case deciding it again needs. */
export type ReplayedRecord = Pick<
  CaseRecord,
  "id" | "number" | "knowledge" | "regionPath" | "hints" | "basis" | "ownDecision" | "triage" | "sealedDescription"
>;

const fields = {
  number: 1,
  knowledge: 1,
  regionPath: 1,
  hints: 1,
  basis: 1,
  ownDecision: 1,
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

/** Where a slice ends. */
export interface ReplayPlace {
  at: Date;
  id: string;
}

/** Bounded by one range of the index, so that each slice costs the same however far down it lies. */
const olderThan = (after: ReplayPlace | undefined): QueryFilter<CaseDocument> =>
  after
    ? {
        createdAt: { $lte: after.at },
        $or: [{ createdAt: { $lt: after.at } }, { _id: { $lt: new Types.ObjectId(after.id) } }],
      }
    : {};

/** Cases to decide again. Every query takes the scope first: the county, as a filter by region. */
export const replayStore = {
  page: async (
    scope: CaseScope,
    { limit, after }: { limit: number; after: ReplayPlace | undefined },
  ): Promise<{ items: ReplayedRecord[]; next: ReplayPlace | undefined }> => {
    const found = await CaseModel.find({ ...scope, ...olderThan(after) }, fields)
      .sort({ createdAt: -1, _id: -1 })
      .hint(newestOfRegion)
      .limit(limit)
      .lean<CaseDocument[]>();
    const last = found.length === limit ? found.at(-1) : undefined;
    return {
      items: found.map(({ _id, ...rest }) => ({ ...rest, id: _id.toHexString() })),
      next: last && { at: last.createdAt, id: last._id.toHexString() },
    };
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
