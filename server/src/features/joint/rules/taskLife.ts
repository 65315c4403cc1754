import type { JointAction, JointStatus } from "@qizhen/shared/contract/joint";

/** What somebody is to a task: of the unit that was asked, of those who lead the case, of the centre above that decides. */
export type Side = "unit" | "lead" | "above";

/** What the rules need to know of a task (协办任务). */
export interface TaskState {
  status: JointStatus;
  /** How often the unit has refused it. */
  refusals: number;
  /** The centre above has decided that it must: it cannot be refused any more. */
  imposed: boolean;
  /** Who signed for it. */
  receivedBy?: string | undefined;
}

interface Step {
  from: readonly JointStatus[];
  action: JointAction;
  by: Side;
  to: JointStatus;
  /** Whether it needs a reason, an opinion, or what is asked again. */
  says: boolean;
}

/**
 * Which step leads where. 首问负责 (DOMAIN §7): a unit may refuse once, with a reason; after the second refusal the centre above
 * decides.
 */
export const taskSteps: readonly Step[] = [
  { from: ["asked", "working"], action: "receive", by: "unit", to: "working", says: false },
  { from: ["asked", "working"], action: "report", by: "unit", to: "done", says: true },
  { from: ["asked", "working"], action: "refuse", by: "unit", to: "refused", says: true },
  { from: ["refused", "done"], action: "ask_again", by: "lead", to: "asked", says: true },
  { from: ["asked", "working", "refused", "deciding"], action: "cancel", by: "lead", to: "ended", says: true },
  { from: ["deciding"], action: "impose", by: "above", to: "asked", says: true },
  { from: ["deciding"], action: "release", by: "above", to: "ended", says: true },
];

/** Statuses in which somebody still has something to do about it. */
export const isOpen = (status: JointStatus) => status !== "done" && status !== "ended";

/** Whose turn it is; nobody's, once it is over. */
export const turnOf = (status: JointStatus): Side | undefined => {
  if (status === "asked" || status === "working") return "unit";
  if (status === "refused") return "lead";
  return status === "deciding" ? "above" : undefined;
};

export type TaskRefusal = "notYours" | "notNow" | "mustDo" | "already" | "missing";

export interface TaskChanges {
  status: JointStatus;
  refusals: number;
  imposed: boolean;
  /** The clock afterwards: the unit's own time anew, the time in which a decision is due, the same, or none. */
  clock: "unit" | "decision" | "keep" | "none";
}

/** What of the task itself stands against a step. */
const hindrance = (step: Step, task: TaskState, actorId: string): TaskRefusal | undefined => {
  if (!step.from.includes(task.status)) return "notNow";
  if (step.action === "refuse" && task.imposed) return "mustDo";
  if (step.action === "receive" && task.receivedBy === actorId && task.status === "working") return "already";
  return undefined;
};

const clockOf = (step: Step, to: JointStatus): TaskChanges["clock"] => {
  if (!isOpen(to)) return "none";
  if (to === "refused" || to === "deciding") return "decision";
  return step.action === "receive" ? "keep" : "unit";
};

/** Decides one step. Pure; a refusal is a value. */
export const decideTask = (
  task: TaskState,
  action: JointAction,
  text: string | undefined,
  who: { id: string; sides: readonly Side[] },
): { changes: TaskChanges } | { refusal: TaskRefusal } => {
  const step = taskSteps.find((one) => one.action === action);
  if (!step || !who.sides.includes(step.by)) return { refusal: "notYours" };
  const against = hindrance(step, task, who.id);
  if (against) return { refusal: against };
  if (step.says && !text?.trim()) return { refusal: "missing" };
  const refusals = task.refusals + (action === "refuse" ? 1 : 0);
  const status = action === "refuse" && refusals > 1 ? "deciding" : step.to;
  return { changes: { status, refusals, imposed: task.imposed || action === "impose", clock: clockOf(step, status) } };
};

/** The steps that somebody may take now, each with the fields it needs. */
export const allowedSteps = (task: TaskState, who: { id: string; sides: readonly Side[] }) =>
  taskSteps
    .filter((step) => who.sides.includes(step.by) && hindrance(step, task, who.id) === undefined)
    .map(({ action, says }) => ({ action, needs: says ? ["text"] : [] }));
