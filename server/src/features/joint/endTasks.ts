import { changedEntry, lineEntry, tellEntry } from "./entries";
import type { JointDoors } from "./doors";
import { leadIn, placesFor } from "./placement";
import type { TaskRecord } from "./record";
import type { TaskStore } from "./store";

/** Ends a task because its case is over. Undefined: another step was faster. */
export const endTask = (task: TaskRecord, tasks: TaskStore, now: Date): Promise<TaskRecord | undefined> => {
  const after: TaskRecord = { ...task, status: "ended" };
  const line = {
    caseId: task.caseId,
    taskId: task.id,
    kind: "joint_end",
    unit: task.unit.name,
    staffOnly: true,
    open: false,
    goOut: task.guests,
  };
  return tasks.apply(
    task,
    {
      set: { status: "ended", ...placesFor(after) },
      unset: ["open", "clock", "checkAt"],
      outbox: [...tellEntry(task, "joint_ended", [task.unit.key], now), lineEntry(line, now), changedEntry(after, now)],
    },
    now,
  );
};

/** Takes who leads the case now from the case, where it has changed hands. */
const follow = (task: TaskRecord, lead: TaskRecord["lead"], tasks: TaskStore, now: Date) => {
  if (task.lead.staffId === lead.staffId && task.lead.centre === lead.centre) return undefined;
  const after: TaskRecord = { ...task, lead };
  return tasks.apply(task, { set: { lead, ...placesFor(after) }, outbox: [changedEntry(after, now)] }, now);
};

const tries = 3;

/** One task after its case moved; read again where another step was faster. */
const settle = async (task: TaskRecord, isOver: boolean, lead: TaskRecord["lead"], tasks: TaskStore, now: Date) => {
  let current: TaskRecord | undefined = task;
  for (let left = tries; left > 0 && current; left -= 1) {
    if (isOver && !current.open) return;
    const same = !isOver && current.lead.staffId === lead.staffId && current.lead.centre === lead.centre;
    if (same || (await (isOver ? endTask(current, tasks, now) : follow(current, lead, tasks, now)))) return;
    current = await tasks.find({ caseId: task.caseId }, task.id);
  }
  throw new Error("a task changed again and again while its case moved; it is tried again");
};

/**
 * What a case's moves mean for its tasks: they follow it to new hands, and end with it; who was only called in to help
 * sees it no more once it is over. Safe to repeat.
 */
export const followCase = async (
  caseId: string,
  { doors, tasks }: { doors: JointDoors; tasks: TaskStore },
  now: Date,
): Promise<void> => {
  const matter = await doors.cases.jointMatter(caseId);
  if (!matter) return;
  const all = await tasks.ofCase({}, caseId);
  const lead = leadIn(matter);
  for (const task of all) if (task.open) await settle(task, !matter.isOpen, lead, tasks, now);
  const guests = [...new Set(all.flatMap((task) => task.guests))];
  if (matter.isOpen || guests.length === 0) return;
  await doors.cases.writeJoint({
    id: `leave:${caseId}:${now.getTime()}`,
    caseId,
    taskId: "",
    at: now,
    kind: "joint_leave",
    unit: "",
    staffOnly: true,
    open: false,
    goOut: guests,
  });
};
