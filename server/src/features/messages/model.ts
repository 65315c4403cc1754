import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";

/** One thing said (一句话). Its text is sealed: people write phones and addresses into it. */
export interface MessageRecord extends WithOutbox {
  _id: Types.ObjectId;
  caseId: string;
  room: string;
  /** 1, 2, 3… without gaps: n + 1 is only ever inserted by who has read n. */
  seq: number;
  at: Date;
  from: {
    id: string;
    kind: "resident" | "staff";
    /** Of staff; of a resident it stays with the account. */
    name?: string;
    role: string;
  };
  /** Sealed, context `message.text`. */
  text?: string;
  /** Ids of files. */
  attachments: string[];
  /** What its sender's client calls it, and a digest of what it held. */
  intent?: { key: string; digest: string };
}

const messageSchema = new Schema<MessageRecord>({
  caseId: { type: String, required: true },
  room: { type: String, required: true },
  seq: { type: Number, required: true },
  at: { type: Date, required: true },
  from: {
    type: new Schema(
      {
        id: { type: String, required: true },
        kind: { type: String, required: true },
        name: String,
        role: { type: String, required: true },
      },
      { _id: false },
    ),
    required: true,
  },
  text: String,
  attachments: { type: [String], default: [] },
  intent: {
    type: new Schema(
      { key: { type: String, required: true }, digest: { type: String, required: true } },
      { _id: false },
    ),
  },
  ...outboxFields,
});
// The order of a room: one message per place. pageOfRoom: {caseId, room, seq: {$lt}} sort {seq: -1}; lastSeq: the first of it
messageSchema.index({ caseId: 1, room: 1, seq: -1 }, { unique: true });
// pageOfCase: {caseId, room: {$in}} sort {at: -1, _id: -1}
messageSchema.index({ caseId: 1, at: -1, _id: -1 });
// One intent, one message. findByIntent: {from.id, intent.key}
messageSchema.index(
  { "from.id": 1, "intent.key": 1 },
  { unique: true, partialFilterExpression: { "intent.key": { $exists: true } } },
);
// The outbox's sweep: {outboxAt: {$lte}} sort {outboxAt: 1}
messageSchema.index({ outboxAt: 1 }, { sparse: true });
export const MessageModel = model<MessageRecord>("Message", messageSchema, "messages");

/** How far a room (一间对话) has come, and how far each has read. Follows the messages; may be a moment behind them. */
export interface RoomRecord {
  caseId: string;
  room: string;
  lastSeq: number;
  /** By user id. */
  readBy: Record<string, number>;
}

const roomSchema = new Schema<RoomRecord>({
  caseId: { type: String, required: true },
  room: { type: String, required: true },
  lastSeq: { type: Number, required: true, default: 0 },
  readBy: { type: Schema.Types.Mixed, default: {} },
});
// One record per room; roomsOf and unreadOf: {caseId: {$in}}
roomSchema.index({ caseId: 1, room: 1 }, { unique: true });
export const RoomModel = model<RoomRecord>("Room", roomSchema, "rooms");
