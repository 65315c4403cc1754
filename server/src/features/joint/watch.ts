import type { Changes } from "../../kernel/live/changes";
import type { Receiver } from "../../kernel/outbox/outbox";
import { followCase } from "./endTasks";
import { changedEntry, leadOf, lineOf, tellEntry } from "./entries";
import { openTask, ordinaryWorkdays, type InviteDeps } from "./inviteUnits";
import { centreAbove } from "./policy";
import type { TaskRecord } from "./record";
import { nextLook, ringOf } from "./rules/taskClock";
import type { TaskStore } from "./store";

const watchedAtOnce = 200;

/** Who is told of a ring: whoever has the turn; then also who leads, and the clerks of the owning centre; then the centre above. */
const tellOfRing = (task: TaskRecord, ring: "warned" | "overdue" | "raised", now: Date) => {
  if (ring === "warned") return tellEntry(task, "joint_due_soon", task.turns, now);
  if (ring === "raised") return tellEntry(task, "joint_raised", [`centre:${centreAbove(task)}`], now);
  return tellEntry(task, "joint_overdue", [...task.turns, ...leadOf(task), `centre:${task.lead.centre}`], now);
};

/** Reminds at 70 %, says what is overdue, and after a working day more tells the centre above; each once. Safe to repeat. */
export const watchTasks = async ({ tasks }: { tasks: TaskStore }, now: Date): Promise<void> => {
  for (const task of await tasks.clocksBefore(now, watchedAtOnce)) {
    const ring = task.clock && ringOf(task.clock, now);
    if (!task.clock || !ring) continue;
    const clock = { ...task.clock, told: ring };
    const checkAt = nextLook(clock);
    await tasks.apply(
      task,
      {
        set: { clock, ...(checkAt && { checkAt }) },
        unset: checkAt ? [] : ["checkAt"],
        outbox: [...tellOfRing(task, ring, now), changedEntry(task, now)],
      },
      now,
    ); // another step was faster: it has set the clock anew
  }
};

/** kind `joint.line`: what a step of a task means for its case. Later steps may be written there already: the task knows. */
export const onLine =
  ({ doors, tasks }: InviteDeps): Receiver =>
  async (entry) => {
    const line = lineOf(entry);
    const task = await tasks.find({ caseId: line.caseId }, line.taskId);
    await doors.cases.writeJoint({ ...line, open: task?.open === true });
  };

/** kind `joint.changed`: open consoles read the tasks again. */
export const onChanged =
  (changes: Changes): Receiver =>
  async ({ data }) => {
    const { caseId, audience } = data as { caseId: string; audience: string[] };
    await changes.publish([{ topic: "case", subject: caseId, audience }]);
  };

/** kind `case.moved`: a case that has tasks went to other hands, or is over. */
export const onCaseMoved =
  (deps: InviteDeps): Receiver =>
  async ({ data, at }) => {
    await followCase(String(data["caseId"]), deps, at);
  };

/** kind `case.invited`: a unit was asked by a step of the case's life; the task that belongs to it is opened, once. */
export const onCaseInvited =
  (deps: InviteDeps): Receiver =>
  async ({ data, at }) => {
    const { caseId, lineId } = data as { caseId: string; lineId: string };
    const [matter, asked] = await Promise.all([
      deps.doors.cases.jointMatter(caseId),
      deps.doors.cases.invitation(caseId, lineId),
    ]);
    if (!matter?.isOpen || !asked) return;
    const { unit: name, staffId } = asked;
    const key = staffId ? `user:${staffId}` : `outside:${name}`;
    const unit = { kind: staffId ? ("staff" as const) : ("outside" as const), name, key };
    const intent = { who: "case", key: lineId, digest: lineId, nth: 0 };
    const by = { ...asked.by, unit: "" };
    await openTask(
      { matter, unit, task: asked.task, workdays: ordinaryWorkdays, by, now: at, intent, written: true },
      deps,
    );
  };
