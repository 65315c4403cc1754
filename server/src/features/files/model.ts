import { Schema, model, type Types } from "mongoose";

/** A photo or a recording (照片、录音) that somebody has sent. Its bytes lie in GridFS. */
export interface FileRecord {
  _id: Types.ObjectId;
  /** User id of who sent it. */
  owner: string;
  kind: "image" | "voice";
  mime: string;
  bytes: number;
  width?: number;
  height?: number;
  /** Length of a recording. */
  seconds?: number;
  /** In GridFS; a file is there only once its bytes are. */
  blob?: Types.ObjectId;
  thumb?: Types.ObjectId;
  /** The Idempotency-Key it came with, and a digest of what was sent. */
  intent?: { key: string; digest: string };
  createdAt: Date;
  /** What it belongs to; before that it is nobody's but its owner's. */
  caseId?: string;
  /** The room of the case's talk it was said in; absent: it belongs to the report. */
  room?: string;
  /** When it is swept if it still belongs to nothing. */
  expiresAt?: Date;
  /** It is being removed. */
  sweptAt?: Date;
}

const schema = new Schema<FileRecord>({
  owner: { type: String, required: true },
  kind: { type: String, required: true },
  mime: { type: String, required: true },
  bytes: { type: Number, required: true },
  width: Number,
  height: Number,
  seconds: Number,
  blob: Schema.Types.ObjectId,
  thumb: Schema.Types.ObjectId,
  intent: {
    type: new Schema(
      { key: { type: String, required: true }, digest: { type: String, required: true } },
      { _id: false },
    ),
  },
  createdAt: { type: Date, required: true },
  caseId: String,
  room: String,
  expiresAt: Date,
  sweptAt: Date,
});
// findByIntent: {owner, intent.key}; one intent, one file
schema.index(
  { owner: 1, "intent.key": 1 },
  { unique: true, partialFilterExpression: { "intent.key": { $exists: true } } },
);
// countWaiting: {owner, expiresAt: {$gt}}
schema.index({ owner: 1, expiresAt: 1 });
// expired: {expiresAt: {$lte}} sort {expiresAt: 1}
schema.index({ expiresAt: 1 }, { sparse: true });
export const FileModel = model<FileRecord>("File", schema, "uploads");
