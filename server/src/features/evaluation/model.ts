import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { RatingRecord, VisitRecord } from "./record";

const { Mixed } = Schema.Types;

export interface RatingDocument extends Omit<RatingRecord, "id">, WithOutbox {
  _id: Types.ObjectId;
}

const rating = new Schema<RatingDocument>(
  {
    caseId: { type: String, required: true },
    caseNumber: { type: String, required: true },
    caseTitle: { type: String, required: true },
    partyId: { type: String, required: true },
    partyRole: { type: String, required: true },
    who: { type: String, required: true },
    userId: String,
    round: { type: Date, required: true },
    handlerId: String,
    involved: { type: [String], required: true },
    regionPath: { type: [String], required: true },
    marks: { type: Mixed as never, required: true },
    tags: { type: [String] as never, required: true },
    sealedComment: String,
    comment: String,
    voice: String,
    via: { type: String, required: true },
    enteredBy: Mixed,
    at: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    version: { type: Number, required: true },
    history: { type: [Mixed] as never, required: true },
    checking: String,
    check: Mixed,
    doneKeys: { type: [Mixed] as never, required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// of a case, or of many: {caseId} sort {round}; one party's: {caseId, partyId} sort {round}
rating.index({ caseId: 1, partyId: 1, round: -1 });
// marksOf: {handlerId} sort {at: -1}
rating.index({ handlerId: 1, at: -1 });
// checks: {regionPath, checking} sort {at, _id}
rating.index(
  { regionPath: 1, checking: 1, at: 1, _id: 1 },
  { partialFilterExpression: { checking: { $exists: true } } },
);
// the outbox's sweep: {outboxAt: {$lte}}
rating.index({ outboxAt: 1 }, { sparse: true });
export const RatingModel = model<RatingDocument>("Rating", rating, "ratings");

export interface VisitDocument extends Omit<VisitRecord, "id">, WithOutbox {
  _id: Types.ObjectId;
}

const visit = new Schema<VisitDocument>(
  {
    caseId: { type: String, required: true },
    caseNumber: { type: String, required: true },
    caseTitle: { type: String, required: true },
    round: { type: Date, required: true },
    day: { type: Number, required: true },
    state: { type: String, required: true },
    box: { type: String, required: true },
    partyId: { type: String, required: true },
    userId: String,
    who: { type: String, required: true },
    handler: { type: String, default: "" },
    outcome: String,
    risk: { type: String, required: true },
    not: { type: [String], required: true },
    regionPath: { type: [String], required: true },
    centre: { type: String, required: true },
    climbs: { type: Number, required: true },
    assignee: { type: { id: String, name: String, unit: String, _id: false } },
    askedAt: Date,
    dueAt: { type: Date, required: true },
    checkAt: Date,
    calls: { type: [Mixed] as never, required: true },
    kept: String,
    unreached: { type: Boolean, required: true },
    reopened: { type: Boolean, required: true },
    answer: Mixed,
    form: Mixed,
    version: { type: Number, required: true },
    doneKeys: { type: [Mixed] as never, required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// of a case: {caseId, box}
visit.index({ caseId: 1, box: 1, dueAt: 1 });
// whose it is: {assignee.id, box} sort {dueAt, _id}
visit.index({ "assignee.id": 1, box: 1, dueAt: 1, _id: 1 });
// of a region: {regionPath, box} sort {dueAt, _id}
visit.index({ regionPath: 1, box: 1, dueAt: 1, _id: 1 });
// watchVisits: {checkAt: {$lte}} sort {checkAt}
visit.index({ checkAt: 1 }, { partialFilterExpression: { checkAt: { $exists: true } } });
// the outbox's sweep: {outboxAt: {$lte}}
visit.index({ outboxAt: 1 }, { sparse: true });
export const ReturnVisitModel = model<VisitDocument>("ReturnVisit", visit, "return_visits");
