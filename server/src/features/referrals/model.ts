import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { BodyRecord, ReferralRecord } from "./record";

export interface BodyDocument extends Omit<BodyRecord, "id"> {
  _id: Types.ObjectId;
  /** The intent that made it. */
  made?: { by: string; key: string; digest: string } | undefined;
}

const bodySchema = new Schema<BodyDocument>(
  {
    name: { type: String, required: true },
    kind: { type: String, required: true },
    region: { type: String, required: true },
    county: { type: String, required: true },
    phone: String,
    address: String,
    receiverIds: { type: [String], required: true },
    limit: { type: { unit: String, count: Number, _id: false } },
    disabled: { type: Boolean, required: true },
    version: { type: Number, required: true },
    made: { type: { by: String, key: String, digest: String, _id: false } },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// page: {county, …} sort {name, _id}
bodySchema.index({ county: 1, name: 1, _id: 1 });
// called: {county, region, name}; and no name twice in a region
bodySchema.index({ region: 1, name: 1 }, { unique: true });
// of a member: {receiverIds}
bodySchema.index({ receiverIds: 1 });
// madeUnder: {made.by, made.key}; and one body for one intent
bodySchema.index(
  { "made.by": 1, "made.key": 1 },
  { unique: true, partialFilterExpression: { "made.key": { $exists: true } } },
);
export const BodyModel = model<BodyDocument>("Body", bodySchema, "bodies");

export interface ReferralDocument extends Omit<ReferralRecord, "id">, WithOutbox {
  _id: Types.ObjectId;
}

const { Mixed } = Schema.Types;
const bare = { _id: false, id: false } as const;
const referralSchema = new Schema<ReferralDocument>(
  {
    direction: { type: String, required: true },
    caseId: { type: String, required: true },
    number: { type: String, required: true },
    title: { type: String, required: true },
    category: { type: String, required: true },
    regionPath: { type: [String], required: true },
    body: { type: new Schema({ id: String, name: String, kind: String, phone: String, address: String }, bare) },
    memberIds: { type: [String], required: true },
    centre: { type: new Schema({ code: String, name: String }, bare), required: true },
    sentBy: { type: new Schema({ id: String, name: String, unit: String }, bare), required: true },
    sentAt: { type: Date, required: true },
    purpose: { type: String, required: true },
    reason: String,
    materials: { type: [String], required: true },
    state: { type: String, required: true },
    box: { type: String, required: true },
    limitText: String,
    receiveBy: Date,
    reminded: { type: Number, required: true },
    checkAt: Date,
    receipt: Mixed,
    ending: Mixed,
    doneKeys: { type: [{ key: String, digest: String, _id: false }], required: true },
    version: { type: Number, required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// list of a member: {memberIds, direction, box} sort {sentAt, _id} descending
referralSchema.index({ memberIds: 1, direction: 1, box: 1, sentAt: -1, _id: -1 });
// list of a region: {regionPath, direction, box} sort {sentAt, _id} descending
referralSchema.index({ regionPath: 1, direction: 1, box: 1, sentAt: -1, _id: -1 });
// list of who sent it: {sentBy.id, direction, box} sort {sentAt, _id} descending
referralSchema.index({ "sentBy.id": 1, direction: 1, box: 1, sentAt: -1, _id: -1 });
// of a case: {caseId} sort {sentAt, _id} descending; and its open ones
referralSchema.index({ caseId: 1, sentAt: -1, _id: -1 });
// handing an inbox to a body's new members: {body.id, box}
referralSchema.index({ "body.id": 1, box: 1 });
// watch: {checkAt: {$lte}}
referralSchema.index({ checkAt: 1 }, { sparse: true });
// the outbox's sweep: {outboxAt: {$lte}}
referralSchema.index({ outboxAt: 1 }, { sparse: true });
export const ReferralModel = model<ReferralDocument>("Referral", referralSchema, "referrals");
