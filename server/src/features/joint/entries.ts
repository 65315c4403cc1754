import { newId } from "../../kernel/ids";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import type { JointLine } from "./doors";
import type { TaskRecord } from "./record";

/** What tasks write to their outbox. Entries carry ids, names of units and words of the vocabulary, never what a person wrote. */

/** What staff are told of a task; notices have the words. */
export type JointEvent =
  | "joint_asked"
  | "joint_received"
  | "joint_done"
  | "joint_refused"
  | "joint_decide"
  | "joint_imposed"
  | "joint_ended"
  | "joint_due_soon"
  | "joint_overdue"
  | "joint_raised";

/** kind of the entry that carries a line into the case. */
export const jointLine = "joint.line";
/** kind of the entry that tells open consoles. */
export const jointChanged = "joint.changed";

type Recipient = `user:${string}` | `centre:${string}`;

/** Tells people, by the entries that notices receive. Nobody to tell: no entry. */
export const tellEntry = (task: TaskRecord, event: JointEvent, to: readonly string[], now: Date): OutboxEntry[] => {
  const reached = to.filter((one): one is Recipient => /^(user|centre):/.test(one));
  if (reached.length === 0) return [];
  const data = { caseId: task.caseId, number: task.caseNumber, event, to: [...new Set(reached)], urgent: false };
  return [{ id: newId(), kind: "case.notify", data, at: now }];
};

/** The entry that writes a line into the case; its own id names the line. */
export const lineEntry = (line: Omit<JointLine, "id" | "at">, now: Date): OutboxEntry => ({
  id: newId(),
  kind: jointLine,
  data: { ...line },
  at: now,
});

export const lineOf = ({ id, at, data }: OutboxEntry): JointLine => ({
  ...(data as unknown as Omit<JointLine, "id" | "at">),
  id,
  at,
});

/** Everybody whose open page shows the task. */
export const changedEntry = (task: TaskRecord, now: Date): OutboxEntry => {
  const { unit, lead, regionPath, caseId, guests, received } = task;
  const people = [...guests, ...(received ? [received.by.id] : []), ...(lead.staffId ? [lead.staffId] : [])];
  const audience = [unit.key, ...people.map((id) => `user:${id}`), ...regionPath.map((code) => `centre:${code}`)];
  return { id: newId(), kind: jointChanged, data: { caseId, audience: [...new Set(audience)] }, at: now };
};

/** Who leads the case: the responsible person, else the clerks of the owning centre. */
export const leadOf = ({ lead }: Pick<TaskRecord, "lead">): string[] => [
  lead.staffId ? `user:${lead.staffId}` : `centre:${lead.centre}`,
];
