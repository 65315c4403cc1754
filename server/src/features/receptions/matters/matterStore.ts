import { Types } from "mongoose";
import { isDuplicateKey } from "../../../kernel/errors";
import { isId } from "../../../kernel/ids";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import { ReceptionMatterModel, type MatterDocument } from "../model";
import type { MatterRecord } from "../record";

const recordOf = ({ _id, outbox, outboxAt, outboxTries, ...rest }: MatterDocument): MatterRecord => {
  void [outbox, outboxAt, outboxTries];
  return { id: _id.toHexString(), ...rest };
};
/** More than a county's leaders are told in a month. */
const mostOfMonth = 5000;

/** What was said on reception days. */
export const matterStore = {
  /** What was registered of a visit on a day. */
  find: async (dayId: string, visitId: string): Promise<MatterRecord | undefined> => {
    if (!isId(visitId)) return undefined;
    const found = await ReceptionMatterModel.findOne({
      _id: new Types.ObjectId(visitId),
      dayId,
    }).lean<MatterDocument>();
    return found ? recordOf(found) : undefined;
  },

  /** False where the visit's is registered already. */
  insert: async ({ id, ...made }: MatterRecord, outbox: readonly OutboxEntry[]): Promise<boolean> => {
    try {
      await ReceptionMatterModel.create({
        _id: new Types.ObjectId(id),
        ...made,
        outbox: [...outbox],
        outboxAt: made.at,
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  ofDay: async (dayId: string): Promise<MatterRecord[]> =>
    (await ReceptionMatterModel.find({ dayId }).lean<MatterDocument[]>()).map(recordOf),

  inRegion: async (region: string, month: string): Promise<MatterRecord[]> =>
    (await ReceptionMatterModel.find({ regionPath: region, month }).limit(mostOfMonth).lean<MatterDocument[]>()).map(
      recordOf,
    ),
};
export type MatterStore = typeof matterStore;
