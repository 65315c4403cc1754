import { Types } from "mongoose";
import { isDuplicateKey } from "../../kernel/errors";
import { isId } from "../../kernel/ids";
import { TicketModel, type TicketDocument } from "./model";

/** A ticket as the use cases know it. */
export type TicketRecord = Omit<TicketDocument, "_id" | "open" | "intent"> & { id: string };

const recordOf = ({ _id, open, intent, ...rest }: TicketDocument): TicketRecord => {
  void [open, intent];
  return { id: _id.toHexString(), ...rest };
};
const openKey = ({ centre, day, visitor }: Pick<TicketRecord, "centre" | "day" | "visitor">) =>
  `${centre}|${day}|${visitor}`;

interface Intent {
  who: string;
  key: string;
  digest: string;
}

/** Numbers of those who came without having booked. */
export const ticketStore = {
  find: async (id: string): Promise<TicketRecord | undefined> => {
    if (!isId(id)) return undefined;
    const found = await TicketModel.findById(id).lean();
    return found ? recordOf(found) : undefined;
  },
  findByIntent: async (who: string, key: string) => {
    const found = await TicketModel.findOne({ "intent.who": who, "intent.key": key }).lean();
    return found ? { ticket: recordOf(found), digest: found.intent?.digest ?? "" } : undefined;
  },
  /** Whoever stands in a line already. */
  findOpen: async (centre: string, day: string, visitor: string): Promise<TicketRecord | undefined> => {
    const found = await TicketModel.findOne({ open: openKey({ centre, day, visitor }) }).lean();
    return found ? recordOf(found) : undefined;
  },
  /** @returns undefined where the same intent made one, or they stand in that line already */
  insert: async (made: TicketRecord, intent: Intent | undefined): Promise<TicketRecord | undefined> => {
    const { id, ...rest } = made;
    try {
      const document = { _id: new Types.ObjectId(id), ...rest, open: openKey(made), ...(intent && { intent }) };
      await TicketModel.insertMany([document], { lean: true });
      return made;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  },
  /** Leaves the line: with a seat, or without. Undefined: it had left already. */
  end: async (id: string, set: { status: "seated"; visitId: string } | { status: "left" }) => {
    const saved = await TicketModel.findOneAndUpdate(
      { _id: new Types.ObjectId(id), status: "waiting" },
      { $set: set, $unset: { open: 1 } },
      { returnDocument: "after" },
    ).lean();
    return saved ? recordOf(saved) : undefined;
  },
  /** Those without a seat, in their order. */
  line: async (centre: string, day: string, most: number): Promise<TicketRecord[]> => {
    const found = await TicketModel.find({ centre, day, status: "waiting" }).sort({ number: 1 }).limit(most).lean();
    return found.map(recordOf);
  },
  countAhead: (centre: string, day: string, number: number): Promise<number> =>
    TicketModel.countDocuments({ centre, day, status: "waiting", number: { $lt: number } }),
  /** All of a centre's day, seated and gone too. */
  ofDay: async (centre: string, day: string, most: number): Promise<TicketRecord[]> => {
    const found = await TicketModel.find({ centre, day }).sort({ number: 1 }).limit(most).lean();
    return found.map(recordOf);
  },
  countOf: (visitor: string, day: string): Promise<number> => TicketModel.countDocuments({ visitor, day }),
  /** Centres where somebody waits for a seat. */
  centresWaiting: (day: string): Promise<string[]> => TicketModel.distinct("centre", { day, status: "waiting" }),
};
export type TicketStore = typeof ticketStore;
