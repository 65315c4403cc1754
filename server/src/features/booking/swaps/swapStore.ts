import { Schema, Types, model } from "mongoose";
import { isDuplicateKey } from "../../../kernel/errors";
import { isId } from "../../../kernel/ids";
import type { AppointmentRecord } from "../visits/appointmentStore";

/** What goes from one visit to the other: the time with all that belongs to it. */
export type SwapPlace = Pick<
  AppointmentRecord,
  | "scheduleId"
  | "slotId"
  | "regionPath"
  | "service"
  | "place"
  | "room"
  | "start"
  | "end"
  | "bufferMinutes"
  | "travelMinutes"
  | "claimId"
>;

/** One side of an exchange; `place` stands from the moment it is certain. */
export interface SwapSide {
  appointmentId: string;
  visitor: string;
  claimId: string;
  start: Date;
  end: Date;
  place?: SwapPlace | undefined;
}

/**
 * How far an exchange is. `open`: offered. `reserving`: both visits are being held still, both claims let both visitors in; it can
 * still be undone. `committed`: it is certain and only has to be carried out. `undoing`: it is taken back. `done`, `off`: over.
 */
export type SwapStatus = "open" | "reserving" | "committed" | "undoing" | "done" | "off";

interface SwapDocument {
  _id: Types.ObjectId;
  code: string;
  status: SwapStatus;
  hostId: string;
  /** The time that was offered: the offer is over when the visit has another. */
  slotId: string;
  a: SwapSide;
  b?: SwapSide;
  until: Date;
  /** The visit it is open for: one offer at a time. */
  openFor?: string;
  /** Whoever stops half-way is gone on for from then on. */
  lookAt?: Date;
  createdAt: Date;
}
export type SwapRecord = Omit<SwapDocument, "_id"> & { id: string };

const part = { _id: false } as const;
const side = new Schema(
  {
    appointmentId: { type: String, required: true },
    visitor: { type: String, required: true },
    claimId: { type: String, required: true },
    start: { type: Date, required: true },
    end: { type: Date, required: true },
    place: Schema.Types.Mixed,
  },
  part,
);
const schema = new Schema<SwapDocument>({
  code: { type: String, required: true },
  status: { type: String, required: true },
  hostId: { type: String, required: true },
  slotId: { type: String, required: true },
  a: { type: side, required: true },
  b: side,
  until: { type: Date, required: true },
  openFor: String,
  lookAt: Date,
  createdAt: { type: Date, required: true },
});
// who holds the word sees the offer: {code}
schema.index({ code: 1 }, { unique: true });
// one open offer of a visit: {openFor}
schema.index({ openFor: 1 }, { unique: true, sparse: true });
// what stopped half-way: {lookAt: {$lte}} sort {lookAt}
schema.index({ lookAt: 1 }, { sparse: true });
const SwapModel = model<SwapDocument>("VisitSwap", schema, "visit_swaps");

const recordOf = ({ _id, ...rest }: SwapDocument): SwapRecord => ({ id: _id.toHexString(), ...rest });

/** Exchanges of two visits' times (对换). Each step of one is a compare-and-set on its status. */
export const swapStore = {
  /** @returns undefined where the visit has an open one, or the same exchange is there */
  insert: async ({ id, ...made }: SwapRecord): Promise<SwapRecord | undefined> => {
    try {
      await SwapModel.insertMany([{ _id: new Types.ObjectId(id), ...made }], { lean: true });
      return { id, ...made };
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },
  byCode: async (code: string): Promise<SwapRecord | undefined> => {
    const found = await SwapModel.findOne({ code }).lean();
    return found ? recordOf(found) : undefined;
  },
  openFor: async (appointmentId: string): Promise<SwapRecord | undefined> => {
    const found = await SwapModel.findOne({ openFor: appointmentId }).lean();
    return found ? recordOf(found) : undefined;
  },
  find: async (id: string): Promise<SwapRecord | undefined> => {
    const found = isId(id) ? await SwapModel.findById(id).lean() : null;
    return found ? recordOf(found) : undefined;
  },
  /** Goes from one status to another; undefined where it is elsewhere by now. */
  turn: async (
    id: string,
    from: SwapStatus,
    to: SwapStatus,
    { set = {}, unset = [] }: { set?: Partial<SwapDocument>; unset?: readonly (keyof SwapDocument)[] },
  ): Promise<SwapRecord | undefined> => {
    const turned = await SwapModel.findOneAndUpdate(
      { _id: new Types.ObjectId(id), status: from },
      {
        $set: { ...set, status: to },
        ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
      },
      { returnDocument: "after" },
    ).lean();
    return turned ? recordOf(turned) : undefined;
  },
  /** What stopped half-way. */
  stopped: async (now: Date, limit: number): Promise<SwapRecord[]> => {
    const found = await SwapModel.find({ lookAt: { $lte: now } })
      .sort({ lookAt: 1 })
      .limit(limit)
      .lean();
    return found.map(recordOf);
  },
};
export type SwapStore = typeof swapStore;
