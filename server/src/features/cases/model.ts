import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { CaseRecord } from "./record";

export interface CaseDocument extends Omit<CaseRecord, "id">, WithOutbox {
  _id: Types.ObjectId;
  /** The intent that made it: who sent it, under which key, and a digest of what was sent. */
  intent?: { who: string; key: string; digest: string };
  /** Pairs of neighbouring characters of the masked words, for search. */
  grams: string[];
}

const { Mixed } = Schema.Types;
const named = { code: String, name: String };
const schema = new Schema<CaseDocument>(
  {
    number: { type: String, required: true },
    intent: { type: { who: String, key: String, digest: String, _id: false } },
    status: { type: String, required: true },
    waitingFor: String,
    version: { type: Number, required: true },
    title: { type: String, required: true },
    sealedDescription: { type: String, required: true },
    sealedWish: String,
    parties: {
      type: [
        {
          _id: false,
          id: { type: String, required: true },
          role: { type: String, required: true },
          userId: String,
          sealedName: { type: String, required: true },
          sealedPhone: String,
          phoneIndex: String,
        },
      ],
      required: true,
    },
    partyUserIds: { type: [String], required: true },
    community: String,
    sealedAddress: String,
    homeIndex: String,
    sealedLocation: String,
    grid: { type: named, _id: false, default: null },
    centre: { type: named, _id: false, required: true },
    regions: { type: [{ ...named, level: String, _id: false }], required: true },
    regionPath: { type: [String], required: true },
    category: { type: String, required: true },
    risk: { type: String, required: true },
    riskRank: { type: Number, required: true },
    level: { type: String, required: true },
    service: { type: String, required: true },
    triage: { type: Mixed, required: true },
    knowledge: { type: String, required: true },
    hints: Mixed,
    basis: Mixed,
    ownDecision: Mixed,
    judged: Mixed,
    violenceAtHome: { type: Boolean, required: true },
    responsible: { type: { id: String, name: String, unit: String, _id: false } },
    receiving: { type: { name: String, staffId: String, staffIds: [String], referralId: String, _id: false } },
    helpers: { type: [String], required: true },
    guests: { type: [String], default: undefined },
    groupId: String,
    jointOpen: { type: [String], default: undefined },
    involved: { type: [String], required: true },
    declinedBy: { type: [String], required: true },
    chosenAgain: { type: [String], default: undefined },
    declines: { type: Number, required: true },
    desk: { type: [String], required: true },
    dueAt: Date,
    clock: Mixed,
    promise: Mixed,
    levelClock: Mixed,
    checkAt: Date,
    uncertain: Boolean,
    transfers: Number,
    extension: Mixed,
    paused: Mixed,
    asked: { type: Boolean, required: true },
    unreadBy: { type: [String], required: true },
    attachments: { type: [String], required: true },
    timeline: { type: [Mixed] as never, required: true },
    outcome: String,
    closedAt: Date,
    rating: Mixed,
    channel: { type: String, required: true },
    registeredBy: { type: { id: String, name: String, unit: String, _id: false } },
    ledBy: { type: { id: String, name: String, unit: String, _id: false } },
    language: { type: String, required: true },
    unmasked: { type: [Mixed] as never, required: true },
    doneKeys: { type: [{ key: String, digest: String, _id: false }], required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    grams: { type: [String], required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);

// find by number or its beginning; and no number twice
schema.index({ number: 1 }, { unique: true });
// submitCase: {intent.who, intent.key}; and one case for one intent
schema.index(
  { "intent.who": 1, "intent.key": 1 },
  { unique: true, partialFilterExpression: { "intent.key": { $exists: true } } },
);
// worklist: {desk: place, dueAt: range} sort {dueAt, _id}
schema.index({ desk: 1, dueAt: 1, _id: 1 });
// worklist, unread: {unreadBy: me} sort {updatedAt, _id} descending
schema.index({ unreadBy: 1, updatedAt: -1, _id: -1 });
// list of a region, newest first: {regionPath, …} sort {createdAt, _id} descending
schema.index({ regionPath: 1, createdAt: -1, _id: -1 });
// the same with a status
schema.index({ regionPath: 1, status: 1, createdAt: -1, _id: -1 });
// list of a region by what is due: {regionPath, dueAt: {$exists}} sort {dueAt, _id}
schema.index({ regionPath: 1, dueAt: 1, _id: 1 });
// list of somebody's own cases, newest first: {involved} sort {createdAt, _id} descending
schema.index({ involved: 1, createdAt: -1, _id: -1 });
// list of what somebody is responsible for: {responsible.id} sort {createdAt, _id} descending
schema.index({ "responsible.id": 1, createdAt: -1, _id: -1 });
// a resident's matters: {partyUserIds} sort {createdAt, _id} descending
schema.index({ partyUserIds: 1, createdAt: -1, _id: -1 });
// search: {grams: {$all}} sort {createdAt, _id} descending
schema.index({ grams: 1, createdAt: -1, _id: -1 });
// search and adoptByPhone: {parties.phoneIndex}
schema.index({ "parties.phoneIndex": 1 }, { sparse: true });
// householdOf: {homeIndex}
schema.index({ homeIndex: 1 }, { sparse: true });
// handOut: {waitingFor: "capacity"} sort {riskRank descending, createdAt, _id}: the most dangerous and oldest first
schema.index(
  { waitingFor: 1, riskRank: -1, createdAt: 1, _id: 1 },
  { partialFilterExpression: { waitingFor: { $exists: true } } },
);
// watch, clocks: {checkAt: {$lte}} sort {checkAt, _id}
schema.index({ checkAt: 1, _id: 1 }, { partialFilterExpression: { checkAt: { $exists: true } } });
// recount: {uncertain: true, regionPath} sort {_id}
schema.index({ uncertain: 1, regionPath: 1, _id: 1 }, { partialFilterExpression: { uncertain: true } });
// members of a group: {groupId} sort {_id}
schema.index({ groupId: 1, _id: 1 }, { partialFilterExpression: { groupId: { $exists: true } } });
// the outbox's sweep: {outboxAt: {$lte}}
schema.index({ outboxAt: 1 }, { sparse: true });

export const CaseModel = model<CaseDocument>("Case", schema, "cases");
