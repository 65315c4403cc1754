import { conflict, notFound, unprocessable } from "../../../kernel/errors";
import type { Staff } from "../../accounts";
import type { BookingDoors } from "../doors";
import { daysOf, findHost } from "../hosts";
import { faultOfTime, readSlotId, timeAt, type SlotTime } from "../rules/slots";
import type { ScheduleRecord, ScheduleStore } from "./scheduleStore";
import { words } from "../words";

/** A time with whose it is. */
export interface FoundTime {
  time: SlotTime;
  schedule: ScheduleRecord;
  host: Staff;
}

/** What of a visit its time decides: whose it is, where, how, and from when to when. */
export const placeInTime = ({ time, schedule }: Pick<FoundTime, "time" | "schedule">) => ({
  scheduleId: schedule.id,
  hostId: schedule.hostId,
  regionPath: [...schedule.regionPath],
  service: schedule.service,
  mode: schedule.mode,
  ...(schedule.place !== undefined && { place: schedule.place }),
  ...(schedule.room !== undefined && { room: schedule.room }),
  start: time.start,
  end: time.end,
  bufferMinutes: schedule.bufferMinutes,
  travelMinutes: schedule.travelMinutes,
});

/**
 * The time that a slot's name means, if it can be booked now.
 * @throws notFound where there are no such hours; unprocessable for a past, unknown, too near or too far time
 */
export const findBookableTime = async (
  slotId: string,
  doors: BookingDoors & { schedules: ScheduleStore },
  now: Date,
): Promise<FoundTime> => {
  const named = readSlotId(slotId);
  const schedule = named && (await doors.schedules.recall(named.scheduleId));
  if (!named || !schedule) throw notFound(words.noSuchTime);
  const host = await findHost(schedule.hostId, doors);
  const time = timeAt(schedule, named.start, daysOf(host, doors));
  if (!time) throw unprocessable(words.slotFault.noSuchTime, { slotId: words.slotFault.noSuchTime });
  const fault = faultOfTime(time, now);
  if (fault) throw unprocessable(words.slotFault[fault], { slotId: words.slotFault[fault] });
  return { time, schedule, host };
};

/** What a full time, or one that clashes with another of the visitor's, is answered with. */
export const refuseTime = (why: "host" | "room" | "visitor") => conflict(words.taken[why]);
