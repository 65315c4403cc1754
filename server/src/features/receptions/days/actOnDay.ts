import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { derivedId } from "../../../kernel/ids";
import { makeEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import type { ReceptionParts } from "../doors";
import { dayClosed, monthPublished, type DayClosed } from "../events";
import { leadersOf } from "../months/leaders";
import { actedEntry, doneOf, isRepeat, movedOn } from "../months/steps";
import { mayChangeDay, visibleTo } from "../policy";
import type { DayRecord, MonthChange, MonthRecord } from "../record";
import { faultsOf } from "../rules/faults";
import { words } from "../words";
import { openDays } from "./openDays";
import { readDay } from "./readDay";

/** What is done to a published day, with the version of the month it was decided on. */
export type DayRequest = { version: number; reason: string } & (
  { action: "cancel" } | { action: "move"; to: string; start: string }
);

interface Command {
  actor: Actor;
  dayId: string;
  request: DayRequest;
  intent: Intent | undefined;
  now: Date;
}

const moved = (one: DayRecord, to: string, start: string): DayRecord => {
  const { id, reason, movedTo, fault, remindedAt, ...rest } = one;
  void [reason, movedTo, fault, remindedAt];
  return { ...rest, id: derivedId("reception-day-moved", id, to, start), day: to, start, state: "open" };
};

const checkTarget = async (month: MonthRecord, one: DayRecord, target: DayRecord, parts: ReceptionParts, now: Date) => {
  if (target.day === one.day && target.start === one.start) throw unprocessable(words.sameTime, { to: words.sameTime });
  const standing = month.days.filter(({ id, state }) => state === "open" && id !== one.id);
  const leaders = await leadersOf(month.centre, parts);
  const isWorkday = (day: string) => parts.isWorkday(month.county, day);
  const faults = faultsOf([...standing, target], { month: month.month, after: dayOf(now), leaders, isWorkday });
  const fault = faults.get(standing.length);
  if (fault) throw unprocessable(words.dayFault[fault], { to: words.dayFault[fault] });
};

const changeOf = async (month: MonthRecord, one: DayRecord, command: Command, parts: ReceptionParts) => {
  const { actor, request, now } = command;
  const { reason } = request;
  const target = request.action === "move" ? moved(one, request.to, request.start) : undefined;
  if (target) await checkTarget(month, one, target, parts, now);
  const gone: DayRecord = target
    ? { ...one, state: "moved", reason, movedTo: target.day }
    : { ...one, state: "cancelled", reason };
  const days = [...month.days.map((other) => (other.id === one.id ? gone : other)), ...(target ? [target] : [])];
  days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const closed: DayClosed = { hostId: one.leaderId, dayId: one.id, day: one.day };
  const data = { day: one.day, ...(target && { to: target.day }) };
  const kind = target ? "moved" : "cancelled";
  const change: MonthChange = {
    set: { days, by: { id: actor.id, name: actor.name }, at: now },
    outbox: [
      // What is new is open before what is gone is closed: its times are among those that are offered.
      ...(target ? [makeEntry(monthPublished, { monthId: month.id, days: [target.id] }, now)] : []),
      makeEntry(dayClosed, { ...closed }, now),
      actedEntry(actor, { centre: month.centre, kind, subject: one.id, reason, data }, now),
    ],
  };
  return change;
};

/**
 * Cancels a published day, or moves it within its month (取消、改期): all who booked are offered other times, the oldest matter
 * first. A repeat of the same intent changes nothing.
 * @throws notFound, forbidden; conflict where another was faster or the day is gone; unprocessable where it is over, or the new
 * day cannot stand
 */
export const actOnDay = async (command: Command, parts: ReceptionParts) => {
  const { actor, dayId, request, intent, now } = command;
  const month = await parts.months.ofDay(visibleTo(actor), dayId);
  const one = month?.days.find(({ id }) => id === dayId);
  if (!month || !one) throw notFound(words.noSuchDay);
  const done = doneOf(actor, intent);
  if (isRepeat(month, done)) return readDay({ actor, dayId, now }, parts);
  if (!mayChangeDay(actor, one, month)) throw forbidden(words.notYoursToChange);
  if (request.version !== month.version) throw movedOn(month);
  if (one.state !== "open") throw conflict(one.state === "planned" ? words.notNow : words.dayGone);
  if (one.day < dayOf(now)) throw unprocessable(words.dayOver);
  const saved = await parts.months.apply(month, { ...(await changeOf(month, one, command, parts)), done }, now);
  if (!saved) {
    const there = await parts.months.ofDay(visibleTo(actor), dayId);
    if (!there || !isRepeat(there, done)) throw movedOn(there);
  } else {
    await openDays(saved, parts, now);
    await parts.booking.closeDay({ id: one.id, hostId: one.leaderId, day: one.day }, now);
  }
  return readDay({ actor, dayId, now }, parts);
};
