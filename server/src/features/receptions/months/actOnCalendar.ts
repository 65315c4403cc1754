import type { ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, forbidden, notFound, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { makeEntry } from "../../../kernel/outbox/outbox";
import type { Actor } from "../../accounts";
import { openDays } from "../days/openDays";
import type { ReceptionParts } from "../doors";
import { monthPublished } from "../events";
import { mustFindCentre, partsOf, visibleTo } from "../policy";
import type { MonthChange, MonthRecord } from "../record";
import type { Planned } from "../rules/draftMonth";
import { faultsOf } from "../rules/faults";
import { decideMonth } from "../rules/life";
import { words } from "../words";
import { leadersOf } from "./leaders";
import { showMonth } from "./readMonth";
import { actedEntry, asksEntry, doneOf, isRepeat, movedOn, plannedDays } from "./steps";

/** A step of a calendar, with the version it was decided on. */
export type MonthRequest = { version: number } & (
  | { action: "save"; days: readonly Planned[] }
  | { action: "approve" }
  | { action: "return"; reason: string }
  | { action: "publish" }
);

interface Command {
  actor: Actor;
  monthId: string;
  request: MonthRequest;
  intent: Intent | undefined;
  now: Date;
}

/** @throws unprocessable naming each day that cannot stand */
const checkDays = async (before: MonthRecord, days: readonly Planned[], parts: ReceptionParts, now: Date) => {
  if (days.length === 0) throw unprocessable(words.empty);
  const { centre, month, county } = before;
  const leaders = await leadersOf(centre, parts);
  const isWorkday = (day: string) => parts.isWorkday(county, day);
  const faults = [...faultsOf(days, { month, after: dayOf(now), leaders, isWorkday })];
  if (faults.length === 0) return;
  const fields = faults.map(([at, fault]) => [`days.${at}`, words.dayFault[fault]] as const);
  throw unprocessable(words.someWrong(faults.length), Object.fromEntries(fields));
};

const acted = (
  kind: "saved" | "approved" | "published",
  { actor, now }: Command,
  { id, centre, month, version, days }: MonthRecord,
) =>
  actedEntry(
    actor,
    { centre, kind, subject: id, reason: words.acted[kind](month), data: { month, version, days: days.length } },
    now,
  );

const changeOf = async (before: MonthRecord, command: Command, parts: ReceptionParts): Promise<MonthChange> => {
  const { actor, request, now } = command;
  const by = { id: actor.id, name: actor.name };
  switch (request.action) {
    case "save": {
      await checkDays(before, request.days, parts, now);
      const days = plannedDays(before.id, before.version + 1, request.days);
      return {
        set: { days, by, at: now },
        unset: ["returned"],
        outbox: [acted("saved", command, { ...before, days })],
      };
    }
    case "approve":
      await checkDays(before, before.days, parts, now);
      return {
        set: { state: "approved", by, at: now },
        unset: ["returned"],
        outbox: [acted("approved", command, before), asksEntry({ monthId: before.id, what: "publish" }, now)],
      };
    case "return": {
      const { id, centre, month, version } = before;
      const { reason } = request;
      const entry = actedEntry(actor, { centre, kind: "returned", subject: id, reason, data: { month, version } }, now);
      return { set: { state: "draft", returned: reason, by, at: now }, outbox: [entry] };
    }
    case "publish": {
      await checkDays(before, before.days, parts, now);
      const days = before.days.map((one) => ({ ...one, state: "open" as const }));
      const published = makeEntry(monthPublished, { monthId: before.id, days: days.map(({ id }) => id) }, now);
      return {
        set: { state: "published", days, by, at: now },
        outbox: [acted("published", command, before), published],
      };
    }
  }
};

/**
 * Takes a step of a month's calendar: changed, approved, given back, published. What is published is open for booking at once.
 * @throws notFound for another's; forbidden, conflict as its life says; conflict where another was faster; unprocessable where a
 * day cannot stand
 */
export const actOnCalendar = async (command: Command, parts: ReceptionParts): Promise<ReceptionMonth> => {
  const { actor, monthId, request, intent, now } = command;
  const before = await parts.months.find(visibleTo(actor), monthId);
  if (!before) throw notFound(words.noSuchMonth);
  const centre = mustFindCentre(actor, before.centre, parts);
  const show = (record: MonthRecord) => showMonth({ actor, centre, month: before.month, record, now }, parts);
  const done = doneOf(actor, intent);
  if (isRepeat(before, done)) return show(before);
  const decided = decideMonth(before.state, request.action, partsOf(actor, before.regionPath));
  if ("fault" in decided && decided.fault === "notYours") throw forbidden(words.notYours);
  if (request.version !== before.version) throw movedOn(before);
  if ("fault" in decided) throw conflict(words.notNow);
  const saved = await parts.months.apply(before, { ...(await changeOf(before, command, parts)), done }, now);
  if (saved) return show(request.action === "publish" ? (await openDays(saved, parts, now)).month : saved);
  const there = await parts.months.find(visibleTo(actor), monthId);
  if (there && isRepeat(there, done)) return show(there);
  throw movedOn(there);
};
