import { conflict, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { idForIntent } from "../../../kernel/idempotency";
import { newId } from "../../../kernel/ids";
import type { Actor } from "../../accounts";
import type { BookingDoors } from "../doors";
import { findHost } from "../hosts";
import { mustManage } from "../policy";
import { collide, faultOfDay, faultOfWeek, type HoursFault, type Stretch } from "../rules/hours";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { isDay } from "../rules/time";
import type { ScheduleRecord, ScheduleStore } from "./scheduleStore";
import { words } from "../words";

/** Hours as they are asked for. */
export type HoursForm = Omit<
  ScheduleRecord,
  "id" | "regionPath" | "exceptions" | "bufferMinutes" | "travelMinutes" | "noticeMinutes" | "horizonDays"
> & {
  bufferMinutes?: number | undefined;
  travelMinutes?: number | undefined;
  noticeMinutes?: number | undefined;
  horizonDays?: number | undefined;
};

interface Doors extends BookingDoors {
  schedules: ScheduleStore;
}

const ordinary = { bufferMinutes: 0, travelMinutes: 0, noticeMinutes: 60, horizonDays: 30 };
const longestDays = 400;

const refuseHours = (fault: HoursFault | undefined, field: string) => {
  if (fault) throw unprocessable(words.hoursFault[fault], { [field]: words.hoursFault[fault] });
};

const checkForm = (form: HoursForm, now: Date): void => {
  for (const field of ["from", "to"] as const)
    if (!isDay(form[field])) throw unprocessable(words.noSuchDay, { [field]: words.noSuchDay });
  if (form.to < form.from) throw unprocessable(words.endsBeforeItBegins, { to: words.endsBeforeItBegins });
  if (form.to < dayOf(now)) throw unprocessable(words.overAlready, { to: words.overAlready });
  if (form.to > addDays(form.from, longestDays)) throw unprocessable(words.tooLong, { to: words.tooLong });
  if (form.room !== undefined && form.seats > 1) throw unprocessable(words.roomForOne, { seats: words.roomForOne });
  if ((form.travelMinutes ?? 0) > 0 && form.mode !== "home")
    throw unprocessable(words.homeOnly, { travelMinutes: words.homeOnly });
  refuseHours(faultOfWeek(form.weekly, form.slotMinutes), "weekly");
};

/**
 * Opens hours (开放时间). The same intent makes the same hours.
 * @throws notFound, forbidden; unprocessable where they cannot be, or overlap other hours of the same person
 */
export const openHours = async (
  { actor, form, intent, now }: { actor: Actor; form: HoursForm; intent: Intent | undefined; now: Date },
  doors: Doors,
): Promise<ScheduleRecord> => {
  const host = await findHost(form.hostId, doors);
  mustManage(actor, host);
  checkForm(form, now);
  const fresh = newId();
  const { id } = intent ? await idForIntent({ who: actor.id, what: "schedule", ...intent }, fresh, now) : { id: fresh };
  const others = (await doors.schedules.ofHost(host.id, form.from)).filter((one) => one.id !== id);
  if (others.some((one) => collide(one, form)))
    throw unprocessable(words.overlapsOther, { weekly: words.overlapsOther });
  const made: ScheduleRecord = { ...ordinary, ...defined(form), id, regionPath: host.regionPath, exceptions: [] };
  const saved = (await doors.schedules.insert(made, now)) ?? (await doors.schedules.find(id));
  if (!saved) throw conflict(words.movedOn);
  return saved;
};

/** Without the fields that are not given, so that what is ordinary shows through. */
const defined = (form: HoursForm) =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)) as HoursForm & typeof ordinary;

/** A change of hours: one day that is different, or the last day. */
export type HoursChange = { action: "except"; day: string; open: readonly Stretch[] } | { action: "end"; to: string };

/**
 * Changes hours; who has booked keeps their visit until somebody moves it. Saying the same twice changes nothing.
 * @throws notFound, forbidden, unprocessable
 */
export const changeHours = async (
  { actor, scheduleId, change }: { actor: Actor; scheduleId: string; change: HoursChange },
  doors: Doors,
): Promise<ScheduleRecord> => {
  const known = await doors.schedules.find(scheduleId);
  if (!known) throw notFound(words.noSuchHours);
  mustManage(actor, await findHost(known.hostId, doors));
  const saved =
    change.action === "except" ? await exceptDay(known, change, doors) : await endHours(known, change, doors);
  if (!saved) throw conflict(words.movedOn);
  return saved;
};

const exceptDay = (known: ScheduleRecord, { day, open }: HoursChange & { action: "except" }, { schedules }: Doors) => {
  if (!isDay(day) || day < known.from || day > known.to)
    throw unprocessable(words.dayOutside, { day: words.dayOutside });
  refuseHours(faultOfDay(open, known.slotMinutes), "open");
  return schedules.except(known.hostId, known.id, day, open);
};

const endHours = (known: ScheduleRecord, { to }: HoursChange & { action: "end" }, { schedules }: Doors) => {
  if (!isDay(to)) throw unprocessable(words.noSuchDay, { to: words.noSuchDay });
  if (to < known.from || to > known.to) throw unprocessable(words.dayOutside, { to: words.dayOutside });
  return schedules.endOn(known.hostId, known.id, to);
};
