import { Schema, model, type Types } from "mongoose";
import type { ChainedAct } from "./rules/chain";

export interface AuditRecord extends Omit<ChainedAct, "at"> {
  _id: Types.ObjectId;
  at: Date;
  hash: string;
  /** Acts of this name are kept once. */
  once?: string;
}

const { Mixed } = Schema.Types;
const schema = new Schema<AuditRecord>(
  {
    chain: { type: String, required: true, immutable: true },
    seq: { type: Number, required: true, immutable: true },
    kind: { type: String, required: true, immutable: true },
    subject: { type: String, required: true, immutable: true },
    actor: { type: Mixed, required: true, immutable: true },
    reason: { type: String, immutable: true, default: "" },
    data: { type: Mixed, required: true, immutable: true },
    at: { type: Date, required: true, immutable: true },
    previous: { type: String, required: true, immutable: true },
    hash: { type: String, required: true, immutable: true },
    once: { type: String, immutable: true },
  },
  { minimize: false, strict: "throw", versionKey: false },
);
// the end of a chain, {chain} sort {seq: -1}; its acts newest first; and one act at each place: racers try again
schema.index({ chain: 1, seq: -1 }, { unique: true });
// recordAct: whether an act of this name was kept
schema.index({ once: 1 }, { unique: true, partialFilterExpression: { once: { $exists: true } } });

const closed = () => {
  throw new Error("audit records are neither changed nor removed");
};
/** Every way of mongoose to change or remove what is there. */
schema.pre(
  [
    "updateOne",
    "updateMany",
    "findOneAndUpdate",
    "findOneAndReplace",
    "replaceOne",
    "deleteOne",
    "deleteMany",
    "findOneAndDelete",
  ],
  closed,
);
schema.pre("bulkWrite", closed);
schema.pre("save", function () {
  if (!this.isNew) closed();
});

export const AuditModel = model<AuditRecord>("AuditRecord", schema, "audit");
