import type { JointTask } from "@qizhen/shared/contract/joint";
import { hasRole, type Actor } from "../accounts";
import type { JointDoors } from "./doors";
import { centreAbove, sidesOf } from "./policy";
import type { Signature, TaskRecord } from "./record";
import { allowedSteps } from "./rules/taskLife";
import type { TaskSecrets } from "./secrets";
import { words } from "./words";

const whoOf = ({ name, unit }: Signature) => ({ name, unit });
const iso = (at: Date) => at.toISOString();

const nextOf = (task: TaskRecord, regions: JointDoors["regions"]) =>
  task.status === "deciding"
    ? words.next.deciding(words.centreOf(regions.nameOf(centreAbove(task))))
    : words.next[task.status](task.unit.name);

/** Whoever oversees the region sees the case anyway; those of the unit from their receipt on, while they have to do with it. */
const maySeeCase = (task: TaskRecord, actor: Actor) =>
  (hasRole(actor, "clerk", "leader") && task.regionPath.includes(actor.region?.code ?? "")) ||
  (task.guests.includes(actor.id) && (task.status === "working" || task.status === "done"));

/** A task for whoever asks, field by field. */
export const presentTask = (
  task: TaskRecord,
  actor: Actor,
  { secrets, doors }: { secrets: TaskSecrets; doors: Pick<JointDoors, "regions"> },
): JointTask => {
  const sides = sidesOf(actor, task);
  const said = task.said.map(({ at, by, action, sealed }) => ({
    at: iso(at),
    by: whoOf(by),
    action,
    text: secrets.open(sealed),
  }));
  const opinion = task.status === "done" ? said.findLast(({ action }) => action === "report") : undefined;
  return {
    id: task.id,
    version: task.version,
    caseId: task.caseId,
    caseNumber: task.caseNumber,
    caseTitle: task.caseTitle,
    unit: { kind: task.unit.kind, name: task.unit.name },
    task: secrets.open(task.sealedTask),
    status: task.status,
    askedAt: iso(task.createdAt),
    askedBy: whoOf(task.askedBy),
    ...(task.received && { received: { at: iso(task.received.at), by: whoOf(task.received.by) } }),
    ...(opinion && { opinion: { at: opinion.at, by: opinion.by, text: opinion.text } }),
    said,
    ...(task.clock && {
      clock: {
        startedAt: iso(task.clock.startedAt),
        dueAt: iso(task.clock.dueAt),
        what: words.clock[task.clock.what],
      },
    }),
    next: nextOf(task, doors.regions),
    maySee: sides.includes("lead") || maySeeCase(task, actor),
    allowedActions: allowedSteps({ ...task, receivedBy: task.received?.by.id }, { id: actor.id, sides }),
  };
};
