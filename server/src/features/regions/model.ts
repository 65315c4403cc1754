import type { RegionLevel } from "@qizhen/shared/vocabulary";
import { Schema, model } from "mongoose";
import type { RegionWorker, Shape } from "./rules/region";

/**
 * One region of one imported set. A set is one county as one file gave it; it is written whole under a new name and comes into
 * force by a single update of {@link RegionStateRecord}, so that nobody ever sees half a county.
 */
export interface RegionRecord {
  /** `set:code` */
  _id: string;
  set: string;
  code: string;
  level: RegionLevel;
  name: string;
  parent: string | null;
  /** Codes from the county down to itself. */
  path: string[];
  /** GCJ-02; empty where a forced import had no usable border. */
  shape: Shape;
  /** A point inside it, [lng, lat]. */
  centre: [number, number];
  households: number | null;
  population: number | null;
  addresses: string[];
  workers: RegionWorker[];
  importedAt: Date;
  /** In an earlier file and not in the last: kept for the names of old cases. */
  removedAt: Date | null;
}

const regionSchema = new Schema<RegionRecord>({
  _id: { type: String, required: true },
  set: { type: String, required: true },
  code: { type: String, required: true },
  level: { type: String, required: true },
  name: { type: String, required: true },
  parent: { type: String, default: null },
  path: { type: [String], required: true },
  shape: { type: Schema.Types.Mixed, required: true },
  centre: { type: [Number], required: true },
  households: { type: Number, default: null },
  population: { type: Number, default: null },
  addresses: { type: [String], required: true },
  workers: {
    type: [new Schema<RegionWorker>({ username: String, name: String, phone: String }, { _id: false })],
    required: true,
  },
  importedAt: { type: Date, required: true },
  removedAt: { type: Date, default: null },
});
// readSets: {set: {$in}}; removeSets: {set: {$nin}, importedAt: {$lt}}
regionSchema.index({ set: 1, importedAt: 1 });
export const RegionModel = model<RegionRecord>("Region", regionSchema, "regions");

/** Which sets are in force. One document; `revision` rises with each import, and is what other processes watch. */
export interface RegionStateRecord {
  _id: string;
  revision: number;
  sets: { county: string; set: string; importedAt: Date; importedBy: string }[];
}

const stateSchema = new Schema<RegionStateRecord>({
  _id: { type: String, required: true },
  revision: { type: Number, required: true },
  sets: {
    type: [new Schema({ county: String, set: String, importedAt: Date, importedBy: String }, { _id: false })],
    required: true,
  },
});
export const RegionStateModel = model<RegionStateRecord>("RegionState", stateSchema, "region_state");
