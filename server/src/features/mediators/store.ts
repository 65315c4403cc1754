import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { LoadModel } from "./model";

/** A place taken, by ids. */
export interface HeldPlace {
  staffId: string;
  caseId: string;
}

/** What somebody has in hand as it is stored; see LoadRecord. */
export interface StoredLoad {
  open: number;
  load: number;
  /** Cases given in the last thirty days. */
  lately: number;
}

/** Who has the place now, and what they have in hand with it. */
export interface Taken {
  staffId: string;
  open: number;
  load: number;
}

interface ClaimCommand {
  /** Who is as good as each other for the case: whoever of them has least in hand when it is written gets it. */
  staffIds: readonly string[];
  caseId: string;
  /** What each of them can take. */
  capacity: number;
  /** What the case weighs. */
  load: number;
  /** They were chosen because one of them has no more than this in hand: if none has, somebody else may be the better choice. */
  atMost: number;
  now: Date;
}

const never = new Date(0);
const latelyDays = 30;
/** Another may change a claim's weight between reading and taking it away. */
const mostTries = 4;

/** Places that people have for cases. Scope: the staff id is part of every query but the sweep's, which is nobody's. */
export const loadStore = {
  /**
   * Takes a place with the one of these people who has least in hand, and of those the one to whom nothing was given for longest. All is
   * decided in the one update, so that however many ask at once, in however many processes, nobody gets one too many and equals get
   * equally much. Undefined: none of them can. Everybody needs a document: see `ensure`.
   */
  claim: async ({ staffIds, caseId, capacity, load, atMost, now }: ClaimCommand): Promise<Taken | undefined> => {
    const id = new Types.ObjectId(caseId);
    // Not through mongoose, whose casting would cost as much as the write itself: every report makes this one.
    const found = await LoadModel.collection.findOneAndUpdate(
      {
        _id:
          staffIds.length === 1
            ? new Types.ObjectId(staffIds[0])
            : { $in: staffIds.map((one) => new Types.ObjectId(one)) },
        open: { $lt: capacity },
        ...(atMost !== Infinity && { load: { $not: { $gt: atMost } } }),
        "claims.caseId": { $ne: id },
      },
      {
        $push: { claims: { caseId: id, at: now, load } },
        $inc: { open: 1, load, [`given.${dayOf(now)}`]: 1 },
        $set: { givenAt: now },
      } as never,
      {
        returnDocument: "after",
        projection: { open: 1, load: 1 },
        ...(staffIds.length > 1 && { sort: { load: 1, givenAt: 1, _id: 1 } }),
      },
    );
    return found
      ? { staffId: String(found._id), open: Number(found["open"]), load: Number(found["load"] ?? 0) }
      : undefined;
  },

  /** Who of these people has a place for the case already. */
  holderOf: async (caseId: string, staffIds: readonly string[]): Promise<string | undefined> => {
    const found = await LoadModel.findOne(
      { _id: { $in: staffIds }, "claims.caseId": new Types.ObjectId(caseId) },
      { _id: 1 },
    ).lean();
    return found?._id.toHexString();
  },

  /** Makes documents for people who never had a case; nothing happens to those who have one. */
  ensure: async (staffIds: readonly string[]): Promise<void> => {
    if (staffIds.length === 0) return;
    const empty = { open: 0, load: 0, given: {}, claims: [], sweptAt: never };
    try {
      await LoadModel.insertMany(
        staffIds.map((_id) => ({ _id, ...empty })),
        { ordered: false },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // another made some of them in between; the rest are made all the same
    }
  },

  /** Gives a place back. @returns what it weighed; undefined where there was none */
  release: async (staffId: string, caseId: string): Promise<number | undefined> => {
    const id = new Types.ObjectId(caseId);
    for (let tries = 0; tries < mostTries; tries++) {
      const load = await weightOf(staffId, id);
      if (load === undefined) return undefined;
      const { modifiedCount } = await LoadModel.updateOne(weighing(staffId, id, load), {
        $pull: { claims: { caseId: id } },
        $inc: { open: -1, load: -load },
      });
      if (modifiedCount === 1) return load;
    }
    return undefined;
  },

  /** Lets a case weigh something else. @returns by how much more; undefined where they do not have it, or it weighs that already */
  reweigh: async (staffId: string, caseId: string, load: number): Promise<number | undefined> => {
    const id = new Types.ObjectId(caseId);
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await weightOf(staffId, id);
      if (before === undefined || before === load) return undefined;
      const { modifiedCount } = await LoadModel.updateOne(weighing(staffId, id, before), {
        $set: { "claims.$.load": load },
        $inc: { load: load - before },
      });
      if (modifiedCount === 1) return load - before;
    }
    return undefined;
  },

  /** Cases in hand; who is not in the map has none. */
  openOf: async (staffIds: readonly string[]): Promise<Map<string, number>> => {
    const found = await LoadModel.find({ _id: { $in: staffIds } }, { open: 1 }).lean();
    return new Map(found.map(({ _id, open }) => [_id.toHexString(), open]));
  },

  /** What people have in hand; who is not in the map never had a case. */
  standingsOf: async (staffIds: readonly string[], now: Date): Promise<Map<string, StoredLoad>> => {
    const found = await LoadModel.find({ _id: { $in: staffIds } }, { open: 1, load: 1, given: 1 }).lean();
    const first = addDays(dayOf(now), -latelyDays);
    return new Map(
      found.map(({ _id, open, load, given }) => [
        _id.toHexString(),
        { open, load: load ?? 0, lately: since(given, first) },
      ]),
    );
  },

  /** Places taken before an instant, of those looked at longest ago: repeated calls come round to everybody. */
  claimsBefore: async (before: Date, limit: number): Promise<HeldPlace[]> => {
    const found = await LoadModel.find({ open: { $gt: 0 } })
      .sort({ sweptAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    const places: HeldPlace[] = [];
    for (const { _id, claims, given } of found) {
      if (places.length >= limit) break;
      const old = claims.filter(({ at }) => at < before);
      places.push(...old.map(({ caseId }) => ({ staffId: _id.toHexString(), caseId: caseId.toHexString() })));
      await LoadModel.updateOne(
        { _id },
        { $max: { sweptAt: before }, ...forget(given, addDays(dayOf(before), -latelyDays)) },
      );
    }
    return places;
  },
};

const since = (given: Record<string, number> = {}, first: string): number =>
  Object.entries(given).reduce((sum, [day, count]) => (day >= first ? sum + count : sum), 0);

/** Days that nobody asks about any more. */
const forget = (given: Record<string, number> = {}, first: string) => {
  const past = Object.keys(given).filter((day) => day < first);
  return past.length > 0 ? { $unset: Object.fromEntries(past.map((day) => [`given.${day}`, 1])) } : {};
};

/** Somebody's claim while it weighs so much; claims of before weights were kept weigh nothing. */
const weighing = (staffId: string, caseId: Types.ObjectId, load: number) => ({
  _id: staffId,
  claims: { $elemMatch: { caseId, load: load === 0 ? { $in: [0, null] } : load } },
});

const weightOf = async (staffId: string, caseId: Types.ObjectId): Promise<number | undefined> => {
  const found = await LoadModel.findOne({ _id: staffId, "claims.caseId": caseId }, { claims: 1 }).lean();
  const claim = found?.claims.find((one) => one.caseId.equals(caseId));
  return claim && (claim.load ?? 0);
};
