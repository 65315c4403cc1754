import { Types } from "mongoose";
import { AppointmentModel, TimeClaimModel, type AppointmentDocument, type TimeClaimDocument } from "../model";
import { holding } from "../rules/life";

/** A claim as it lies in the database. */
export type StoredClaim = Omit<TimeClaimDocument, "_id"> & { id: string };
/** A visit as it lies in the database, with what it is still to give up. */
export type StoredVisit = Pick<
  AppointmentDocument,
  | "status"
  | "slotId"
  | "hostId"
  | "regionPath"
  | "room"
  | "start"
  | "end"
  | "bufferMinutes"
  | "travelMinutes"
  | "claimId"
  | "visitor"
  | "offeredUntil"
  | "unsettled"
  | "swapId"
  | "outbox"
> & { id: string };

const visitFields = {
  status: 1,
  slotId: 1,
  hostId: 1,
  regionPath: 1,
  room: 1,
  start: 1,
  end: 1,
  bufferMinutes: 1,
  travelMinutes: 1,
  claimId: 1,
  visitor: 1,
  offeredUntil: 1,
  unsettled: 1,
  swapId: 1,
  outbox: 1,
};
const idOf = <T extends { _id: Types.ObjectId }>({ _id, ...rest }: T) => ({ id: _id.toHexString(), ...rest });

/** Reads for the checker: all that is still to come, as it lies there. */
export const checkStore = {
  claimsAfter: async (since: Date): Promise<StoredClaim[]> =>
    (await TimeClaimModel.find({ end: { $gt: since } }).lean()).map(idOf),
  /** Those that hold a seat or wait for one. */
  visitsAfter: async (since: Date): Promise<StoredVisit[]> => {
    const status = { $in: [...holding, "waiting" as const] };
    return (await AppointmentModel.find({ start: { $gt: since }, status }, visitFields).lean()).map(idOf);
  },
  /** Whatever has become of these. */
  visits: async (ids: readonly string[]): Promise<StoredVisit[]> => {
    const wanted = ids.map((id) => new Types.ObjectId(id));
    return (await AppointmentModel.find({ _id: { $in: wanted } }, visitFields).lean()).map(idOf);
  },
};
