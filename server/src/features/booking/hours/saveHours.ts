import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, unprocessable } from "../../../kernel/errors";
import { newId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import type { BookingDoors } from "../doors";
import { hoursChanged } from "../events";
import { firstClash } from "../rules/clashes";
import { words } from "../words";
import type { Rival, ScheduleRecord, ScheduleStore } from "./scheduleStore";

export interface HoursDoors extends Pick<BookingDoors, "isWorkday"> {
  schedules: ScheduleStore;
}

/** A plan that nobody has carried out so long after belongs to a process that died. */
const planMs = 60_000;
const mostTries = 6;

const isStale = (plan: { at: Date }, now: Date) => now.getTime() - plan.at.getTime() > planMs;

/**
 * Who stands in the way of hours: other hours that are open, or only about to be. What nobody has carried out in time is given up.
 * @throws unprocessable where it is open already; @returns whether it is only planned yet
 */
const look = async (next: ScheduleRecord, { schedules, isWorkday }: HoursDoors, now: Date): Promise<boolean> => {
  const county = next.regionPath[0] ?? "";
  const from = next.from > dayOf(now) ? next.from : dayOf(now);
  let planned = false;
  for (const rival of await schedules.rivals({ ...next, from })) {
    if (rival.plan && isStale(rival.plan, now)) {
      await schedules.withdraw(rival.hostId, rival.id, rival.plan.key);
      continue;
    }
    const clash = firstClash({ ...next, from }, rival, (day) => isWorkday(county, day));
    if (clash && !rival.plan) throw refuse(next, rival, clash);
    planned ||= clash !== undefined;
  }
  return planned;
};

const refuse = (next: ScheduleRecord, rival: Rival, { day, open }: NonNullable<ReturnType<typeof firstClash>>) =>
  rival.hostId === next.hostId
    ? unprocessable(words.overlapsOther(day, open), { weekly: words.overlapsOther(day, open) })
    : unprocessable(words.roomUsed(day, open), { room: words.roomUsed(day, open) });

/** Whether hours can be saved, as far as can be told without saving them. @throws unprocessable */
export const checkClashes = async (next: ScheduleRecord, doors: HoursDoors, now: Date): Promise<void> => {
  await look(next, doors, now);
};

/**
 * Saves hours, new (version 0) or changed from the version that was read, so that nobody is ever at two places and no room is used
 * twice, whoever saves at the same time: the plan is said first, then it is looked for others, then it is carried out; of two who do
 * so at once at least the later one sees the other. Who has booked is looked after by whoever receives `booking.hours_changed`.
 * Safe to repeat: hours that are there already under their id are answered.
 * @throws unprocessable where they overlap; conflict where another is just changing them
 */
export const saveHours = async (
  { next, now }: { next: ScheduleRecord; now: Date },
  doors: HoursDoors,
): Promise<ScheduleRecord> => {
  const { schedules } = doors;
  const { id, hostId } = next;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const key = newId();
    if (!(await schedules.announce(next, key, now))) {
      const made = next.version === 0 ? await schedules.find(id) : undefined;
      if (made) return made;
      const plan = await schedules.planOf(hostId, id);
      if (!plan || !isStale(plan, now)) throw conflict(words.movedOn);
      await schedules.withdraw(hostId, id, plan.key);
      continue;
    }
    const done = await carryOut(next, key, doors, now);
    if (done) return done;
  }
  throw conflict(words.movedOn);
};

/** Looks and carries out; what cannot be is withdrawn. @returns undefined where another plans something else for these hours */
const carryOut = async (next: ScheduleRecord, key: string, doors: HoursDoors, now: Date) => {
  const { id, hostId } = next;
  const withdraw = () => doors.schedules.withdraw(hostId, id, key);
  const planned = await look(next, doors, now).catch(async (error: unknown) => {
    await withdraw();
    throw error;
  });
  if (planned) {
    await withdraw();
    return undefined;
  }
  const entries = [makeEntry(hoursChanged, { hostId, scheduleId: id }, now)]; // new hours too: the directory shows them
  const saved = await doors.schedules.settle(next, key, entries, now);
  if (!saved) throw conflict(words.movedOn);
  return saved;
};
