import { openStatuses, type Category, type Outcome, type Risk, type Status } from "@qizhen/shared/vocabulary";
import { Types, type QueryFilter } from "mongoose";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { CaseModel, type CaseDocument } from "./model";
import type { CaseParty, CaseRecord, TimelineEntry } from "./record";
import type { CaseScope } from "./store";

/** What of a case tells whether another is the same matter (相似件). Read for the platform; what of it is shown is decided there. */
export interface LikeRecord {
  id: string;
  number: string;
  title: string;
  category: Category;
  risk: Risk;
  riskRank: number;
  status: Status;
  outcome?: Outcome | undefined;
  createdAt: Date;
  regions: CaseRecord["regions"];
  regionPath: string[];
  centre: { code: string; name: string };
  /** Pairs of neighbouring characters of its masked words. */
  grams: string[];
  violenceAtHome: boolean;
  parties: CaseParty[];
  partyUserIds: string[];
  responsible?: { id: string; name: string; unit: string } | undefined;
  groupId?: string | undefined;
}

const fields = {
  number: 1,
  title: 1,
  category: 1,
  risk: 1,
  riskRank: 1,
  status: 1,
  outcome: 1,
  createdAt: 1,
  regions: 1,
  regionPath: 1,
  centre: 1,
  grams: 1,
  violenceAtHome: 1,
  parties: 1,
  partyUserIds: 1,
  responsible: 1,
  groupId: 1,
} as const;

type Found = Omit<LikeRecord, "id"> & { _id: Types.ObjectId };
const recordOf = ({ _id, ...rest }: Found): LikeRecord => ({ id: _id.toHexString(), ...rest });

const many = async (
  where: QueryFilter<CaseDocument>,
  limit: number,
  hint: Readonly<Record<string, 1 | -1>>,
): Promise<LikeRecord[]> => {
  const found = await CaseModel.find(where, fields)
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .hint(hint)
    .lean<Found[]>();
  return found.map(recordOf);
};

export const likeStore = {
  /** The newest of a region since a day, so many at most: the cost does not grow with the collection. */
  newestIn: (scope: CaseScope, region: string, since: Date, limit: number) =>
    many({ $and: [{ regionPath: region, createdAt: { $gte: since } }, scope] }, limit, {
      regionPath: 1,
      createdAt: -1,
      _id: -1,
    }),

  /** Those of somebody, within a scope: by their account, or the number they left. */
  ofPerson: async (
    scope: CaseScope,
    { userIds, phoneIndexes }: { userIds: readonly string[]; phoneIndexes: readonly string[] },
    limit: number,
  ): Promise<LikeRecord[]> => {
    const byUser = userIds.map((id) =>
      many({ $and: [{ partyUserIds: id }, scope] }, limit, { partyUserIds: 1, createdAt: -1, _id: -1 }),
    );
    const byPhone = phoneIndexes.map((index) =>
      many({ $and: [{ "parties.phoneIndex": index }, scope] }, limit, { "parties.phoneIndex": 1 }),
    );
    const found = (await Promise.all([...byUser, ...byPhone])).flat();
    return [...new Map(found.map((one) => [one.id, one])).values()];
  },

  find: async (scope: CaseScope, id: string): Promise<LikeRecord | undefined> => {
    if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
    const found = await CaseModel.findOne({ $and: [{ _id: new Types.ObjectId(id) }, scope] }, fields).lean<Found>();
    return found ? recordOf(found) : undefined;
  },

  /** Cases of a group in the order of their ids, after one of them. */
  ofGroup: async (scope: CaseScope, groupId: string, limit: number, after?: string): Promise<LikeRecord[]> => {
    const later = after && { _id: { $gt: new Types.ObjectId(after) } };
    const found = await CaseModel.find({ $and: [{ groupId, ...later }, scope] }, fields)
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Found[]>();
    return found.map(recordOf);
  },

  countOf: (scope: CaseScope, groupId: string): Promise<number> =>
    CaseModel.countDocuments({ $and: [{ groupId }, scope] }),

  /** Puts an open case into a group, unless it is in one. False: it is in another, or closed. */
  join: async (
    id: string,
    groupId: string,
    line: TimelineEntry,
    outbox: readonly OutboxEntry[],
    now: Date,
  ): Promise<boolean> => {
    const { modifiedCount } = await CaseModel.updateOne(
      { _id: new Types.ObjectId(id), groupId: { $exists: false }, status: { $in: [...openStatuses] } },
      {
        $set: { groupId, updatedAt: now, outboxAt: now },
        $push: { timeline: line, outbox: { $each: [...outbox] } } as never,
        $inc: { version: 1 },
      },
    );
    return modifiedCount === 1;
  },

  /** Takes a case out of this group. False: it is not in it. */
  leave: async (
    id: string,
    groupId: string,
    line: TimelineEntry,
    outbox: readonly OutboxEntry[],
    now: Date,
  ): Promise<boolean> => {
    const { modifiedCount } = await CaseModel.updateOne(
      { _id: new Types.ObjectId(id), groupId, status: { $exists: true } },
      {
        $unset: { groupId: 1 },
        $set: { updatedAt: now, outboxAt: now },
        $push: { timeline: line, outbox: { $each: [...outbox] } } as never,
        $inc: { version: 1 },
      },
    );
    return modifiedCount === 1;
  },
};
