import type { AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { timeOfSlot } from "../visits/fillSlot";
import { offersFreed, settleHost } from "./settleHost";
import { unsettledStore } from "./unsettledStore";

/**
 * Takes back what was offered where one of it can be had no more (who would have stood in is away too), so that other times are
 * looked for. A crash in between leaves a booked visit without a time, which the next look finds. @returns whether it did
 */
export const takeBackStale = async (visit: AppointmentRecord, doors: BookDoors, now: Date): Promise<boolean> => {
  const { offers } = visit.unsettled ?? { offers: [] };
  const times = await Promise.all(offers.map(({ slotId }) => timeOfSlot(slotId, doors)));
  if (times.every((time) => time !== undefined)) return false;
  const change = { set: {}, unset: ["unsettled"] as const, outbox: offersFreed(visit, now) };
  if (!(await doors.appointments.apply(visit, change, now))) return false;
  for (const { claimId } of offers) await doors.claims.free(claimId); // at once, to be offered again
  return true;
};

/** Somebody's hours have changed: who was offered times of theirs that are gone is offered others. Safe to repeat. */
export const renewOffersOf = async (hostId: string, doors: BookDoors, now: Date): Promise<void> => {
  const again = new Set<string>();
  for (const visit of await unsettledStore.offeredOf(hostId))
    if (await takeBackStale(visit, doors, now)) again.add(visit.hostId);
  for (const id of again) {
    const host = await doors.accounts.freshStaff(id);
    if (host) await settleHost(host, doors, now);
  }
};
