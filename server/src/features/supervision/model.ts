import { Schema, model, type Types } from "mongoose";
import type { DayEntry } from "@qizhen/shared/contract/supervision";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { OrderRecord } from "./record";

const { Mixed } = Schema.Types;

export interface OrderDocument extends Omit<OrderRecord, "id">, WithOutbox {
  /** The line of the case's timeline that asked for it: one line, one order. */
  _id: Types.ObjectId;
}

const order = new Schema<OrderDocument>(
  {
    number: { type: String, required: true },
    caseId: { type: String, required: true },
    caseNumber: { type: String, required: true },
    caseTitle: { type: String, required: true },
    risk: { type: String, required: true },
    county: { type: String, required: true },
    regionPath: { type: [String], required: true },
    question: { type: String, required: true },
    issuer: { type: Mixed as never, required: true },
    addressee: { type: Mixed as never, required: true },
    centre: { type: String, required: true },
    climbs: { type: Number, required: true },
    state: { type: String, required: true },
    open: { type: Boolean, required: true },
    boxes: { type: [String], required: true },
    rounds: { type: [Mixed] as never, required: true },
    issuedAt: { type: Date, required: true },
    startedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    warned: Boolean,
    overdue: Boolean,
    checkAt: Date,
    version: { type: Number, required: true },
    doneKeys: { type: [Mixed] as never, required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// received and issued: {boxes: mine, open} sort {dueAt, _id}
order.index({ boxes: 1, open: 1, dueAt: 1, _id: 1 });
// of a region: {regionPath, open} sort {dueAt, _id}
order.index({ regionPath: 1, open: 1, dueAt: 1, _id: 1 });
// of a case: {caseId, open} sort {dueAt, _id}
order.index({ caseId: 1, open: 1, dueAt: 1, _id: 1 });
// watchOrders: {checkAt: {$lte}} sort {checkAt}
order.index({ checkAt: 1 }, { partialFilterExpression: { checkAt: { $exists: true } } });
// no number twice in a county
order.index({ county: 1, number: 1 }, { unique: true });
// the outbox's sweep: {outboxAt: {$lte}}
order.index({ outboxAt: 1 }, { sparse: true });
export const OrderModel = model<OrderDocument>("SupervisionOrder", order, "supervision_orders");

interface OrderCounter {
  /** `county|year` */
  _id: string;
  given: number;
}
const counter = new Schema<OrderCounter>(
  { _id: { type: String, required: true }, given: { type: Number, required: true } },
  { versionKey: false },
);
export const OrderCounterModel = model<OrderCounter>("SupervisionCounter", counter, "supervision_counters");

/** The days of a year that a county works or rests other than usual (调休). */
export interface YearDocument {
  /** `county|year` */
  _id: string;
  county: string;
  year: number;
  days: DayEntry[];
  version: number;
  by: string;
  at: Date;
}
const year = new Schema<YearDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    year: { type: Number, required: true },
    days: { type: [Mixed] as never, required: true },
    version: { type: Number, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
export const CalendarYearModel = model<YearDocument>("CalendarYear", year, "calendar_years");

/** A year that dates of a county reach and whose holidays nobody has entered. */
export interface GapDocument extends WithOutbox {
  /** `county|year` */
  _id: string;
  county: string;
  year: number;
  firstAt: Date;
}
const gap = new Schema<GapDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    year: { type: Number, required: true },
    firstAt: { type: Date, required: true },
    ...outboxFields,
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// gapsOf: {county}
gap.index({ county: 1 });
// the outbox's sweep: {outboxAt: {$lte}}
gap.index({ outboxAt: 1 }, { sparse: true });
export const CalendarGapModel = model<GapDocument>("CalendarGap", gap, "calendar_gaps");
