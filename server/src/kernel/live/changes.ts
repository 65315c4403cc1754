import { Schema, Types, model } from "mongoose";
import type { Clock } from "../clock";

/** What changed, and who may be told so. Never what it changed to. */
export interface Change {
  topic: "case" | "message" | "notice" | "callTask" | "region" | "presence";
  subject: string;
  /** Keys of those concerned: `user:<id>`, `centre:<code>`, `everybody`. */
  audience: readonly string[];
}

interface ChangeRecord {
  _id: Types.ObjectId;
  at: Date;
  topic: Change["topic"];
  subject: string;
  audience: string[];
}

const dayMs = 24 * 60 * 60 * 1000;
const schema = new Schema<ChangeRecord>({
  at: { type: Date, required: true },
  topic: { type: String, required: true },
  subject: { type: String, required: true },
  audience: { type: [String], required: true },
});
// readSince: {at: {$gte}} sort {at: 1, _id: 1}; and the day after which a client reloads everything anyway
schema.index({ at: 1 }, { expireAfterSeconds: dayMs / 1000 });
export const ChangeModel = model<ChangeRecord>("Change", schema, "changes");

/** One change as clients see it; `id` is what they resume from. */
export interface SeenChange {
  id: string;
  at: Date;
  topic: Change["topic"];
  subject: string;
  audience: string[];
}

/** A place in the stream: the instant of the last change seen, and its id. */
export const placeOf = (change: { at: Date; id: string }) => `${change.at.getTime().toString(36)}-${change.id}`;
const instantOf = (place: string): Date | undefined => {
  const ms = Number.parseInt(place.split("-")[0] ?? "", 36);
  return Number.isNaN(ms) ? undefined : new Date(ms);
};

/** Clocks of servers differ, and a write may land after a later one: read that much again, and drop what was seen. */
export const overlapMs = 3000;
const mostAtOnce = 500;

/** Writes and reads the stream of changes. */
export const createChanges = (clock: Clock) => ({
  publish: async (changes: readonly Change[]): Promise<void> => {
    if (changes.length === 0) return;
    const at = clock();
    await ChangeModel.insertMany(
      changes.map(({ topic, subject, audience }) => ({ at, topic, subject, audience: [...audience] })),
    );
  },
  /** Changes at or after an instant less the overlap, oldest first; the reader drops what it has seen. */
  readFrom: async (from: Date): Promise<SeenChange[]> => {
    const found = await ChangeModel.find({ at: { $gte: new Date(from.getTime() - overlapMs) } })
      .sort({ at: 1, _id: 1 })
      .limit(mostAtOnce)
      .lean();
    return found.map(({ _id, at, topic, subject, audience }) => ({
      id: _id.toHexString(),
      at,
      topic,
      subject,
      audience,
    }));
  },
  /** Where a reader that asks now should begin. */
  now: (): Date => clock(),
  instantOf,
});
export type Changes = ReturnType<typeof createChanges>;
