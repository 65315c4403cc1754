import { unprocessable } from "../../../kernel/errors";
import type { ClaimStore } from "../visits/claimStore";
import type { BookingDoors } from "../doors";
import { daysOf, findHost } from "../hosts";
import { freeSeats } from "../rules/claims";
import { bookableTimes, type SlotTime } from "../rules/slots";
import { addDays, atHour, isDay } from "@qizhen/shared/rules/shanghaiDays";
import type { ScheduleStore } from "./scheduleStore";
import { words } from "../words";

const mostDays = 62;

/** A time and how many seats of it nobody has. */
export interface OpenSlot extends SlotTime {
  free: number;
}

/**
 * Times of somebody that can be booked now, with what is free of each, in order of time. Computed, never stored.
 * @throws notFound; unprocessable for days that are none, or too many
 */
export const listSlots = async (
  { hostId, from, to, now }: { hostId: string; from: string; to: string; now: Date },
  doors: BookingDoors & { schedules: ScheduleStore; claims: ClaimStore },
): Promise<OpenSlot[]> => {
  for (const [field, day] of Object.entries({ from, to }))
    if (!isDay(day)) throw unprocessable(words.noSuchDay, { [field]: words.noSuchDay });
  if (to < from) throw unprocessable(words.endsBeforeItBegins, { to: words.endsBeforeItBegins });
  if (to > addDays(from, mostDays)) throw unprocessable(words.tooManyDays, { to: words.tooManyDays });
  const host = await findHost(hostId, doors);
  const [schedules, taken] = await Promise.all([
    doors.schedules.ofHost(hostId, from),
    doors.claims.takenOf(hostId, atHour(from, "00:00"), atHour(addDays(to, 1), "00:00")),
  ]);
  const days = daysOf(host, doors);
  return schedules
    .flatMap((hours) => bookableTimes(hours, { from, to }, days, now))
    .map((time) => ({ ...time, free: freeSeats(time, taken).length }))
    .sort((a, b) => a.start.getTime() - b.start.getTime());
};
