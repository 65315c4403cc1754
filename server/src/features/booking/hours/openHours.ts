import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { idForIntent } from "../../../kernel/idempotency";
import { newId } from "../../../kernel/ids";
import type { Actor } from "../../accounts";
import type { BookingDoors } from "../doors";
import { findHost } from "../hosts";
import { mustManage } from "../policy";
import { faultOfHours, type ChangeFault } from "../rules/changes";
import { words } from "../words";
import { saveHours, type HoursDoors } from "./saveHours";
import type { ScheduleRecord } from "./scheduleStore";

/** Hours as they are asked for. */
export type HoursForm = Omit<
  ScheduleRecord,
  "id" | "regionPath" | "version" | "exceptions" | "bufferMinutes" | "travelMinutes" | "noticeMinutes" | "horizonDays"
> & {
  bufferMinutes?: number | undefined;
  travelMinutes?: number | undefined;
  noticeMinutes?: number | undefined;
  horizonDays?: number | undefined;
};

const ordinary = { bufferMinutes: 0, travelMinutes: 0, noticeMinutes: 60, horizonDays: 30 };

/** Says what is wrong with hours, at the field where it was said. @throws unprocessable */
export const refuseFault = (fault: ChangeFault | undefined): void => {
  if (!fault) return;
  const sentence = words.hoursFault[fault.fault];
  throw unprocessable(sentence, { [fault.field]: sentence });
};

/**
 * Opens hours (开放时间). The same intent makes the same hours.
 * @throws notFound, forbidden; unprocessable where they cannot be, or overlap other hours of the same person or room
 */
export const openHours = async (
  { actor, form, intent, now }: { actor: Actor; form: HoursForm; intent: Intent | undefined; now: Date },
  doors: BookingDoors & HoursDoors,
): Promise<ScheduleRecord> => {
  const host = await findHost(form.hostId, doors);
  mustManage(actor, host);
  const whole = { ...ordinary, ...defined(form), exceptions: [], regionPath: host.regionPath, version: 0 };
  refuseFault(faultOfHours(whole));
  if (form.to < dayOf(now)) throw unprocessable(words.overAlready, { to: words.overAlready });
  const fresh = newId();
  const { id } = intent ? await idForIntent({ who: actor.id, what: "schedule", ...intent }, fresh, now) : { id: fresh };
  return saveHours({ next: { ...whole, id }, now }, doors);
};

/** Without the fields that are not given, so that what is ordinary shows through. */
const defined = (form: HoursForm) =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)) as HoursForm & typeof ordinary;
