import type { Service } from "@qizhen/shared/vocabulary";
import { Schema, model, type Types } from "mongoose";

const part = { _id: false } as const;
const keyFields = { key: { type: String, required: true }, digest: { type: String, required: true } };

/** The number of somebody who came without having booked (取号). */
export interface TicketDocument {
  _id: Types.ObjectId;
  centre: string;
  /** A day in Asia/Shanghai. */
  day: string;
  /** Of the same series as those of visitors who have booked. */
  number: number;
  status: "waiting" | "seated" | "left";
  /** Whom the claims know. */
  visitor: string;
  /** While they wait: nobody stands twice in one line. */
  open?: string;
  userId?: string;
  service?: Service;
  hostId?: string;
  sealedName: string;
  sealedPhone?: string;
  sealedMatter?: string;
  visitId?: string;
  by: string;
  intent?: { who: string; key: string; digest: string };
  createdAt: Date;
}
const ticketSchema = new Schema<TicketDocument>({
  centre: { type: String, required: true },
  day: { type: String, required: true },
  number: { type: Number, required: true },
  status: { type: String, required: true },
  visitor: { type: String, required: true },
  open: String,
  userId: String,
  service: String,
  hostId: String,
  sealedName: { type: String, required: true },
  sealedPhone: String,
  sealedMatter: String,
  visitId: String,
  by: { type: String, required: true },
  intent: { type: new Schema({ who: { type: String, required: true }, ...keyFields }, part) },
  createdAt: { type: Date, required: true },
});
// a centre's day by number, and that no number is given twice: {centre, day} sort {number}
ticketSchema.index({ centre: 1, day: 1, number: 1 }, { unique: true });
// the line of a centre: {centre, day, status: "waiting"} sort {number}; centres where somebody waits: {day, status}
ticketSchema.index({ day: 1, status: 1, centre: 1, number: 1 });
// nobody stands twice in one line: {open}
ticketSchema.index({ open: 1 }, { unique: true, sparse: true });
// how many somebody took today: {visitor, day}
ticketSchema.index({ visitor: 1, day: 1 });
// one intent, one ticket: {intent.who, intent.key}
ticketSchema.index(
  { "intent.who": 1, "intent.key": 1 },
  { unique: true, partialFilterExpression: { "intent.key": { $exists: true } } },
);
export const TicketModel = model<TicketDocument>("Ticket", ticketSchema, "desk_tickets");

/** A number that was called (叫号); its id is the visit's. */
export interface CallDocument {
  _id: Types.ObjectId;
  centre: string;
  day: string;
  number: number;
  hostId: string;
  room: string;
  /** How often. */
  times: number;
  at: Date;
  /** While the room is meant for this visit: `<centre>|<day>|<room>`; nobody else is called into it. */
  inRoom?: string;
  doneKeys: { key: string; digest: string }[];
}
const callSchema = new Schema<CallDocument>({
  centre: { type: String, required: true },
  day: { type: String, required: true },
  number: { type: Number, required: true },
  hostId: { type: String, required: true },
  room: { type: String, required: true },
  times: { type: Number, required: true },
  at: { type: Date, required: true },
  inRoom: String,
  doneKeys: { type: [new Schema(keyFields, part)], default: [] },
});
// what a waiting room shows: {centre, day} sort {at} descending
callSchema.index({ centre: 1, day: 1, at: -1 });
// one visit in a room: {inRoom}
callSchema.index({ inRoom: 1 }, { unique: true, sparse: true });
export const CallModel = model<CallDocument>("Call", callSchema, "desk_calls");

/** A waiting room's screen (候诊屏). Its code is kept as a digest: who reads the database cannot open it. */
export interface ScreenDocument {
  _id: Types.ObjectId;
  centre: string;
  label: string;
  codeDigest: string;
  by: string;
  createdAt: Date;
  revokedAt?: Date;
}
const screenSchema = new Schema<ScreenDocument>({
  centre: { type: String, required: true },
  label: { type: String, required: true },
  codeDigest: { type: String, required: true },
  by: { type: String, required: true },
  createdAt: { type: Date, required: true },
  revokedAt: Date,
});
// whoever has the code: {codeDigest}
screenSchema.index({ codeDigest: 1 }, { unique: true });
// a centre's screens, the latest first: {centre} sort {_id} descending
screenSchema.index({ centre: 1, _id: -1 });
export const ScreenModel = model<ScreenDocument>("Screen", screenSchema, "desk_screens");
