import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { TaskRecord } from "./record";

export interface TaskDocument extends Omit<TaskRecord, "id">, WithOutbox {
  _id: Types.ObjectId;
  /** The intent that asked for it, and its place among the units asked at once. */
  intent?: { who: string; key: string; digest: string; nth: number };
}

const { Mixed } = Schema.Types;
const schema = new Schema<TaskDocument>(
  {
    intent: { type: { who: String, key: String, digest: String, nth: Number, _id: false } },
    caseId: { type: String, required: true },
    caseNumber: { type: String, required: true },
    caseTitle: { type: String, required: true },
    regionPath: { type: [String], required: true },
    unit: { type: Mixed, required: true },
    sealedTask: { type: String, required: true },
    workdays: { type: Number, required: true },
    status: { type: String, required: true },
    refusals: { type: Number, required: true },
    imposed: { type: Boolean, required: true },
    open: Boolean,
    lead: { type: Mixed, required: true },
    askedBy: { type: Mixed, required: true },
    turns: { type: [String], required: true },
    watchers: { type: [String], required: true },
    received: Mixed,
    guests: { type: [String], required: true },
    said: { type: [Mixed] as never, required: true },
    clock: Mixed,
    dueAt: { type: Date, required: true },
    checkAt: Date,
    version: { type: Number, required: true },
    doneKeys: { type: [{ key: String, digest: String, _id: false }], required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);

// madeUnder: {intent.who, intent.key}; and one task for each unit of an intent
schema.index(
  { "intent.who": 1, "intent.key": 1, "intent.nth": 1 },
  { unique: true, partialFilterExpression: { "intent.key": { $exists: true } } },
);
// a unit has at most one open task in a case
schema.index({ caseId: 1, "unit.key": 1 }, { unique: true, partialFilterExpression: { open: { $exists: true } } });
// ofCase, openOfCase: {caseId} sort {createdAt, _id}
schema.index({ caseId: 1, createdAt: 1, _id: 1 });
// page, ours: {turns: {$in}} sort {dueAt, _id}
schema.index({ turns: 1, dueAt: 1, _id: 1 });
// page, asked: {watchers: {$in}} sort {dueAt, _id}
schema.index({ watchers: 1, dueAt: 1, _id: 1 });
// clocksBefore: {checkAt: {$lte}} sort {checkAt}
schema.index({ checkAt: 1 }, { sparse: true });
// the outbox's sweep: {outboxAt: {$lte}}
schema.index({ outboxAt: 1 }, { sparse: true });

export const JointTaskModel = model<TaskDocument>("JointTask", schema, "joint_tasks");
