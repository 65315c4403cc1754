import { Schema, model, type Types } from "mongoose";

/**
 * What somebody is found by (名录索引): made from their account, their hours and their marks, and made anew when one of these
 * changes. Nothing is shown from it but the order.
 */
export interface EntryDocument {
  /** The id of the member of staff. */
  _id: Types.ObjectId;
  county: string;
  region: string;
  /** Everything they can be filtered by: `all`, `in:<region>`, `service:…`, `takes:…`, `speaks:…`, `mode:…`, `q:<beginning of a name>`. */
  tags: string[];
  /** The next free time as it was last looked up; far away where there is none. */
  nextAt: Date;
  /** How their work was rated, drawn towards the average. */
  mark: number;
}
const schema = new Schema<EntryDocument>(
  {
    county: { type: String, required: true },
    region: { type: String, required: true },
    tags: { type: [String], required: true },
    nextAt: { type: Date, required: true },
    mark: { type: Number, required: true },
  },
  { versionKey: false },
);
// a page, the soonest free first: {county, tags: {$all}} sort {nextAt, _id}; how many are in a place: {county, tags}
schema.index({ county: 1, tags: 1, nextAt: 1, _id: 1 });
// a page, the best rated first: {county, tags: {$all}} sort {mark descending, _id}
schema.index({ county: 1, tags: 1, mark: -1, _id: 1 });
// in which places there is anybody: distinct region of {county}
schema.index({ county: 1, region: 1 });
export const DirectoryEntryModel = model<EntryDocument>("DirectoryEntry", schema, "directory");
