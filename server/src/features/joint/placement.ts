import type { JointMatter } from "./doors";
import { leadOf } from "./entries";
import { centreAbove } from "./policy";
import type { TaskRecord } from "./record";
import { turnOf } from "./rules/taskLife";

type Placed = Pick<TaskRecord, "status" | "unit" | "lead" | "regionPath">;

const leading = (task: Pick<TaskRecord, "lead">) => [
  ...(task.lead.staffId ? [`user:${task.lead.staffId}`] : []),
  `centre:${task.lead.centre}`,
];

/** On whose work list a task stands, and who waits for it. */
export const placesFor = (task: Placed): Pick<TaskRecord, "turns" | "watchers"> => {
  const turn = turnOf(task.status);
  if (!turn) return { turns: [], watchers: [] };
  const unit = task.unit.kind === "outside" ? leadOf(task) : [task.unit.key];
  const turns = { unit, lead: leading(task), above: [`centre:${centreAbove(task)}`] }[turn];
  return { turns, watchers: leading(task).filter((one) => !turns.includes(one)) };
};

/** Who leads a case now. */
export const leadIn = ({ responsible, centre }: JointMatter): TaskRecord["lead"] => ({
  ...(responsible && { staffId: responsible.id }),
  centre,
});
