import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { daysOf } from "../hosts";
import { whyGone } from "../rules/unsettled";
import { everyAppointment } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { takeBackStale } from "./renewOffers";
import { settleHost } from "./settleHost";
import { unsettledStore } from "./unsettledStore";

const atOnce = 200;

/**
 * Looks at everything that is booked and still to come. What changes without anybody saying so (a day that a county has made a
 * holiday), and what was booked in the very moment of a change, is found by it.
 */
export const settleEverybody = async (doors: BookDoors, now: Date): Promise<void> => {
  const looked = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const { items, next } = await unsettledStore.bookedPage(everyAppointment, now, atOnce, cursor);
    const hostIds = [...new Set(items.map(({ hostId }) => hostId))].filter((id) => !looked.has(id));
    for (const host of await doors.accounts.staffByIds(hostIds)) {
      const hours = await doors.schedules.ofHost(host.id, dayOf(now));
      const days = daysOf(host, doors);
      const theirs = items.filter(({ hostId }) => hostId === host.id);
      let differs = theirs.some(
        (visit) => (whyGone(visit, hours, days, host.disabled) !== undefined) !== (visit.unsettled !== undefined),
      );
      for (const visit of theirs) if (visit.unsettled && (await takeBackStale(visit, doors, now))) differs = true;
      if (!differs) continue;
      looked.add(host.id);
      await settleHost(host, doors, now);
    }
    if (next === null) return;
    cursor = next;
  }
};
