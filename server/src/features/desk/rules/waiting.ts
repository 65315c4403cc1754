import { inCallOrder } from "@qizhen/shared/rules/deskOrder";
import type { AppointmentStatus } from "@qizhen/shared/vocabulary";

/** A visit of the day, as its place in the order is reckoned. */
export interface Numbered {
  id: string;
  status: AppointmentStatus;
  start: Date;
  hostId: string;
  number?: number | undefined;
}

/** Those who have come and were not called yet, the next first. */
export const toBeCalled = <T extends Numbered>(visits: readonly T[], called: ReadonlySet<string>): T[] =>
  inCallOrder(visits.filter(({ id, status }) => status === "checked_in" && !called.has(id)));

/** How many of the same host are called before somebody; undefined for whoever waits no more. */
export const aheadOf = (id: string, visits: readonly Numbered[], called: ReadonlySet<string>): number | undefined => {
  const host = visits.find((one) => one.id === id)?.hostId;
  const at = toBeCalled(visits, called)
    .filter(({ hostId }) => hostId === host)
    .findIndex((one) => one.id === id);
  return at < 0 ? undefined : at;
};
