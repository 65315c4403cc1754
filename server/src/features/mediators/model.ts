import { Schema, Types, model } from "mongoose";

/** A place taken for a case (占位). */
export interface Claim {
  caseId: Types.ObjectId;
  at: Date;
  /** How much the case weighs, by its grade. */
  load?: number;
}

/** The cases that somebody has in hand (在手): one document each, so that a claim is one atomic update. */
export interface LoadRecord {
  /** The id of the member of staff. */
  _id: Types.ObjectId;
  /** How many claims there are; kept beside them, so that the limit can stand in a filter. */
  open: number;
  /** The sum of what the claims weigh. */
  load?: number;
  /** Cases given on a day, `2026-01-31`; of the last weeks. */
  given?: Record<string, number>;
  /** When they were last given one. */
  givenAt?: Date;
  claims: Claim[];
  /** When the sweep last looked at these claims. */
  sweptAt: Date;
}

const schema = new Schema<LoadRecord>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    open: { type: Number, required: true, min: 0 },
    load: Number,
    given: Schema.Types.Mixed,
    givenAt: Date,
    claims: {
      type: [
        new Schema<Claim>(
          {
            caseId: { type: Schema.Types.ObjectId, required: true },
            at: { type: Date, required: true },
            load: Number,
          },
          { _id: false },
        ),
      ],
      required: true,
    },
    sweptAt: { type: Date, required: true },
  },
  { minimize: false },
);
// the sweep, the longest unlooked-at first: {open: {$gt: 0}} sort {sweptAt, _id}
schema.index({ sweptAt: 1, _id: 1 });

export const LoadModel = model<LoadRecord>("MediatorLoad", schema, "mediator_loads");

/** How an applicant rated somebody's work on a case (评价); one for each case, the last one counts. */
export interface MarkRecord {
  /** The id of the case. */
  _id: Types.ObjectId;
  staffId: string;
  /** 1–5. */
  overall: number;
  /** Low enough to be a complaint: this person's later cases go to others. */
  bad: boolean;
  /** The account of whoever rated. */
  by: string;
  at: Date;
}

const markSchema = new Schema<MarkRecord>({
  _id: { type: Schema.Types.ObjectId, required: true },
  staffId: { type: String, required: true },
  overall: { type: Number, required: true },
  bad: { type: Boolean, required: true },
  by: { type: String, required: true },
  at: { type: Date, required: true },
});
// sums of somebody's marks: {staffId: {$in}}
markSchema.index({ staffId: 1, overall: 1 });
// who has complained of whom, the newest: {bad: true} sort {at descending}
markSchema.index({ bad: 1, at: -1 }, { partialFilterExpression: { bad: true } });
export const MarkModel = model<MarkRecord>("MediatorMark", markSchema, "mediator_marks");
