import type { Move, MoveKind, Replay } from "@qizhen/shared/contract/rulebook";
import { Types, type QueryFilter } from "mongoose";
import { afterCursor, cutPage, type Order } from "../../../kernel/db/keyset";
import { isDuplicateKey } from "../../../kernel/errors";
import { MoveModel, ReplayModel, type MoveDocument, type ReplayDocument } from "../model";
import { isId } from "../../../kernel/ids";

/** A replay as the use cases know it. */
export interface StoredReplay extends Omit<ReplayDocument, "_id"> {
  id: string;
}

/** How far a replay is, and what it has found. */
export type Progress = Pick<Replay, "status" | "done" | "total" | "moved" | "counts" | "flows" | "skipped"> & {
  rate?: number;
};

/** A move before it is kept. */
export type FoundMove = Omit<Move, "id"> & { rank: number; seq: number };

const storedOf = ({ _id, ...rest }: ReplayDocument): StoredReplay => ({ id: _id.toHexString(), ...rest });

const inOrder: Order = [
  ["rank", 1],
  ["seq", 1],
];

/** Replays of a county and what they found. A replay is asked for by its county; moves by their replay. */
export const replayStore = {
  find: async (county: string, id: string): Promise<StoredReplay | undefined> => {
    if (!isId(id)) return undefined;
    const found = await ReplayModel.findOne({ _id: new Types.ObjectId(id), county }).lean<ReplayDocument>();
    return found ? storedOf(found) : undefined;
  },

  /** False where another of the county is running. */
  insert: async (replay: StoredReplay): Promise<boolean> => {
    const { id, ...rest } = replay;
    try {
      await ReplayModel.create({ _id: new Types.ObjectId(id), ...rest });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** Notes how far it is. False: another has taken it over, and this one stops. */
  progress: async (county: string, id: string, lease: string, at: Progress, leaseUntil: Date): Promise<boolean> => {
    const { matchedCount } = await ReplayModel.updateOne(
      { _id: new Types.ObjectId(id), county, lease, status: "running" },
      { $set: { ...at, leaseUntil } },
    );
    return matchedCount === 1;
  },

  /** Takes over one that whoever worked on it has left. Undefined: there is none. */
  takeOver: async (lease: string, now: Date, leaseUntil: Date): Promise<StoredReplay | undefined> => {
    const found = await ReplayModel.findOneAndUpdate(
      { status: "running", leaseUntil: { $lt: now } },
      { $set: { lease, leaseUntil } },
      { returnDocument: "after" },
    ).lean<ReplayDocument>();
    return found ? storedOf(found) : undefined;
  },

  keepMoves: async (replayId: string, lease: string, moves: readonly FoundMove[], now: Date): Promise<void> => {
    if (moves.length === 0) return;
    const documents = moves.map((move): MoveDocument => ({
      _id: new Types.ObjectId(),
      replayId,
      lease,
      at: now,
      ...move,
    }));
    await MoveModel.collection.insertMany(documents, { ordered: false });
  },

  moves: async (
    replayId: string,
    lease: string,
    { kind, limit, cursor }: { kind: MoveKind | undefined; limit: number; cursor: string | undefined },
  ): Promise<{ items: Move[]; next: string | null }> => {
    const filter: QueryFilter<MoveDocument> = {
      ...(kind && { kinds: kind }),
      ...afterCursor<MoveDocument>(inOrder, cursor),
    };
    const found = await MoveModel.find({ replayId, lease, ...filter })
      .sort(Object.fromEntries(inOrder))
      .limit(limit + 1)
      .lean<MoveDocument[]>();
    const { page, next } = cutPage(found, limit, inOrder);
    const items = page.map(({ _id, caseId, number, kinds, before, after }) => ({
      id: _id.toHexString(), caseId, number, kinds, before, after,
    })); // prettier-ignore
    return { items, next };
  },
};
export type ReplayStore = typeof replayStore;
