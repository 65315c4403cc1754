import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { BookingDoors } from "../doors";
import { daysOf, findHost } from "../hosts";
import { mustManage } from "../policy";
import { changedHours, type HoursChange } from "../rules/changes";
import { whyGone } from "../rules/unsettled";
import { words } from "../words";
import type { BookedStore, BookedVisit } from "./bookedStore";
import { refuseFault } from "./openHours";
import { checkClashes, saveHours, type HoursDoors } from "./saveHours";
import type { ScheduleRecord } from "./scheduleStore";

interface Command {
  actor: Actor;
  scheduleId: string;
  change: HoursChange;
  now: Date;
}

type Doors = BookingDoors & HoursDoors;

/** What hours become. @throws notFound, forbidden, unprocessable */
const decide = async ({ actor, scheduleId, change }: Command, doors: Doors) => {
  const known = await doors.schedules.find(scheduleId);
  if (!known) throw notFound(words.noSuchHours);
  const host = await findHost(known.hostId, doors);
  mustManage(actor, host);
  const days = daysOf(host, doors);
  const next = changedHours(known, change, (day) => days.isWorkday(day));
  if ("fault" in next) refuseFault(next);
  return { known, next: { ...known, ...next } as ScheduleRecord, days };
};

/**
 * Changes hours (调整接待时间). Who has booked keeps their visit: those whose time is open no more are found by whoever receives
 * `booking.hours_changed`. Saying the same twice changes nothing.
 * @throws notFound, forbidden, unprocessable, conflict
 */
export const changeHours = async (command: Command, doors: Doors): Promise<ScheduleRecord> => {
  const { known, next } = await decide(command, doors);
  if (JSON.stringify(known) === JSON.stringify(next)) return known;
  return saveHours({ next, now: command.now }, doors);
};

/** Visits that would have no time any more, in order of time. */
export interface Touched {
  visits: BookedVisit[];
}

/** Whom a change would touch, before it is made. @throws what the change itself would */
export const previewChange = async (command: Command, doors: Doors & { booked: BookedStore }): Promise<Touched> => {
  const { known, next, days } = await decide(command, doors);
  await checkClashes(next, doors, command.now);
  const [booked, all] = await Promise.all([
    doors.booked.ahead(known.hostId, command.now),
    doors.schedules.ofHost(known.hostId, known.from),
  ]);
  const changed = all.map((one) => (one.id === next.id ? next : one));
  const isGone = (visit: BookedVisit, hours: readonly ScheduleRecord[]) =>
    whyGone(visit, hours, days, false) !== undefined;
  return { visits: booked.filter((visit) => isGone(visit, changed) && !isGone(visit, all)) };
};
