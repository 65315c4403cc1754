import { Schema, model } from "mongoose";
import type { Changes } from "../../../kernel/live/changes";
import type { Actor } from "../../accounts";

interface Presence {
  /** `caseId|userId` */
  _id: string;
  caseId: string;
  userId: string;
  name: string;
  at: Date;
}

/** Whoever has not said so for this long looks no more (they say it every 20 seconds). */
const freshMs = 45_000;
const schema = new Schema<Presence>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    userId: { type: String, required: true },
    name: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
// others: {caseId, at: {$gt}}
schema.index({ caseId: 1, at: -1 });
// removed when long stale
schema.index({ at: 1 }, { expireAfterSeconds: 600 });
export const PresenceModel = model<Presence>("Presence", schema, "presences");

/** Notes that somebody looks at a case, tells those who do too when they come, and answers who else looks. */
export const notePresence = async (caseId: string, actor: Actor, now: Date, changes: Changes) => {
  const fresh = new Date(now.getTime() - freshMs);
  const before = await PresenceModel.findOneAndUpdate(
    { _id: `${caseId}|${actor.id}` },
    { $set: { caseId, userId: actor.id, name: actor.name, at: now } },
    { upsert: true, returnDocument: "before" },
  ).lean();
  const others = await PresenceModel.find({ caseId, at: { $gt: fresh }, userId: { $ne: actor.id } })
    .sort({ at: -1 })
    .limit(20)
    .lean();
  if ((!before || before.at <= fresh) && others.length > 0)
    await changes.publish([
      { topic: "presence", subject: caseId, audience: others.map(({ userId }) => `user:${userId}`) },
    ]);
  return others.map(({ userId, name }) => ({ id: userId, name }));
};
