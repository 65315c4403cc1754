import type { UnsettledWhy, VisitMode } from "@qizhen/shared/vocabulary";
import { Schema } from "mongoose";

/** A visit whose time is open no more, as it is stored with it (要改时间). */
export interface StoredUnsettled {
  since: Date;
  why: UnsettledWhy;
  until: Date;
  offers: { slotId: string; claimId: string; hostId: string; start: Date; mode: VisitMode; place?: string | undefined }[]; // prettier-ignore
  calledAt?: Date | undefined;
}
/** That a host cannot receive somebody, and why: for the staff (不便接待). */
export interface StoredRefusal {
  by: string;
  reason: string;
  at: Date;
}
export const refusedSchema = new Schema({ by: String, reason: String, at: Date }, { _id: false });

const offeredTime = new Schema(
  { slotId: String, claimId: String, hostId: String, start: Date, mode: String, place: String },
  { _id: false },
);
export const unsettledSchema = new Schema(
  { since: Date, why: String, until: Date, offers: { type: [offeredTime], default: [] }, calledAt: Date },
  { _id: false },
);
