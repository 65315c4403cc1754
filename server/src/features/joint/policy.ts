import { hasRole, type Actor } from "../accounts";
import type { TaskRecord } from "./record";
import type { Side } from "./rules/taskLife";
import type { TaskScope } from "./store";

/** The places whose tasks are somebody's: their own, and for a clerk those of the centre they sit in. */
export const placesOf = (actor: Actor): string[] => [
  `user:${actor.id}`,
  ...(hasRole(actor, "clerk") && actor.region ? [`centre:${actor.region.code}`] : []),
];

const overseers = ["clerk", "leader"] as const;
const isOverseer = (actor: Actor) => hasRole(actor, ...overseers);

/** The tasks that somebody may see: those of their unit, of the case they lead, and of their region. */
export const tasksOf = (actor: Actor): TaskScope => ({
  $or: [
    { "unit.key": { $in: placesOf(actor) } },
    { "lead.staffId": actor.id },
    ...(isOverseer(actor) && actor.region ? [{ regionPath: actor.region.code }] : []),
  ],
});

/** Of one case, whoever sees it: all its tasks for who leads or oversees it, for the others those of their own unit. */
export const tasksInCase = (actor: Actor, leads: boolean): TaskScope =>
  leads ? {} : { "unit.key": { $in: placesOf(actor) } };

/** The centre above the one that owns the case; the county itself at the top. */
export const centreAbove = ({ lead, regionPath }: Pick<TaskRecord, "lead" | "regionPath">): string =>
  regionPath[Math.max(0, regionPath.indexOf(lead.centre) - 1)] ?? lead.centre;

/** What somebody is to a task. A body that is not on the platform is stood for by those who lead the case. */
export const sidesOf = (actor: Actor, task: TaskRecord): Side[] => {
  const places = placesOf(actor);
  const place = actor.region?.code ?? "";
  const leads = task.lead.staffId === actor.id || (hasRole(actor, "clerk") && task.regionPath.includes(place));
  const isUnit = places.includes(task.unit.key) || (task.unit.kind === "outside" && leads);
  const above = hasRole(actor, "clerk", "leader") && place === centreAbove(task);
  return [
    ...(isUnit ? ["unit" as const] : []),
    ...(leads ? ["lead" as const] : []),
    ...(above ? ["above" as const] : []),
  ];
};
