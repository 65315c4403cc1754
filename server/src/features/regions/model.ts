import type { RegionLevel } from "@qizhen/shared/vocabulary";
import { Schema, model, type Types } from "mongoose";
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
  /** Rises with each change of an alias. */
  aliases?: number;
  sets: { county: string; set: string; importedAt: Date; importedBy: string }[];
}

const stateSchema = new Schema<RegionStateRecord>({
  _id: { type: String, required: true },
  revision: { type: Number, required: true },
  aliases: Number,
  sets: {
    type: [new Schema({ county: String, set: String, importedAt: Date, importedBy: String }, { _id: false })],
    required: true,
  },
});
export const RegionStateModel = model<RegionStateRecord>("RegionState", stateSchema, "region_state");

/** Another name (别名) that people here use for a region or an estate. Kept apart from the sets, so that imports leave it alone. */
export interface AliasRecord {
  _id: Types.ObjectId;
  /** The region it was given to. */
  code: string;
  /** The county it lies in. */
  county: string;
  /** Where no two regions may have the same one: the village of a grid, else the region itself. */
  within: string;
  name: string;
  /** The form in which it is compared. */
  key: string;
  estate?: string;
  by: { id: string; name: string };
  at: Date;
}

const aliasSchema = new Schema<AliasRecord>({
  code: { type: String, required: true },
  county: { type: String, required: true },
  within: { type: String, required: true },
  name: { type: String, required: true },
  key: { type: String, required: true },
  estate: String,
  by: { type: new Schema({ id: String, name: String }, { _id: false }), required: true },
  at: { type: Date, required: true },
});
// addAlias: {within, key}; and one meaning for one name in a village
aliasSchema.index({ within: 1, key: 1 }, { unique: true });
// aliases of a region: {code} sort {name}
aliasSchema.index({ code: 1, name: 1 });
// readAliases: {county: {$in}}
aliasSchema.index({ county: 1 });
export const AliasModel = model<AliasRecord>("RegionAlias", aliasSchema, "region_aliases");
