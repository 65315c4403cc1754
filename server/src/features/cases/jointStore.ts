import { Types } from "mongoose";
import { withEntries, type OutboxEntry } from "../../kernel/outbox/outbox";
import { CaseModel, type CaseDocument } from "./model";
import type { CaseRecord, TimelineEntry } from "./record";
import { recordOf } from "./store";

/** What a step of a task (协办任务) changes in its case. */
export interface JointChange {
  line: TimelineEntry;
  taskId: string;
  /** Whether the task waits for somebody afterwards. */
  open: boolean;
  comesIn?: string | undefined;
  /** Whether whoever comes in would not see the case without. */
  asGuest: boolean;
  goOut: readonly string[];
  outbox: readonly OutboxEntry[];
}

/**
 * Writes it in one update. Guarded by the line, which is written once, and by the version it was decided on: nobody loses
 * sight of a case by a list of guests that was read before. Undefined: the line is there already, or another step was faster.
 */
export const applyJoint = async (
  before: CaseRecord,
  { line, taskId, open, comesIn, asGuest, goOut, outbox }: JointChange,
  now: Date,
): Promise<CaseRecord | undefined> => {
  const { $push: entries, $set: due } = { $push: undefined, $set: {}, ...withEntries(outbox, now) };
  const guests = (before.guests ?? []).filter((id) => goOut.includes(id));
  const leaving = new Set(guests);
  const helpers = before.helpers.filter((id) => !goOut.includes(id));
  const tasks = (before.jointOpen ?? []).filter((id) => id !== taskId);
  const set: Partial<CaseRecord> = {
    helpers: comesIn ? [...new Set([...helpers, comesIn])] : helpers,
    involved: [...new Set([...before.involved.filter((id) => !leaving.has(id)), ...(comesIn ? [comesIn] : [])])],
    guests: [
      ...new Set([...(before.guests ?? []).filter((id) => !leaving.has(id)), ...(comesIn && asGuest ? [comesIn] : [])]),
    ],
    jointOpen: open ? [...tasks, taskId] : tasks,
  };
  const saved = await CaseModel.findOneAndUpdate(
    {
      _id: new Types.ObjectId(before.id),
      status: before.status,
      version: before.version,
      "timeline.id": { $ne: line.id },
    },
    {
      $set: { ...set, updatedAt: now, ...due },
      $inc: { version: 1 },
      $push: { timeline: line, ...entries } as never,
    },
    { returnDocument: "after" },
  ).lean<CaseDocument>();
  return saved ? recordOf(saved) : undefined;
};
