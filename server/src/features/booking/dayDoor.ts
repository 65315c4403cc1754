import type { Appointment } from "@qizhen/shared/contract/booking";
import { addDays, atHour, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict } from "../../kernel/errors";
import type { Actor } from "../accounts";
import { daysOf, findHost } from "./hosts";
import { saveHours } from "./hours/saveHours";
import type { ScheduleRecord } from "./hours/scheduleStore";
import { listSlots } from "./hours/listSlots";
import { changedHours } from "./rules/changes";
import type { AppointmentRecord } from "./visits/appointmentStore";
import type { BookDoors } from "./visits/bookSlot";
import { showVisits } from "./visits/showVisits";
import { visibleTo } from "./policy";
import { words } from "./words";

/** One day's hours that another feature opens (领导接访日), under an id of its own. */
export interface OneDay {
  id: string;
  hostId: string;
  day: string;
  start: string;
  end: string;
  minutes: number;
  place: string;
}
type DayRef = Pick<OneDay, "id" | "hostId" | "day">;

const perPage = 100;
/** Known and open for booking so long ahead: a reception day is announced weeks before. */
const horizonDays = 180;
/** Time to prepare the matter for whoever receives. */
const noticeMinutes = 60;

const hoursOf = ({ id, hostId, day, start, end, minutes, place }: OneDay, regionPath: readonly string[]) => ({
  id,
  hostId,
  regionPath,
  service: "reception" as const,
  mode: "centre" as const,
  place,
  slotMinutes: minutes,
  bufferMinutes: 0,
  travelMinutes: 0,
  seats: 1,
  weekly: [{ weekday: weekdayOf(day), start, end }],
  from: day,
  to: day,
  noticeMinutes,
  horizonDays,
  exceptions: [],
  version: 0,
});

/** All visits of a day in these hours that whoever asks may see, in order of time. */
const visitsIn = async ({ id, hostId, day }: DayRef, actor: Actor, { appointments }: BookDoors) => {
  const scope = { $and: [{ hostId, scheduleId: id }, visibleTo(actor)] };
  const span = { from: atHour(day, "00:00"), to: atHour(addDays(day, 1), "00:00") };
  const found: AppointmentRecord[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await appointments.pageOfTime(scope, span, { limit: perPage, cursor });
    found.push(...items);
    if (next === null) return found;
    cursor = next;
  }
};

/** Times are looked at so many days at once. */
const spanDays = 60;

/** Stretches of days that hold all of these, none longer than times are looked at at once. */
const spansOf = (days: readonly string[]) => {
  const spans: { from: string; to: string }[] = [];
  for (const day of [...days].sort()) {
    const last = spans.at(-1);
    if (last && day <= addDays(last.from, spanDays)) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
};

/** For reception days (领导接访日): hours of one day, who comes, and what is free. Who may open them is asked by whoever calls. */
export const createDayDoor = (doors: BookDoors) => ({
  /** Opens a day's hours; once, however often. @throws unprocessable where the host has other hours then */
  openDay: async (one: OneDay, now: Date): Promise<void> => {
    const host = await findHost(one.hostId, doors);
    await saveHours({ next: hoursOf(one, host.regionPath), now }, doors);
  },

  /** Closes them; whoever booked is offered other times. Hours that were never opened stay so. Safe to repeat. */
  closeDay: async ({ id, hostId, day }: DayRef, now: Date): Promise<void> => {
    const known = await doors.schedules.find(id);
    if (!known || known.hostId !== hostId) return;
    const host = await findHost(hostId, doors);
    const days = daysOf(host, doors);
    const next = changedHours(known, { action: "except", day, open: [] }, (one) => days.isWorkday(one));
    if ("fault" in next) throw conflict(words.movedOn);
    if (JSON.stringify(next.exceptions) === JSON.stringify(known.exceptions)) return;
    await saveHours({ next: { ...known, ...next } as ScheduleRecord, now }, doors);
  },

  /** Who comes on a day, as whoever asks may see them. */
  visitsOf: async (one: DayRef, actor: Actor, now: Date): Promise<Appointment[]> =>
    showVisits(await visitsIn(one, actor, doors), actor, now, doors),

  /** How many places of each of these hours nobody has. */
  freeOf: async (hours: readonly DayRef[], now: Date): Promise<ReadonlyMap<string, number>> => {
    const free = new Map(hours.map(({ id }) => [id, 0]));
    const hosts = [...new Set(hours.map(({ hostId }) => hostId))];
    await Promise.all(
      hosts.map(async (hostId) => {
        const days = hours.filter((one) => one.hostId === hostId).map(({ day }) => day);
        for (const { from, to } of spansOf(days))
          for (const slot of await listSlots({ hostId, from, to, now }, doors)) {
            const before = free.get(slot.hours.id);
            if (before !== undefined) free.set(slot.hours.id, before + slot.free);
          }
      }),
    );
    return free;
  },
});
export type DayDoor = ReturnType<typeof createDayDoor>;
