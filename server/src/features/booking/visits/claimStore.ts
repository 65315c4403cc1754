import { Types } from "mongoose";
import { isDuplicateKey } from "../../../kernel/errors";
import { TimeClaimModel, type TimeClaimDocument } from "../model";
import { keysOfClaim, kindOfKey, type Needs, type TakenTime, hostSpan } from "../rules/claims";

/** A time to be claimed. */
export interface NewClaim extends Needs {
  id: string;
  seat: number;
  room?: string | undefined;
  appointmentId: string;
  slotId: string;
  /** Held until then, unless it becomes a visit before. */
  releaseAt: Date;
}

/** What came of it: it is theirs (`mine` before already), or what stood in the way. */
export type Claimed = "taken" | "mine" | "host" | "visitor" | "room";

/** The longest visit with the way there and back and the time after it: how far back one may begin that still reaches into a time. */
const longestMs = (240 + 120 + 2 * 120) * 60_000;

/** Claims on time. One collection, one unique index: two can never have the same. */
export const claimStore = {
  /** One insert takes all of its keys or none. Safe to repeat. */
  take: async (claim: NewClaim): Promise<Claimed> => {
    const { id, seat, room, appointmentId, slotId, releaseAt, hostId } = claim;
    const keys = keysOfClaim(claim, seat, room);
    const document = {
      _id: new Types.ObjectId(id),
      keys,
      hostId,
      seat,
      ...hostSpan(claim),
      appointmentId,
      slotId,
      releaseAt,
    };
    try {
      await TimeClaimModel.collection.insertOne(document);
      return "taken";
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const standing = await TimeClaimModel.find({ keys: { $in: keys } }).lean();
    if (standing.some((one) => one._id.equals(document._id))) return "mine";
    const wanted = new Set(keys);
    const kinds = standing.flatMap((one) => one.keys.filter((key) => wanted.has(key)).map(kindOfKey));
    return kinds.includes("visitor") ? "visitor" : kinds.includes("room") ? "room" : "host";
  },

  /** What of somebody's time is taken between two instants. */
  takenOf: async (hostId: string, from: Date, to: Date): Promise<TakenTime[]> => {
    const found = await TimeClaimModel.find(
      { hostId, start: { $gte: new Date(from.getTime() - longestMs), $lt: to } },
      { start: 1, end: 1, seat: 1 },
    ).lean();
    return found.filter(({ end }) => end > from).map(({ start, end, seat }) => ({ start, end, seat }));
  },

  /** The same of many at once, by host. */
  takenOfMany: async (hostIds: readonly string[], from: Date, to: Date): Promise<Map<string, TakenTime[]>> => {
    const taken = new Map<string, TakenTime[]>(hostIds.map((id) => [id, []]));
    const found = TimeClaimModel.collection.find(
      { hostId: { $in: [...hostIds] }, start: { $gte: new Date(from.getTime() - longestMs), $lt: to } },
      { projection: { _id: 0, hostId: 1, start: 1, end: 1, seat: 1 }, batchSize: 10_000 },
    );
    for await (const { hostId, start, end, seat } of found as AsyncIterable<TimeClaimDocument>)
      if (end > from) taken.get(hostId)?.push({ start, end, seat });
    return taken;
  },

  /** Holds have become visits. */
  keep: async (...ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    await TimeClaimModel.updateMany(
      { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
      { $unset: { releaseAt: 1 } },
    );
  },

  /** Goes on being held until then. @returns whether it is there still, and that appointment's */
  hold: async (id: string, releaseAt: Date, appointmentId?: string): Promise<boolean> => {
    const whose = appointmentId === undefined ? {} : { appointmentId };
    const held = await TimeClaimModel.updateOne({ _id: new Types.ObjectId(id), ...whose }, { $set: { releaseAt } });
    return held.matchedCount === 1;
  },

  /** @returns whether there was one */
  free: async (id: string): Promise<boolean> =>
    (await TimeClaimModel.deleteOne({ _id: new Types.ObjectId(id) })).deletedCount === 1,

  /** Holds whose time is up. */
  lapsed: async (now: Date, limit: number) => {
    const found: TimeClaimDocument[] = await TimeClaimModel.find({ releaseAt: { $lte: now } })
      .sort({ releaseAt: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, appointmentId, slotId }) => ({ id: _id.toHexString(), appointmentId, slotId }));
  },

  /** Frees a hold that lapsed, was not renewed meanwhile, and is still that appointment's. @returns whether it did */
  freeLapsed: async (id: string, appointmentId: string, now: Date): Promise<boolean> =>
    (await TimeClaimModel.deleteOne({ _id: new Types.ObjectId(id), appointmentId, releaseAt: { $lte: now } }))
      .deletedCount === 1,
};
export type ClaimStore = typeof claimStore;
