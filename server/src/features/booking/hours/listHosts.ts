import type { Service, VisitMode } from "@qizhen/shared/vocabulary";
import type { Staff } from "../../accounts";
import type { ClaimStore } from "../visits/claimStore";
import type { BookingDoors } from "../doors";
import { daysOf } from "../hosts";
import { freeSeats } from "../rules/claims";
import { bookableTimes } from "../rules/slots";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { ScheduleRecord, ScheduleStore } from "./scheduleStore";

/** Somebody who can be visited, and when the soonest. */
export interface FoundHost {
  staff: Staff;
  services: Service[];
  modes: VisitMode[];
  next: Date | undefined;
}

/** So far ahead the next free time is looked for. */
const lookDays = 14;
/** Hours looked at: more than a county's people give around one place. */
const mostHours = 200;

type Doors = BookingDoors & { schedules: ScheduleStore; claims: ClaimStore };

const nextFree = async (host: Staff, hours: readonly ScheduleRecord[], now: Date, doors: Doors) => {
  const from = dayOf(now);
  const to = addDays(from, lookDays);
  const taken = await doors.claims.takenOf(host.id, now, atHour(addDays(to, 1), "00:00"));
  const days = daysOf(host, doors);
  const free = hours
    .flatMap((one) => bookableTimes(one, { from, to }, days, now))
    .filter((time) => freeSeats(time, taken).length > 0)
    .map(({ start }) => start.getTime());
  return free.length === 0 ? undefined : new Date(Math.min(...free));
};

/** Of whom nobody knows where they live, everybody of the first county is shown. */
const hoursAround = async (region: string | undefined, day: string, { regions, schedules }: Doors) => {
  if (region !== undefined) return schedules.around(regions.pathOf(region), day, mostHours);
  const [county] = regions.childrenOf(null);
  return county ? schedules.within(county.code, day, mostHours) : [];
};

/** Those of a place and of the regions above it who give hours (预约门诊), who is free the soonest first. */
export const listHosts = async (region: string | undefined, now: Date, doors: Doors): Promise<FoundHost[]> => {
  const hours = await hoursAround(region, dayOf(now), doors);
  const staff = await doors.accounts.staffByIds([...new Set(hours.map(({ hostId }) => hostId))]);
  const hosts = await Promise.all(
    staff
      .filter(({ disabled }) => !disabled)
      .map(async (one) => {
        const own = hours.filter(({ hostId }) => hostId === one.id);
        const services = [...new Set(own.map(({ service }) => service))];
        const modes = [...new Set(own.map(({ mode }) => mode))];
        return { staff: one, services, modes, next: await nextFree(one, own, now, doors) };
      }),
  );
  const when = ({ next }: FoundHost) => next?.getTime() ?? Number.POSITIVE_INFINITY;
  return hosts.sort((a, b) => when(a) - when(b) || (a.staff.username < b.staff.username ? -1 : 1));
};
