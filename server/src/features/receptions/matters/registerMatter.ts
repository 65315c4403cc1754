import type { Category } from "@qizhen/shared/vocabulary";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import { presentMatter } from "../days/readDay";
import type { ReceptionParts } from "../doors";
import { actedEntry } from "../months/steps";
import { mayRegister, visibleTo } from "../policy";
import { orderIdOf, type DayRecord, type MatterRecord, type MonthRecord } from "../record";
import { words } from "../words";
import { stateOfMatters } from "./stateOfMatters";

/** What a visitor said, as it is registered. */
export interface MatterForm {
  visitId: string;
  description: string;
  category?: Category | undefined;
  address?: string | undefined;
  gridCode?: string | undefined;
}

interface Command {
  actor: Actor;
  dayId: string;
  form: MatterForm;
  now: Date;
}

const here: readonly string[] = ["checked_in", "started", "finished"];

/** @throws notFound where nobody came on this day under that id; unprocessable before they have */
const findVisit = async (one: DayRecord, { actor, form, now }: Command, { booking }: ReceptionParts) => {
  const visits = await booking.visitsOf({ id: one.id, hostId: one.leaderId, day: one.day }, actor, now);
  const visit = visits.find(({ id }) => id === form.visitId);
  if (!visit) throw notFound(words.noSuchVisit);
  if (!here.includes(visit.status)) throw unprocessable(words.notHereYet, { visitId: words.notHereYet });
  return visit;
};

/** The case that the visitor booked with goes on; without one what they said becomes theirs. */
const caseOf = async (
  caseId: string | undefined,
  month: MonthRecord,
  { actor, form, now }: Command,
  { booking, cases }: ReceptionParts,
) => {
  const { visitId, description, category, address, gridCode } = form;
  if (caseId === undefined) {
    // Where nobody says where it happened, it is a matter of the centre that received.
    const more = { category, address, gridCode: gridCode ?? (address === undefined ? month.centre : undefined) };
    return booking.caseOfVisit({ actor, visitId, description, channel: "reception", more, now });
  }
  const [found] = await cases.outcomesOf([caseId]);
  if (!found) throw notFound(words.noSuchVisit);
  return { caseId, number: found.number };
};

/** The case, led by the day's leader, and the order that presses its answer. Each is made once, whoever repeats it. */
const makeCase = async (one: DayRecord, month: MonthRecord, command: Command, parts: ReceptionParts) => {
  const [visit, [leader]] = await Promise.all([
    findVisit(one, command, parts),
    parts.accounts.staffByIds([one.leaderId]),
  ]);
  if (!leader) throw notFound(words.noSuchDay);
  const made = await caseOf(visit.caseId, month, command, parts);
  const dueAt = await parts.cases.lead({
    caseId: made.caseId,
    lineId: orderIdOf(visit.id),
    leader: { id: leader.id, name: leader.name, unit: parts.regions.nameOf(leader.region) },
    question: words.question(one.day),
    said: visit.caseId === undefined ? undefined : command.form.description,
    now: command.now,
  });
  if (!dueAt) throw conflict(words.caseOver);
  return { ...made, dueAt };
};

/**
 * Registers what a visitor said (登记) as a case under the leader's name, to be answered by a day; the order's clock, reminder and
 * climbing are those of every order (督办). One visit, one matter: a repeat is answered the first.
 * @throws notFound, forbidden; unprocessable before the visitor is there; conflict where the case they booked with is over
 */
export const registerMatter = async (command: Command, parts: ReceptionParts) => {
  const { actor, dayId, form, now } = command;
  const month = await parts.months.ofDay(visibleTo(actor), dayId);
  const one = month?.days.find(({ id }) => id === dayId);
  if (!month || !one) throw notFound(words.noSuchDay);
  if (!mayRegister(actor, one, month)) throw forbidden(words.notYoursToRegister);
  const shown = async (matter: MatterRecord) =>
    presentMatter(matter, (await stateOfMatters([matter], parts, now)).get(matter.id) ?? "waiting");
  const before = await parts.matters.find(dayId, form.visitId);
  if (before) return shown(before);
  if (one.state !== "open") throw conflict(words.dayGone);
  const { caseId, number, dueAt } = await makeCase(one, month, command, parts);
  const { centre, regionPath } = month;
  const made: MatterRecord = {
    id: form.visitId,
    dayId,
    month: one.day.slice(0, 7),
    centre,
    regionPath,
    leaderId: one.leaderId,
    caseId,
    caseNumber: number,
    dueAt,
    by: { id: actor.id, name: actor.name },
    at: now,
  };
  const acted = {
    centre,
    kind: "registered",
    subject: caseId,
    reason: words.acted.registered(one.day),
    data: { dayId },
  };
  await parts.matters.insert(made, [actedEntry(actor, acted, now)]);
  return shown((await parts.matters.find(dayId, form.visitId)) ?? made);
};
