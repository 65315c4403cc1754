import { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { LoadModel } from "./model";

/** A place taken, by ids. */
export interface HeldPlace {
  staffId: string;
  caseId: string;
}

const never = new Date(0);

/** Places that people have for cases. Scope: the staff id is part of every query but the sweep's, which is nobody's. */
export const loadStore = {
  /**
   * Takes a place. Capacity and "not yet mine" stand in the filter, so that however many ask at once nobody gets one too many.
   * @returns whether the place is theirs now (also when it was already)
   */
  claim: async (staffId: string, caseId: string, capacity: number, now: Date): Promise<boolean> => {
    if (await take(staffId, caseId, capacity, now)) return true;
    // Refused: full, already theirs, or the first claim ever, whose document another may be making at this moment.
    const known = await LoadModel.findOne({ _id: staffId }, { open: 1, claims: 1 }).lean();
    if (known?.claims.some((claim) => claim.caseId.equals(caseId))) return true;
    if (known && known.open >= capacity) return false;
    if (!known) await makeIfAbsent(staffId);
    return take(staffId, caseId, capacity, now);
  },

  /** Gives a place back. @returns whether there was one */
  release: async (staffId: string, caseId: string): Promise<boolean> => {
    const id = new Types.ObjectId(caseId);
    const { modifiedCount } = await LoadModel.updateOne(
      { _id: staffId, "claims.caseId": id },
      { $pull: { claims: { caseId: id } }, $inc: { open: -1 } },
    );
    return modifiedCount === 1;
  },

  /** Cases in hand; who is not in the map has none. */
  openOf: async (staffIds: readonly string[]): Promise<Map<string, number>> => {
    const found = await LoadModel.find({ _id: { $in: staffIds } }, { open: 1 }).lean();
    return new Map(found.map(({ _id, open }) => [_id.toHexString(), open]));
  },

  /** Places taken before an instant, of those looked at longest ago: repeated calls come round to everybody. */
  claimsBefore: async (before: Date, limit: number): Promise<HeldPlace[]> => {
    const found = await LoadModel.find({ open: { $gt: 0 } })
      .sort({ sweptAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    const places: HeldPlace[] = [];
    for (const { _id, claims } of found) {
      if (places.length >= limit) break;
      const old = claims.filter(({ at }) => at < before);
      places.push(...old.map(({ caseId }) => ({ staffId: _id.toHexString(), caseId: caseId.toHexString() })));
      await LoadModel.updateOne({ _id }, { $max: { sweptAt: before } });
    }
    return places;
  },
};

async function take(staffId: string, caseId: string, capacity: number, now: Date): Promise<boolean> {
  const id = new Types.ObjectId(caseId);
  // Not through mongoose, whose casting would cost as much as the write itself: every report makes this one.
  const { modifiedCount } = await LoadModel.collection.updateOne(
    { _id: new Types.ObjectId(staffId), open: { $lt: capacity }, "claims.caseId": { $ne: id } },
    { $push: { claims: { caseId: id, at: now } }, $inc: { open: 1 } },
  );
  return modifiedCount === 1;
}

async function makeIfAbsent(staffId: string): Promise<void> {
  try {
    await LoadModel.updateOne(
      { _id: staffId },
      { $setOnInsert: { open: 0, claims: [], sweptAt: never } },
      { upsert: true },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error; // another made it in between
  }
}
