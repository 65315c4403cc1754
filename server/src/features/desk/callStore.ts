import { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import { CallModel, type CallDocument } from "./model";

/** A call as the use cases know it; its id is the visit's. */
export type CallRecord = Omit<CallDocument, "_id" | "inRoom"> & { visitId: string };

const recordOf = ({ _id, inRoom, ...rest }: CallDocument): CallRecord => {
  void inRoom;
  return { visitId: _id.toHexString(), ...rest };
};
const keptDoneKeys = 20;

/** A number to be called. */
export interface NewCall {
  visitId: string;
  centre: string;
  day: string;
  number: number;
  hostId: string;
  room: string;
  /** Whether the room takes one visit at a time. */
  alone: boolean;
}

const roomKey = ({ centre, day, room }: Pick<NewCall, "centre" | "day" | "room">) => `${centre}|${day}|${room}`;
const done = (intent: Intent | undefined) => ({
  doneKeys: { $each: intent ? [{ key: intent.key, digest: intent.digest }] : [], $slice: -keptDoneKeys },
});

/** Calls of numbers. One unique index: nobody is called into a room that is another's. */
export const callStore = {
  find: async (visitId: string): Promise<CallRecord | undefined> => {
    const found = await CallModel.findById(visitId).lean();
    return found ? recordOf(found) : undefined;
  },
  /** The first call of a visit. `mine`: it was called already. `room`: the room is another's. */
  insert: async (call: NewCall, intent: Intent | undefined, now: Date): Promise<"called" | "mine" | "room"> => {
    const { visitId, centre, day, number, hostId, room, alone } = call;
    const document = {
      _id: new Types.ObjectId(visitId),
      ...{ centre, day, number, hostId, room },
      ...(alone && { inRoom: roomKey(call) }),
      times: 1,
      at: now,
      doneKeys: intent ? [{ key: intent.key, digest: intent.digest }] : [],
    };
    try {
      await CallModel.insertMany([document], { lean: true });
      return "called";
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await CallModel.exists({ _id: document._id })) ? "mine" : "room";
    }
  },
  /** Calls once more, perhaps to another room. Undefined: another call was faster. */
  again: async (
    before: CallRecord,
    call: NewCall,
    intent: Intent | undefined,
    now: Date,
  ): Promise<CallRecord | "room" | undefined> => {
    const { room, alone } = call;
    try {
      const saved = await CallModel.findOneAndUpdate(
        { _id: new Types.ObjectId(before.visitId), times: before.times },
        {
          $set: { room, at: now, ...(alone && { inRoom: roomKey(call) }) },
          ...(!alone && { $unset: { inRoom: 1 } }),
          $inc: { times: 1 },
          $push: done(intent) as never,
        },
        { returnDocument: "after" },
      ).lean();
      return saved ? recordOf(saved) : undefined;
    } catch (error) {
      if (isDuplicateKey(error)) return "room";
      throw error;
    }
  },
  /** Whose a room is. */
  holderOf: async (call: Pick<NewCall, "centre" | "day" | "room">): Promise<CallRecord | undefined> => {
    const found = await CallModel.findOne({ inRoom: roomKey(call) }).lean();
    return found ? recordOf(found) : undefined;
  },
  /** The room is theirs no more; unless they were called again meanwhile. */
  leaveRoom: async ({ visitId, times }: CallRecord): Promise<void> => {
    await CallModel.updateOne({ _id: new Types.ObjectId(visitId), times }, { $unset: { inRoom: 1 } });
  },
  /** The latest of a centre's day first. */
  ofDay: async (centre: string, day: string, most: number): Promise<CallRecord[]> => {
    const found = await CallModel.find({ centre, day }).sort({ at: -1 }).limit(most).lean();
    return found.map(recordOf);
  },
};
export type CallStore = typeof callStore;
