import type { JointAction } from "@qizhen/shared/contract/joint";
import { conflict, forbidden, notFound, unprocessable } from "../../kernel/errors";
import type { Intent } from "../../kernel/http/route";
import type { OutboxEntry } from "../../kernel/outbox/outbox";
import { words as kernelWords } from "../../kernel/words";
import type { Actor } from "../accounts";
import { changedEntry, jointLine, leadOf, lineEntry, lineOf, tellEntry } from "./entries";
import type { InviteDeps } from "./inviteUnits";
import { placesFor } from "./placement";
import { centreAbove, sidesOf, tasksOf } from "./policy";
import type { Signature, TaskRecord } from "./record";
import { decisionWorkdays, nextLook, startTaskClock } from "./rules/taskClock";
import { decideTask, isOpen, type TaskChanges, type TaskRefusal } from "./rules/taskLife";
import { missingWords, refusalWords, words } from "./words";

interface Command {
  actor: Actor;
  taskId: string;
  action: JointAction;
  version?: number | undefined;
  text?: string | undefined;
  workdays?: number | undefined;
  intent: Intent | undefined;
  now: Date;
}

const refused = (why: TaskRefusal, action: JointAction) => {
  if (why === "notYours") return forbidden(refusalWords.notYours);
  const message = (why === "missing" && missingWords[action]) || refusalWords[why];
  return why === "missing" ? unprocessable(message, { text: message }) : conflict(message);
};

/** Whose line in the case's timeline the parties read: that a unit helps, and that it has answered. */
const openToParties: readonly JointAction[] = ["receive", "report"];

/** Steps after which the unit's people have no reason to look into the case any more. */
const leaves: readonly JointAction[] = ["refuse", "cancel", "release"];

const tellOf = (task: TaskRecord, action: JointAction, now: Date): OutboxEntry[] => {
  const lead = leadOf(task);
  const unit = [task.unit.key];
  switch (action) {
    case "receive":
      return tellEntry(task, "joint_received", lead, now);
    case "report":
      return tellEntry(task, "joint_done", lead, now);
    case "refuse":
      return [
        ...tellEntry(task, "joint_refused", lead, now),
        ...(task.status === "deciding" ? tellEntry(task, "joint_decide", [`centre:${centreAbove(task)}`], now) : []),
      ];
    case "ask_again":
      return tellEntry(task, "joint_asked", unit, now);
    case "impose":
      return tellEntry(task, "joint_imposed", [...unit, ...lead], now);
    case "cancel":
    case "release":
      return tellEntry(task, "joint_ended", [...unit, ...(action === "release" ? lead : [])], now);
  }
};

const clockAfter = (before: TaskRecord, { clock }: TaskChanges, workdays: number, now: Date, deps: InviteDeps) => {
  if (clock === "none") return undefined;
  if (clock === "keep") return before.clock;
  const days = clock === "decision" ? decisionWorkdays : workdays;
  return startTaskClock(clock, now, days, deps.doors.cases.countWorkdays(before.regionPath[0] ?? ""));
};

/** The task as it will stand. */
const applied = (
  before: TaskRecord,
  changes: TaskChanges,
  command: Command,
  by: Signature,
  deps: InviteDeps,
): TaskRecord => {
  const { action, now, workdays = before.workdays } = command;
  const clock = clockAfter(before, changes, workdays, now, deps);
  const signs = action === "receive" || (action === "report" && !before.received);
  const received = signs ? { at: now, by } : action === "ask_again" ? undefined : before.received;
  const after: TaskRecord = {
    ...before,
    status: changes.status,
    refusals: changes.refusals,
    imposed: changes.imposed,
    open: isOpen(changes.status) || undefined,
    workdays,
    received,
    clock,
    dueAt: clock?.dueAt ?? before.dueAt,
    checkAt: clock && nextLook(clock),
  };
  return { ...after, ...placesFor(after) };
};

const written = [
  "status",
  "refusals",
  "imposed",
  "open",
  "workdays",
  "received",
  "clock",
  "dueAt",
  "checkAt",
  "turns",
  "watchers",
] as const;

const changeOf = (after: TaskRecord) => ({
  set: Object.fromEntries(written.flatMap((field) => (after[field] === undefined ? [] : [[field, after[field]]]))),
  unset: written.filter((field) => after[field] === undefined),
});

const entriesOf = (after: TaskRecord, { action, actor, now }: Command, guests: readonly string[]): OutboxEntry[] => [
  lineEntry(
    {
      caseId: after.caseId,
      taskId: after.id,
      kind: `joint_${action}`,
      unit: after.unit.name,
      by: { id: actor.id, name: actor.name },
      staffOnly: !openToParties.includes(action),
      open: isOpen(after.status),
      ...(action === "receive" && after.unit.kind !== "outside" && { comesIn: actor.id }),
      goOut: leaves.includes(action) ? guests : [],
    },
    now,
  ),
  ...tellOf(after, action, now),
  changedEntry(after, now),
];

/** Whether this intent has been carried out already. @throws conflict where its key was used for something else */
const isRepeat = ({ doneKeys }: TaskRecord, done: { key: string; digest: string } | undefined): boolean => {
  const earlier = done && doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  return earlier !== undefined;
};

/**
 * Takes one step of a task. A repeat of the intent changes nothing. The line in the case is written at once, so that whoever
 * signs for a task opens its case with the next tap; the outbox writes it again if this process dies in between.
 * @throws notFound; forbidden, conflict or unprocessable as the rules refuse; conflict where another was faster
 */
export const actOnTask = async (command: Command, deps: InviteDeps): Promise<TaskRecord> => {
  const { actor, taskId, action, text, intent, version, now } = command;
  const before = await deps.tasks.find(tasksOf(actor), taskId);
  if (!before) throw notFound(words.taskNotFound);
  const done = intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };
  if (isRepeat(before, done)) return before;
  const state = { ...before, receivedBy: before.received?.by.id };
  const decision = decideTask(state, action, text, { id: actor.id, sides: sidesOf(actor, before) });
  if ("refusal" in decision && decision.refusal === "notYours") throw refused("notYours", action);
  if (version !== undefined && version !== before.version) throw conflict(words.movedOn);
  if ("refusal" in decision) throw refused(decision.refusal, action);
  const by = { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" };
  const after = applied(before, decision.changes, command, by, deps);
  const outbox = entriesOf(after, command, before.guests);
  const saved = await deps.tasks.apply(
    before,
    {
      ...changeOf(after),
      ...(text?.trim() && { said: { at: now, by, action, sealed: deps.secrets.seal(text.trim()) } }),
      guest: action === "receive" && after.unit.kind !== "outside" ? actor.id : undefined,
      outbox,
      done,
    },
    now,
  );
  if (!saved) {
    // The other of a double tap may have been faster: then it is done.
    const current = await deps.tasks.find(tasksOf(actor), taskId);
    if (current && isRepeat(current, done)) return current;
    throw conflict(words.movedOn);
  }
  for (const entry of outbox) if (entry.kind === jointLine) await deps.doors.cases.writeJoint(lineOf(entry));
  return saved;
};
