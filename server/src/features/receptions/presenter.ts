import type { ReceptionDay, ReceptionSettings } from "@qizhen/shared/contract/receptions";
import type { Staff } from "../accounts";
import type { DayRecord, SettingsRecord } from "./record";
import { endOf } from "./rules/faults";
import { words } from "./words";

/** A leader by office and name; of one who is gone only the id is known. */
export const presentLeader = (id: string, staff: Pick<Staff, "name" | "title"> | undefined) => ({
  id,
  name: staff?.name ?? "",
  office: staff?.title ?? words.officeUnknown,
});

/** A day of a calendar, field by field. */
export const presentDay = (
  one: DayRecord,
  leader: Pick<Staff, "name" | "title"> | undefined,
  fault: string | undefined,
): ReceptionDay => ({
  id: one.id,
  day: one.day,
  leaderId: one.leaderId,
  leader: presentLeader(one.leaderId, leader),
  start: one.start,
  end: endOf(one),
  minutes: one.minutes,
  places: one.places,
  place: one.place,
  fields: [...one.fields],
  state: one.state,
  ...(one.reason !== undefined && { reason: one.reason }),
  ...(one.movedTo !== undefined && { movedTo: one.movedTo }),
  ...(fault !== undefined && { fault }),
});

export const presentSettings = (
  { daysPerMonth, start, minutes, places, place, version }: Omit<SettingsRecord, "by" | "at" | "centre">,
  mayWrite: boolean,
): ReceptionSettings => ({ daysPerMonth, start, minutes, places, place, version, mayWrite });
