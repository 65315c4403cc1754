import { notFound } from "../../kernel/errors";
import type { Staff } from "../accounts";
import type { BookingDoors } from "./doors";
import type { Days } from "./rules/slots";
import { words } from "./words";

/** Somebody who can be visited. @throws notFound where there is none, or no more */
export const findHost = async (hostId: string, { accounts }: BookingDoors): Promise<Staff> => {
  const [host] = await accounts.staffByIds([hostId]);
  if (!host || host.disabled) throw notFound(words.noSuchHost);
  return host;
};

/** What besides their hours decides when somebody is there. */
export const daysOf = (host: Staff, { isWorkday }: BookingDoors): Days => ({
  isWorkday: (day) => isWorkday(host.regionPath[0] ?? host.region, day),
  leave: host.leave,
});
