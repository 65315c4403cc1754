import { Schema, Types, model } from "mongoose";

/** A place taken for a case (占位). */
export interface Claim {
  caseId: Types.ObjectId;
  at: Date;
}

/** The cases that somebody has in hand (在手): one document each, so that a claim is one atomic update. */
export interface LoadRecord {
  /** The id of the member of staff. */
  _id: Types.ObjectId;
  /** How many claims there are; kept beside them, so that the limit can stand in a filter. */
  open: number;
  claims: Claim[];
  /** When the sweep last looked at these claims. */
  sweptAt: Date;
}

const schema = new Schema<LoadRecord>({
  _id: { type: Schema.Types.ObjectId, required: true },
  open: { type: Number, required: true, min: 0 },
  claims: {
    type: [
      new Schema<Claim>(
        { caseId: { type: Schema.Types.ObjectId, required: true }, at: { type: Date, required: true } },
        { _id: false },
      ),
    ],
    required: true,
  },
  sweptAt: { type: Date, required: true },
});
// the sweep, the longest unlooked-at first: {open: {$gt: 0}} sort {sweptAt, _id}
schema.index({ sweptAt: 1, _id: 1 });

export const LoadModel = model<LoadRecord>("MediatorLoad", schema, "mediator_loads");
