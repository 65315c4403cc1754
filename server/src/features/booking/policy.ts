import { forbidden } from "../../kernel/errors";
import { hasRole, isStaff, type Actor, type Staff } from "../accounts";
import type { AppointmentRecord, AppointmentScope } from "./visits/appointmentStore";
import type { Side } from "./rules/life";
import { words } from "./words";

const nobody: AppointmentScope = { _id: { $exists: false } };

/** The appointments that somebody may see: their own visits; visits to them; for a desk, those of its region. */
export const visibleTo = (actor: Actor): AppointmentScope => {
  if (!isStaff(actor)) return { userId: actor.id };
  if (!actor.region) return nobody;
  const own = { hostId: actor.id };
  return hasRole(actor, "clerk", "leader", "admin") ? { $or: [own, { regionPath: actor.region.code }] } : own;
};

/** What somebody is to an appointment; the steps they may take follow from it. */
export const sidesOf = (actor: Actor, visit: Pick<AppointmentRecord, "userId" | "hostId" | "regionPath">): Side[] => [
  ...(visit.userId === actor.id ? ["visitor" as const] : []),
  ...(visit.hostId === actor.id ? ["host" as const] : []),
  ...(hasRole(actor, "clerk") && actor.region !== undefined && visit.regionPath.includes(actor.region.code)
    ? ["desk" as const]
    : []),
];

/** Who keeps the desk of the centre that somebody belongs to: its clerks, and those of the centres above. */
export const keepsDeskOf = (actor: Actor, regionPath: readonly string[]): boolean =>
  actor.region !== undefined && hasRole(actor, "clerk", "admin") && regionPath.includes(actor.region.code);

/** Whose hours somebody may open and change: their own, and of those whose desk they keep. @throws forbidden */
export const mustManage = (actor: Actor, host: Staff): void => {
  if (actor.id !== host.id && !keepsDeskOf(actor, host.regionPath)) throw forbidden(words.notYourHost);
};

/** Whether a resident may turn to somebody: those of another county than their own grid's have no say in their matters. */
export const isWithinReach = ({ grid }: Pick<Actor, "grid">, { regionPath }: Pick<Staff, "regionPath">): boolean =>
  grid === undefined || regionPath[0] === undefined || grid.code.slice(0, 6) === regionPath[0].slice(0, 6);
