import { Schema, model, type Types } from "mongoose";
import { outboxFields, type WithOutbox } from "../../kernel/outbox/outbox";
import type { MatterRecord, MonthRecord, SettingsRecord } from "./record";

const { Mixed } = Schema.Types;
const strict = { minimize: false, strict: "throw", versionKey: false } as const;
const by = { type: new Schema({ id: String, name: String }, { _id: false }), required: true };

export interface MonthDocument extends Omit<MonthRecord, "id">, WithOutbox {
  /** Made from the centre and the month: one calendar each. */
  _id: Types.ObjectId;
}
const month = new Schema<MonthDocument>(
  {
    centre: { type: String, required: true },
    county: { type: String, required: true },
    regionPath: { type: [String], required: true },
    month: { type: String, required: true },
    version: { type: Number, required: true },
    state: { type: String, required: true },
    days: { type: [Mixed] as never, required: true },
    by: by as never,
    at: { type: Date, required: true },
    returned: String,
    doneKeys: { type: [Mixed] as never, required: true },
    ...outboxFields,
  },
  strict,
);
// the day page, and a step of a day: {days.id}
month.index({ "days.id": 1 });
// residents: {county, month: {$gte}, state} sort {month}
month.index({ county: 1, month: 1 });
// the report: {regionPath, month}
month.index({ regionPath: 1, month: 1 });
// reminders: {state, month}
month.index({ state: 1, month: 1 });
// the outbox's sweep: {outboxAt: {$lte}}
month.index({ outboxAt: 1 }, { sparse: true });
export const ReceptionMonthModel = model<MonthDocument>("ReceptionMonth", month, "reception_months");

export interface SettingsDocument extends Omit<SettingsRecord, "centre"> {
  /** The centre. */
  _id: string;
}
const settings = new Schema<SettingsDocument>(
  {
    _id: { type: String, required: true },
    daysPerMonth: { type: Number, required: true },
    start: { type: String, required: true },
    minutes: { type: Number, required: true },
    places: { type: Number, required: true },
    place: { type: String, required: true },
    version: { type: Number, required: true },
    by: by as never,
    at: { type: Date, required: true },
  },
  strict,
);
export const ReceptionSettingsModel = model<SettingsDocument>("ReceptionSettings", settings, "reception_settings");

export interface MatterDocument extends Omit<MatterRecord, "id">, WithOutbox {
  /** The visit. */
  _id: Types.ObjectId;
}
const matter = new Schema<MatterDocument>(
  {
    dayId: { type: String, required: true },
    month: { type: String, required: true },
    centre: { type: String, required: true },
    regionPath: { type: [String], required: true },
    leaderId: { type: String, required: true },
    caseId: { type: String, required: true },
    caseNumber: { type: String, required: true },
    dueAt: { type: Date, required: true },
    by: by as never,
    at: { type: Date, required: true },
    ...outboxFields,
  },
  strict,
);
// of a day: {dayId}
matter.index({ dayId: 1 });
// the report: {regionPath, month}
matter.index({ regionPath: 1, month: 1 });
// the outbox's sweep: {outboxAt: {$lte}}
matter.index({ outboxAt: 1 }, { sparse: true });
export const ReceptionMatterModel = model<MatterDocument>("ReceptionMatter", matter, "reception_matters");
