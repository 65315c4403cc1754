import { forbidden, notFound } from "../../kernel/errors";
import { hasRole, type Actor, type Staff } from "../accounts";
import type { BookingDoors } from "./doors";
import type { Days } from "./rules/slots";
import { words } from "./words";

/** Somebody who can be visited. @throws notFound where there is none, or no more */
export const findHost = async (hostId: string, { accounts }: BookingDoors): Promise<Staff> => {
  const [host] = await accounts.staffByIds([hostId]);
  if (!host || host.disabled) throw notFound(words.noSuchHost);
  return host;
};

/** Who keeps the desk of the centre that somebody belongs to: its clerks, and those of the centres above. */
export const keepsDeskOf = (actor: Actor, regionPath: readonly string[]): boolean =>
  actor.region !== undefined && hasRole(actor, "clerk", "admin") && regionPath.includes(actor.region.code);

/** Whose hours somebody may open and change: their own, and of those whose desk they keep. @throws forbidden */
export const mustManage = (actor: Actor, host: Staff): void => {
  if (actor.id !== host.id && !keepsDeskOf(actor, host.regionPath)) throw forbidden(words.notYourHost);
};

/** What besides their hours decides when somebody is there. */
export const daysOf = (host: Staff, { isWorkday }: BookingDoors): Days => ({
  isWorkday: (day) => isWorkday(host.regionPath[0] ?? host.region, day),
  leave: host.leave,
});
