import type { Category } from "@qizhen/shared/vocabulary";
import { Schema, model, type Types } from "mongoose";

/** A group of cases that are one matter (群体性事项). Which cases are in it stands in the cases themselves. */
export interface GroupDocument {
  _id: Types.ObjectId;
  title: string;
  category: Category;
  leadId: string;
  leadNumber: string;
  /** Regions of the lead case, the county first. */
  regionPath: string[];
  open: boolean;
  /** The clerk has been told that it is large. */
  toldLarge: boolean;
  by: string;
  createdAt: Date;
  made?: { by: string; key: string; digest: string } | undefined;
  version: number;
}

const groupSchema = new Schema<GroupDocument>(
  {
    title: { type: String, required: true },
    category: { type: String, required: true },
    leadId: { type: String, required: true },
    leadNumber: { type: String, required: true },
    regionPath: { type: [String], required: true },
    open: { type: Boolean, required: true },
    toldLarge: { type: Boolean, required: true },
    by: String,
    createdAt: { type: Date, required: true },
    made: { type: { by: String, key: String, digest: String, _id: false } },
    version: { type: Number, required: true },
  },
  { strict: "throw", versionKey: false },
);
// list of a region: {regionPath, open} sort {createdAt, _id} descending
groupSchema.index({ regionPath: 1, open: 1, createdAt: -1, _id: -1 });
// ledBy: {leadId, open}; and one open group for one lead
groupSchema.index({ leadId: 1 }, { unique: true, partialFilterExpression: { open: true } });
// madeUnder: {made.by, made.key}; and one group for one intent
groupSchema.index(
  { "made.by": 1, "made.key": 1 },
  { unique: true, partialFilterExpression: { "made.key": { $exists: true } } },
);
export const GroupModel = model<GroupDocument>("Group", groupSchema, "case_groups");

/** A resident follows a neighbours' matter without a case of their own. */
export interface FollowDocument {
  _id: Types.ObjectId;
  userId: string;
  caseId: string;
  kind: string;
  community: string;
  month: string;
  at: Date;
}

const followSchema = new Schema<FollowDocument>(
  {
    userId: { type: String, required: true },
    caseId: { type: String, required: true },
    kind: { type: String, required: true },
    community: { type: String, required: true },
    month: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { strict: "throw", versionKey: false },
);
// one matter is followed once by one person
followSchema.index({ userId: 1, caseId: 1 }, { unique: true });
// page: {userId} sort {at, _id} descending
followSchema.index({ userId: 1, at: -1, _id: -1 });
export const FollowModel = model<FollowDocument>("Follow", followSchema, "follows");
