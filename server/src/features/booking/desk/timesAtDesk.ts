import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Staff } from "../../accounts";
import { daysOf } from "../hosts";
import { freeSeats, spanOf } from "../rules/claims";
import { slotsOfDay, type SlotTime } from "../rules/slots";
import { takesWalkIn } from "../rules/walkIns";
import type { ScheduleRecord } from "../hours/scheduleStore";
import type { BookDoors } from "../visits/bookSlot";

/** A time at a centre that somebody at its desk may have now. */
export interface DeskTime {
  time: SlotTime;
  schedule: ScheduleRecord;
  host: Staff;
  /** Seats of it that nobody has. */
  free: number;
}

/** More than one centre's people give. */
const mostHours = 200;
const gridDigits = 15;

/** Hours at the centre of those who belong to it, or to one of its grids. */
const hoursAt = async (centre: string, day: string, { schedules, regions }: BookDoors) => {
  const grids = regions
    .childrenOf(centre)
    .map(({ code }) => code)
    .filter((code) => code.length === gridDigits);
  return (await schedules.around([centre, ...grids], day, mostHours)).filter(({ mode }) => mode === "centre");
};

/** What of today is free at a centre for whoever stands at its desk, the earliest first. Computed, never stored. */
export const timesAtDesk = async (centre: string, now: Date, doors: BookDoors): Promise<DeskTime[]> => {
  const day = dayOf(now);
  const hours = await hoursAt(centre, day, doors);
  const staff = await doors.accounts.staffByIds([...new Set(hours.map(({ hostId }) => hostId))]);
  const found = await Promise.all(
    staff
      .filter(({ disabled }) => !disabled)
      .map(async (host) => {
        const times = hours
          .filter(({ hostId }) => hostId === host.id)
          .flatMap((schedule) =>
            slotsOfDay(schedule, day, daysOf(host, doors)).map((time) => ({ time, schedule, host })),
          )
          .filter(({ time }) => takesWalkIn(time, now));
        const spans = times.map(({ time }) => spanOf(time));
        const [from, to] = [Math.min(...spans.map(({ start }) => +start)), Math.max(...spans.map(({ end }) => +end))];
        const taken = times.length === 0 ? [] : await doors.claims.takenOf(host.id, new Date(from), new Date(to));
        return times.map((one) => ({ ...one, free: freeSeats(one.time, taken).length }));
      }),
  );
  return found
    .flat()
    .filter(({ free }) => free > 0)
    .sort((a, b) => +a.time.start - +b.time.start || (a.host.id < b.host.id ? -1 : 1));
};
