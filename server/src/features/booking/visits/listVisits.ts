import { unprocessable } from "../../../kernel/errors";
import { ordinaryLimit } from "../../../kernel/db/keyset";
import { isStaff, type Actor } from "../../accounts";
import type { AppointmentStore } from "./appointmentStore";
import { visibleTo } from "../policy";
import { addDays, atHour, dayOf, isDay } from "@qizhen/shared/rules/shanghaiDays";
import { words } from "../words";

interface Asked {
  actor: Actor;
  hostId?: string | undefined;
  day?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  now: Date;
}

/** Staff without a day see this many days from today on. */
const aheadDays = 60;

/** Appointments: a resident's own, the latest first; for staff those of a day (or from today on) that they may see, by time. */
export const listVisits = (
  { actor, hostId, day, limit = ordinaryLimit, cursor, now }: Asked,
  { appointments }: { appointments: AppointmentStore },
) => {
  if (!isStaff(actor)) return appointments.pageOfUser(actor.id, { limit, cursor });
  if (day !== undefined && !isDay(day)) throw unprocessable(words.noSuchDay, { day: words.noSuchDay });
  const from = day ?? dayOf(now);
  const scope = visibleTo(actor);
  return appointments.pageOfTime(
    hostId === undefined ? scope : { $and: [{ hostId }, scope] },
    { from: atHour(from, "00:00"), to: atHour(addDays(from, day === undefined ? aheadDays : 1), "00:00") },
    { limit, cursor },
  );
};
