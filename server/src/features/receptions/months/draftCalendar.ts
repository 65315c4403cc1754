import type { ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { conflict, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { Actor } from "../../accounts";
import type { ReceptionParts } from "../doors";
import { mustBeDesk, mustFindCentre } from "../policy";
import { monthIdOf, type DayRecord, type MonthRecord } from "../record";
import { draftMonth } from "../rules/draftMonth";
import { addMonths } from "../rules/month";
import { words } from "../words";
import { leadersOf, withTurns } from "./leaders";
import { settingsOf } from "./settings";
import { showMonth } from "./readMonth";
import { actedEntry, asksEntry, doneOf, isRepeat, movedOn, plannedDays } from "./steps";

interface Command {
  actor: Actor;
  centre: string;
  month: string;
  version: number;
  intent: Intent | undefined;
  now: Date;
}
type Centre = ReturnType<typeof mustFindCentre>;

/** So many months ahead may be drafted. */
const farthest = 6;

const checkMonth = (month: string, now: Date) => {
  const current = dayOf(now).slice(0, 7);
  if (month < current) throw unprocessable(words.pastMonth, { month: words.pastMonth });
  if (month > addMonths(current, farthest)) throw unprocessable(words.farMonth, { month: words.farMonth });
};

const daysFor = async (
  centre: Centre,
  { month, version, now }: Command,
  parts: ReceptionParts,
): Promise<DayRecord[]> => {
  const staff = await leadersOf(centre.code, parts);
  if (staff.length === 0) throw unprocessable(words.noLeaders);
  const [leaders, pattern] = await Promise.all([
    withTurns(staff, { centre: centre.code, month }, parts),
    settingsOf(centre, parts),
  ]);
  const isWorkday = (day: string) => parts.isWorkday(centre.path[0] ?? centre.code, day);
  const planned = draftMonth({ month, after: dayOf(now), pattern, leaders, isWorkday });
  if (planned.length === 0) throw unprocessable(words.nobodyThere);
  return plannedDays(monthIdOf(centre.code, month), version + 1, planned);
};

/**
 * Drafts a centre's month by rule (拟接访日历), or anew what is still a draft. Until it is published nobody but the centre sees it.
 * @throws notFound, forbidden; unprocessable for a past or far month, or where nobody can receive; conflict where another was
 * faster, or it is no draft any more
 */
export const draftCalendar = async (command: Command, parts: ReceptionParts): Promise<ReceptionMonth> => {
  const { actor, month, version, intent, now } = command;
  const centre = mustFindCentre(actor, command.centre, parts);
  mustBeDesk(actor, centre.path);
  const [before] = await parts.months.ofMonths(centre.code, [month]);
  const done = doneOf(actor, intent);
  const show = (record: MonthRecord) => showMonth({ actor, centre, month, record, now }, parts);
  if (before && isRepeat(before, done)) return show(before);
  checkMonth(month, now);
  if ((before?.version ?? 0) !== version) throw movedOn(before);
  if (before && before.state !== "draft") throw conflict(words.notNow);
  const days = await daysFor(centre, command, parts);
  const by = { id: actor.id, name: actor.name };
  const id = monthIdOf(centre.code, month);
  const acted = { centre: centre.code, kind: "drafted", subject: id, reason: words.acted.drafted(month), data: { month, days: days.length } }; // prettier-ignore
  const outbox = [actedEntry(actor, acted, now)];
  if (before) {
    const saved = await parts.months.apply(
      before,
      { set: { days, by, at: now }, unset: ["returned"], outbox, done },
      now,
    );
    if (saved) return show(saved);
  } else {
    const where = { centre: centre.code, county: centre.path[0] ?? centre.code, regionPath: centre.path };
    const made: MonthRecord = { id, ...where, month, version: 1, state: "draft", days, by, at: now, doneKeys: done ? [done] : [] }; // prettier-ignore
    if (await parts.months.insert(made, [...outbox, asksEntry({ monthId: id, what: "approve" }, now)]))
      return show(made);
  }
  const [there] = await parts.months.ofMonths(centre.code, [month]);
  if (there && isRepeat(there, done)) return show(there);
  throw movedOn(there);
};
