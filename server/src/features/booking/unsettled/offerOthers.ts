import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Staff } from "../../accounts";
import type { ScheduleRecord } from "../hours/scheduleStore";
import { daysOf } from "../hosts";
import { freeSeats, roomOf } from "../rules/claims";
import { bookableTimes, slotId, type SlotTime } from "../rules/slots";
import { holdMinutes } from "../rules/life";
import { addMinutes } from "../rules/time";
import { answerBy, byMatter, mostOffers, servesInstead, type OfferedTime } from "../rules/unsettled";
import type { AppointmentRecord } from "../visits/appointmentStore";
import type { BookDoors } from "../visits/bookSlot";
import { claimSeat } from "../visits/claimSeat";

/** A visit that needs another time, and the age of its matter. */
export type Homeless = AppointmentRecord & { matterAt: Date };

interface Choice {
  time: SlotTime;
  schedule: ScheduleRecord;
  slot: string;
}

/** So far ahead others are looked for; further where there is a day a week or fewer: leaders' reception days. */
const lookDays = 21;
const lookDaysForLeaders = 62;
/** Hours around a host that are looked at, and colleagues of the same service whose times are weighed. */
const mostHours = 200;
const mostColleagues = 8;

const freeTimesOf = async (host: Staff, hours: readonly ScheduleRecord[], now: Date, doors: BookDoors) => {
  const from = dayOf(now);
  const leads = hours.some(({ service }) => service === "reception");
  const to = addDays(from, leads ? lookDaysForLeaders : lookDays);
  const taken = await doors.claims.takenOf(host.id, now, atHour(addDays(to, 1), "00:00"));
  const days = daysOf(host, doors);
  return hours.flatMap((schedule) =>
    bookableTimes(schedule, { from, to }, days, now)
      .filter((time) => freeSeats(time, taken).length > 0)
      .map((time): Choice => ({ time, schedule, slot: slotId(time) })),
  );
};

const byTime = (a: Choice, b: Choice) => a.time.start.getTime() - b.time.start.getTime();

/** Colleagues of the same centre before those of the centres above; each group by who is free the soonest. */
const nearness = (host: Staff, { schedule }: Choice) => (schedule.regionPath.at(-1) === host.region ? 0 : 1);

/** What could be had instead: the host's own later times, then those of others of the same service near them. */
const choicesFor = async (host: Staff, homeless: readonly Homeless[], now: Date, doors: BookDoors) => {
  const services = new Set(homeless.map(({ service }) => service));
  const own = host.disabled ? [] : await doors.schedules.ofHost(host.id, dayOf(now));
  const around = (await doors.schedules.around(host.regionPath, dayOf(now), mostHours)).filter(
    (one) => one.hostId !== host.id && services.has(one.service),
  );
  const colleagues = (await doors.accounts.staffByIds([...new Set(around.map(({ hostId }) => hostId))]))
    .filter(({ disabled }) => !disabled)
    .slice(0, mostColleagues);
  const theirs = await Promise.all(
    colleagues.map((one) =>
      freeTimesOf(
        one,
        around.filter(({ hostId }) => hostId === one.id),
        now,
        doors,
      ),
    ),
  );
  const others = theirs.flat().sort((a, b) => nearness(host, a) - nearness(host, b) || byTime(a, b));
  return [...(await freeTimesOf(host, own, now, doors)).sort(byTime), ...others];
};

/** Holds the next time that one visit can have; undefined where there is none. */
const holdNext = async (
  visit: Homeless,
  choices: Choice[],
  gone: Set<string>,
  held: readonly OfferedTime[],
  now: Date,
  doors: BookDoors,
): Promise<OfferedTime | undefined> => {
  const until = answerBy(visit.start, now);
  for (const { time, schedule, slot } of choices) {
    if (gone.has(slot) || slot === visit.slotId || held.some((one) => one.slotId === slot)) continue;
    if (visit.refused && schedule.hostId === visit.hostId) continue; // who said no is not asked again
    if (schedule.service !== visit.service || !servesInstead(visit.mode, schedule.mode)) continue;
    if (addMinutes(time.start, -schedule.noticeMinutes) < until) continue; // could be chosen no more by then
    if ((await doors.appointments.waitersOf(slot, 1)).length > 0) continue; // somebody waits for it already
    const claimed = await claimSeat(
      {
        time,
        slotId: slot,
        appointmentId: visit.id,
        version: visit.version,
        visitor: visit.visitor,
        room: roomOf(schedule),
        releaseAt: addMinutes(until, holdMinutes), // what is tapped in the last moment is theirs
      },
      doors.claims,
    );
    if ("claimId" in claimed) {
      const { claimId } = claimed;
      const place = schedule.place === undefined ? {} : { place: schedule.place };
      return { slotId: slot, claimId, hostId: schedule.hostId, start: time.start, mode: schedule.mode, ...place };
    }
    if (claimed.refused !== "visitor") gone.add(slot);
  }
  return undefined;
};

/**
 * Up to three other times for each of some visits of one host, held for them. The oldest matter is served first, and everybody
 * gets a first time before anybody gets a second, so that a scarce week is shared. Safe to repeat: what is held is theirs once.
 */
export const offerOthers = async (
  host: Staff,
  homeless: readonly Homeless[],
  now: Date,
  doors: BookDoors,
): Promise<ReadonlyMap<string, OfferedTime[]>> => {
  const offers = new Map<string, OfferedTime[]>(homeless.map(({ id }) => [id, []]));
  if (homeless.length === 0) return offers;
  const choices = await choicesFor(host, homeless, now, doors);
  const gone = new Set<string>();
  const inOrder = [...homeless].sort(byMatter);
  for (let round = 0; round < mostOffers; round += 1)
    for (const visit of inOrder) {
      const held = offers.get(visit.id) ?? [];
      const next = held.length < round ? undefined : await holdNext(visit, choices, gone, held, now, doors);
      if (next) held.push(next);
    }
  for (const held of offers.values()) held.sort((a, b) => a.start.getTime() - b.start.getTime());
  return offers;
};
