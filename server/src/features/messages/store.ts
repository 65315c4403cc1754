import { afterCursor, cutPage, type Order } from "../../kernel/db/keyset";
import { isDuplicateKey, conflict, unavailable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import type { FieldCipher } from "../../kernel/crypto/fields";
import { makeEntry } from "../../kernel/outbox/outbox";
import { words as kernelWords } from "../../kernel/words";
import { MessageModel, RoomModel, type MessageRecord, type RoomRecord } from "./model";

/** The rooms of one case that a reader is in: what every query of messages is limited to. */
export interface RoomScope {
  caseId: string;
  rooms: readonly string[];
}

/** A message as the rest of the feature sees it, its text opened. */
export interface Message {
  id: string;
  caseId: string;
  room: string;
  seq: number;
  at: Date;
  from: MessageRecord["from"];
  text?: string | undefined;
  attachments: string[];
}

/** What is to be said, before it has its place in the room. */
export interface NewMessage {
  from: MessageRecord["from"];
  at: Date;
  text?: string | undefined;
  attachments: readonly string[];
  intent: Intent | undefined;
}

/** What follows a message: the entry's data. */
export interface MessageSent {
  messageId: string;
  caseId: string;
  room: string;
  seq: number;
  senderId: string;
}
export const messageSent = "message.sent";

const context = "message.text";
const byRoom: Order = [["seq", -1]];
const byCase: Order = [
  ["at", -1],
  ["_id", -1],
];
/** Of so many who speak at once in one room each gets a place: every round at least one of them does. */
const mostAtOnce = 64;

/** Messages (对话): documents of their own, in order within each room. */
export const createMessageStore = (cipher: FieldCipher) => {
  const open = (record: MessageRecord): Message => ({
    id: record._id.toHexString(),
    caseId: record.caseId,
    room: record.room,
    seq: record.seq,
    at: record.at,
    from: record.from,
    text: record.text === undefined ? undefined : cipher.open(record.text, context),
    attachments: record.attachments,
  });

  const lastSeq = async ({ caseId, room }: { caseId: string; room: string }) => {
    const last = await MessageModel.findOne({ caseId, room }, { seq: 1 }).sort({ seq: -1 }).lean();
    return last?.seq ?? 0;
  };

  /** The message that an intent has already made. @throws conflict where it was used to say something else */
  const findByIntent = async (senderId: string, intent: Intent): Promise<Message | undefined> => {
    const found = await MessageModel.findOne({ "from.id": senderId, "intent.key": intent.key }).lean();
    if (!found) return undefined;
    if (found.intent?.digest !== intent.digest) throw conflict(kernelWords.keyReused);
    return open(found);
  };

  const insert = async (place: { caseId: string; room: string; seq: number }, said: NewMessage) => {
    const made = new MessageModel({
      ...place,
      at: said.at,
      from: said.from,
      ...(said.text && { text: cipher.seal(said.text, context) }),
      attachments: said.attachments,
      ...(said.intent && { intent: said.intent }),
      outboxAt: said.at,
    });
    const sent: MessageSent = { messageId: made._id.toHexString(), ...place, senderId: said.from.id };
    made.outbox = [makeEntry(messageSent, { ...sent }, said.at)];
    await made.save();
    return open(made.toObject());
  };

  /**
   * Puts a message at the end of its room. Whoever finds the place taken reads the room again: so n + 1 exists only after n
   * does, and who has read up to n never misses an earlier one that came late.
   * @throws conflict where the intent was used to say something else
   */
  const append = async (room: { caseId: string; room: string }, said: NewMessage): Promise<Message> => {
    for (let round = 0; round < mostAtOnce; round++) {
      try {
        return await insert({ ...room, seq: (await lastSeq(room)) + 1 }, said);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const twin = said.intent && (await findByIntent(said.from.id, said.intent));
        if (twin) return twin;
      }
    }
    throw unavailable(kernelWords.busy);
  };

  /** One page, the newest first: by place in a single room, by time where there are several. */
  const page = async (
    { caseId, rooms }: RoomScope,
    { limit, cursor, single }: { limit: number; cursor: string | undefined; single: boolean },
  ) => {
    const order = single ? byRoom : byCase;
    const found = await MessageModel.find({ caseId, room: { $in: [...rooms] }, ...afterCursor(order, cursor) })
      .sort(Object.fromEntries(order))
      .limit(limit + 1)
      .lean();
    const { page: cut, next } = cutPage(found, limit, order);
    return { items: cut.map(open), next };
  };

  return { append, findByIntent, lastSeq, page };
};
export type MessageStore = ReturnType<typeof createMessageStore>;

/** Notes that a room has come to a place, and that somebody has read up to it. Never goes back; safe to repeat. */
export const raiseRoom = async (
  room: { caseId: string; room: string },
  to: { lastSeq?: number; reader?: string; readSeq?: number },
): Promise<void> => {
  const rise = {
    ...(to.lastSeq !== undefined && { lastSeq: to.lastSeq }),
    ...(to.reader !== undefined && { [`readBy.${to.reader}`]: to.readSeq ?? to.lastSeq ?? 0 }),
  };
  const write = () => RoomModel.updateOne({ caseId: room.caseId, room: room.room }, { $max: rise }, { upsert: true });
  await write().catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error; // another made the room's record in the same moment
    return write();
  });
};

/** The rooms of some cases as one reader has them. One query, whatever the number of cases. */
export const roomRecords = async (caseIds: readonly string[], readerId: string) => {
  const found = await RoomModel.find({ caseId: { $in: [...caseIds] } })
    .select({ caseId: 1, room: 1, lastSeq: 1, [`readBy.${readerId}`]: 1 })
    .lean<Partial<RoomRecord>[]>();
  return found.map(({ caseId, room, lastSeq = 0, readBy }) => ({
    caseId,
    room,
    lastSeq,
    readSeq: readBy?.[readerId] ?? 0,
  }));
};
