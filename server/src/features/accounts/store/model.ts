import type { Category, StaffRole } from "@qizhen/shared/vocabulary";
import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../../kernel/outbox/outbox";
import type { Consent, Leave } from "../people";

/** Residents and staff are one collection: an id names one person, whoever they are. */
const collection = "users";

interface PersonRecord {
  _id: Types.ObjectId;
  /** Rises when all of somebody's sign-ins are to end. */
  generation: number;
  createdAt: Date;
  /** The history; `key`: the Idempotency-Key it was given with. */
  consents: (Consent & { key?: string })[];
}

export interface ResidentRecord extends PersonRecord {
  kind: "resident";
  /** Sealed, as all that is personal here; beside it the blind index that finds it. */
  openid?: string;
  openidIndex?: string;
  unionid?: string;
  /** WeChat's key of the last login. Sealed, and never answered. */
  sessionKey?: string;
  phone?: string;
  phoneIndex?: string;
  /** The Idempotency-Key that bound the phone: a button's code is good once, a retry of the same intent is not an error. */
  phoneKey?: string;
  name?: string;
  grid?: string;
  staffId?: string;
  staffGeneration?: number;
  /** The resident who turned out to be the same person. This record can sign in no more. */
  mergedInto?: string;
}

export interface StaffRecord extends PersonRecord, Partial<WithOutbox> {
  kind: "staff";
  /** In lower case. */
  username: string;
  /** argon2id; absent: nobody can sign in until an administrator sets one. */
  passwordHash?: string;
  name: string;
  phone?: string;
  roles: StaffRole[];
  region: string;
  regionPath: string[];
  title?: string;
  specialities: Category[];
  languages: ("zh" | "mn")[];
  capacity: number;
  leave: Leave[];
  workingSince?: number;
  bio?: string;
  disabled: boolean;
  /** Who made it, under which Idempotency-Key. */
  made?: { by: string; key: string; digest: string };
}

const person = {
  generation: { type: Number, required: true, default: 0 },
  createdAt: { type: Date, required: true },
  consents: {
    type: [new Schema({ notice: String, version: String, agreed: Boolean, at: Date, key: String }, { _id: false })],
    default: [],
  },
};

const residentSchema = new Schema<ResidentRecord>({
  ...person,
  kind: { type: String, required: true, immutable: true, default: "resident" },
  openid: String,
  openidIndex: String,
  unionid: String,
  sessionKey: String,
  phone: String,
  phoneIndex: String,
  phoneKey: String,
  name: String,
  grid: String,
  staffId: String,
  staffGeneration: Number,
  mergedInto: String,
});
// signing in with WeChat: {kind, openidIndex}; one person for each openid, however many first sign-ins race
residentSchema.index({ openidIndex: 1 }, { unique: true, sparse: true });
// signing in with a phone, and finding whose it is: {kind, phoneIndex}; a number is one person's at a time
residentSchema.index({ phoneIndex: 1 }, { unique: true, sparse: true });
// unbinding the WeChat that held a staff account before: {kind, staffId}
residentSchema.index({ staffId: 1 }, { unique: true, sparse: true });
// who was the same person as this one: {kind, mergedInto}
residentSchema.index({ mergedInto: 1 }, { sparse: true });

const staffSchema = new Schema<StaffRecord>({
  ...person,
  kind: { type: String, required: true, immutable: true, default: "staff" },
  username: { type: String, required: true, lowercase: true },
  passwordHash: String,
  name: { type: String, required: true },
  phone: String,
  roles: { type: [String], required: true },
  region: { type: String, required: true },
  regionPath: { type: [String], required: true },
  title: String,
  specialities: { type: [String], required: true },
  languages: { type: [String], required: true },
  capacity: { type: Number, required: true },
  leave: { type: [new Schema({ from: String, to: String }, { _id: false })], required: true },
  workingSince: Number,
  bio: String,
  disabled: { type: Boolean, required: true, default: false },
  made: { type: new Schema({ by: String, key: String, digest: String }, { _id: false }) },
  ...outboxFields,
});
// signing in by password: {kind, username}
staffSchema.index({ username: 1 }, { unique: true, sparse: true });
// an administrator's list, in pages: {kind, regionPath} sort {username, _id}
staffSchema.index({ regionPath: 1, username: 1, _id: 1 }, { partialFilterExpression: { kind: "staff" } });
// who works in these regions: {kind, region: {$in}, roles}; the last administrator: {kind, region: {$in}, roles: "admin"}
staffSchema.index({ region: 1 }, { sparse: true });
// a repeated creation: {made.by, made.key}
staffSchema.index(
  { "made.by": 1, "made.key": 1 },
  { unique: true, partialFilterExpression: { "made.key": { $type: "string" } } },
);

export const ResidentModel = model<ResidentRecord>("Resident", residentSchema, collection);
export const StaffModel = model<StaffRecord>("Staff", staffSchema, collection);

const waiting = new Schema<WithOutbox>(outboxFields);
// the outbox's sweep: {outboxAt: {$lte}} sort {outboxAt}
waiting.index({ outboxAt: 1 }, { sparse: true });
/** The same people, by what waits to be told of them. */
export const StaffOutboxModel = model<WithOutbox>("StaffOutbox", waiting, collection);
