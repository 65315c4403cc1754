import type { CalendarVisit, HostCalendar as Presented } from "@qizhen/shared/contract/hours";
import { maskName } from "@qizhen/shared/rules/masking";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import type { Actor } from "../../accounts";
import { presentSchedule } from "../presenter";
import type { BookedVisit } from "./bookedStore";
import type { HostCalendar } from "./readCalendar";

/** A visit in a calendar. Only the host reads the visitor's name in clear. */
export const presentBooked =
  (actor: Actor, cipher: FieldCipher) =>
  (visit: BookedVisit): CalendarVisit => {
    const name = cipher.open(visit.sealedName, "visit.name");
    return {
      id: visit.id,
      scheduleId: visit.scheduleId,
      status: visit.status,
      start: visit.start.toISOString(),
      end: visit.end.toISOString(),
      mode: visit.mode,
      visitor: visit.hostId === actor.id ? name : maskName(name),
      unsettled: visit.unsettled,
    };
  };

export const presentCalendar = (
  { host, schedules, days, visits }: HostCalendar,
  actor: Actor,
  cipher: FieldCipher,
): Presented => ({
  host: { id: host.id, name: host.name },
  schedules: schedules.map((one) => presentSchedule(one, host.name)),
  days: days.map(({ day, workday, leave, open, places, free }) => ({
    day,
    workday,
    leave,
    open: open.map(({ start, end, scheduleId, other }) => ({ start, end, scheduleId, other })),
    places,
    free,
  })),
  visits: visits.map(presentBooked(actor, cipher)),
});
