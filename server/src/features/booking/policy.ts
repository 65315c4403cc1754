import { hasRole, isStaff, type Actor } from "../accounts";
import type { AppointmentRecord, AppointmentScope } from "./visits/appointmentStore";
import type { Side } from "./rules/life";

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
