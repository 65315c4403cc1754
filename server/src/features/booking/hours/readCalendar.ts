import { addDays, atHour, isDay } from "@qizhen/shared/rules/shanghaiDays";
import { unprocessable } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { ClaimStore } from "../visits/claimStore";
import type { BookingDoors } from "../doors";
import { daysOf, findHost } from "../hosts";
import { mustManage } from "../policy";
import { freeSeats } from "../rules/claims";
import type { Stretch } from "../rules/hours";
import { openOn, slotsOfDay } from "../rules/slots";
import { daysBetween } from "../rules/time";
import { words } from "../words";
import type { BookedStore, BookedVisit } from "./bookedStore";
import type { ScheduleRecord, ScheduleStore } from "./scheduleStore";

/** A stretch of a day as the calendar draws it. */
export interface OpenStretch extends Stretch {
  scheduleId: string;
  /** Said for this day alone. */
  other: boolean;
}

/** One day of somebody's hours. */
export interface CalendarDay {
  day: string;
  workday: boolean;
  leave: boolean;
  open: OpenStretch[];
  /** Places of the day, and how many of them nobody has. */
  places: number;
  free: number;
}

/** Somebody's hours from a day to a day, with who is booked. */
export interface HostCalendar {
  host: { id: string; name: string };
  schedules: ScheduleRecord[];
  days: CalendarDay[];
  visits: BookedVisit[];
}

const mostDays = 62;

type Doors = BookingDoors & { schedules: ScheduleStore; claims: ClaimStore; booked: BookedStore };

/**
 * Somebody's calendar for whoever keeps it: what is open on each day, what of it is taken, and by whom.
 * @throws notFound, forbidden; unprocessable for days that are none, or too many
 */
export const readCalendar = async (
  { actor, hostId, from, to }: { actor: Actor; hostId: string; from: string; to: string },
  doors: Doors,
): Promise<HostCalendar> => {
  for (const [field, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw unprocessable(words.noSuchDay, { [field]: words.noSuchDay });
  if (to < from) throw unprocessable(words.endsBeforeItBegins, { to: words.endsBeforeItBegins });
  if (to > addDays(from, mostDays)) throw unprocessable(words.tooManyDays, { to: words.tooManyDays });
  const host = await findHost(hostId, doors);
  mustManage(actor, host);
  const [begin, end] = [atHour(from, "00:00"), atHour(addDays(to, 1), "00:00")];
  const [all, taken, visits] = await Promise.all([
    doors.schedules.ofHost(hostId, from),
    doors.claims.takenOf(hostId, begin, end),
    doors.booked.between(hostId, begin, end),
  ]);
  const schedules = all.filter((one) => one.from <= to);
  const given = daysOf(host, doors);
  const days = daysBetween(from, to).map((day): CalendarDay => {
    const open = schedules.flatMap((one) =>
      openOn(one, day, given).map(({ start, end: until }) => ({
        scheduleId: one.id,
        start,
        end: until,
        other: one.exceptions.some((exception) => exception.day === day),
      })),
    );
    const times = schedules.flatMap((one) => slotsOfDay(one, day, given));
    return {
      day,
      workday: given.isWorkday(day),
      leave: host.leave.some((one) => one.from <= day && day <= one.to),
      open: open.sort((a, b) => (a.start < b.start ? -1 : 1)),
      places: times.reduce((sum, { hours }) => sum + hours.seats, 0),
      free: times.reduce((sum, time) => sum + freeSeats(time, taken).length, 0),
    };
  });
  return { host: { id: host.id, name: host.name }, schedules, days, visits };
};
