import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Service, VisitMode } from "@qizhen/shared/vocabulary";
import type { Staff } from "../../accounts";
import type { BookingDoors } from "../doors";
import { daysOf } from "../hosts";
import { freeSeats } from "../rules/claims";
import { bookableTimes } from "../rules/slots";
import type { ClaimStore } from "../visits/claimStore";
import type { OpenSlot } from "./listSlots";
import type { ScheduleRecord, ScheduleStore } from "./scheduleStore";

/** A free time, with what it is given for. */
export interface FreeTime extends OpenSlot {
  service: Service;
}

/** What somebody gives, and their free times of the coming weeks, the soonest first. */
export interface Offer {
  services: Service[];
  modes: VisitMode[];
  free: FreeTime[];
}

/** Somebody who can be visited, and when the soonest. */
export interface FoundHost {
  staff: Staff;
  services: Service[];
  modes: VisitMode[];
  next: Date | undefined;
}

/** So far ahead free times are looked for. */
const lookDays = 14;
/** Hours looked at: more than a county's people give around one place. */
const mostHours = 200;

type Doors = BookingDoors & { schedules: ScheduleStore; claims: ClaimStore };

/** What these people give, by their ids; of whom there are hours. One look at the hours and one at what is taken, however many. */
const offersIn = async (
  hours: readonly ScheduleRecord[],
  staff: readonly Staff[],
  now: Date,
  doors: Doors,
): Promise<Map<string, Offer>> => {
  const span = { from: dayOf(now), to: addDays(dayOf(now), lookDays) };
  const ids = staff.map(({ id }) => id);
  const taken = await doors.claims.takenOfMany(ids, now, atHour(addDays(span.to, 1), "00:00"));
  return new Map(
    staff.map((one) => {
      const own = hours.filter(({ hostId }) => hostId === one.id);
      const days = daysOf(one, doors);
      const free = own
        .flatMap((hour) => bookableTimes(hour, span, days, now).map((time) => ({ ...time, service: hour.service })))
        .map((time) => ({ ...time, free: freeSeats(time, taken.get(one.id) ?? []).length }))
        .filter((time) => time.free > 0)
        .sort((a, b) => a.start.getTime() - b.start.getTime());
      const services = [...new Set(own.map(({ service }) => service))];
      return [one.id, { services, modes: [...new Set(own.map(({ mode }) => mode))], free }];
    }),
  );
};

/** What these people give, by their ids (名录): also of those who give no hours. */
export const offersOf = async (staff: readonly Staff[], now: Date, doors: Doors): Promise<Map<string, Offer>> => {
  if (staff.length === 0) return new Map();
  const hours = await doors.schedules.ofHosts(
    staff.map(({ id }) => id),
    dayOf(now),
  );
  return offersIn(hours, staff, now, doors);
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
  const known = await doors.accounts.staffByIds([...new Set(hours.map(({ hostId }) => hostId))]);
  const staff = known.filter(({ disabled }) => !disabled);
  const offers = await offersIn(hours, staff, now, doors);
  const hosts = staff.map((one) => {
    const { services = [], modes = [], free = [] } = offers.get(one.id) ?? {};
    return { staff: one, services, modes, next: free[0]?.start };
  });
  const when = ({ next }: FoundHost) => next?.getTime() ?? Number.POSITIVE_INFINITY;
  return hosts.sort((a, b) => when(a) - when(b) || (a.staff.username < b.staff.username ? -1 : 1));
};
