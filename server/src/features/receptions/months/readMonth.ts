import type { ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { addDays, dayOf, isDay } from "@qizhen/shared/rules/shanghaiDays";
import type { Actor, Staff } from "../../accounts";
import type { ReceptionParts } from "../doors";
import { mustFindCentre, partsOf } from "../policy";
import { presentDay, presentLeader } from "../presenter";
import { monthIdOf, type DayRecord, type MonthRecord } from "../record";
import { faultsOf } from "../rules/faults";
import { allowedOnMonth } from "../rules/life";
import { lastDayOf } from "../rules/month";
import { words } from "../words";
import { leadersOf } from "./leaders";

interface Shown {
  actor: Actor;
  centre: { code: string; name: string; path: readonly string[] };
  month: string;
  record: MonthRecord | undefined;
  now: Date;
}

const restOf = (month: string, county: string, { isWorkday }: Pick<ReceptionParts, "isWorkday">): string[] => {
  const days: string[] = [];
  for (let day = `${month}-01`; day <= lastDayOf(month); day = addDays(day, 1))
    if (isDay(day) && !isWorkday(county, day)) days.push(day);
  return days;
};

/** Why each day cannot stand as it is now: leave and holidays change after a draft was made. */
const faultTexts = (record: MonthRecord, leaders: readonly Staff[], parts: ReceptionParts, now: Date) => {
  const { days, month, county, state } = record;
  if (state === "published") return days.map(({ fault }) => fault);
  const isWorkday = (day: string) => parts.isWorkday(county, day);
  const faults = faultsOf(days, { month, after: dayOf(now), leaders, isWorkday });
  return days.map((_, at) => {
    const fault = faults.get(at);
    return fault && words.dayFault[fault];
  });
};

/** A centre's month as whoever asks sees it, with what they may do. */
export const showMonth = async (
  { actor, centre, month, record, now }: Shown,
  parts: ReceptionParts,
): Promise<ReceptionMonth> => {
  const leaders = await leadersOf(centre.code, parts);
  const days: readonly DayRecord[] = record?.days ?? [];
  const known = new Map(leaders.map((one) => [one.id, one]));
  const gone = [...new Set(days.map(({ leaderId }) => leaderId))].filter((id) => !known.has(id));
  for (const one of await parts.accounts.staffByIds(gone)) known.set(one.id, one);
  const faults = record ? faultTexts(record, leaders, parts, now) : [];
  const state = record?.state ?? "draft";
  return {
    id: monthIdOf(centre.code, month),
    centre: { code: centre.code, name: centre.name },
    month,
    version: record?.version ?? 0,
    state,
    days: days.map((one, at) => presentDay(one, known.get(one.leaderId), faults[at])),
    leaders: leaders.map((one) => ({
      ...presentLeader(one.id, one),
      fields: [...one.specialities],
      leave: one.leave.map(({ from, to }) => ({ from, to })),
    })),
    rest: restOf(month, centre.path[0] ?? centre.code, parts),
    ...(record && { by: record.by.name, at: record.at.toISOString() }),
    ...(record?.returned !== undefined && { returned: record.returned }),
    allowed: allowedOnMonth(state, partsOf(actor, centre.path)).filter((one) => record || one === "redraft"),
  };
};

/** A centre's month; one that nobody has drafted is empty, of version 0. @throws notFound for another's centre */
export const readMonth = async (
  { actor, centre, month, now }: { actor: Actor; centre: string; month: string; now: Date },
  parts: ReceptionParts,
): Promise<ReceptionMonth> => {
  const found = mustFindCentre(actor, centre, parts);
  const [record] = await parts.months.ofMonths(centre, [month]);
  return showMonth({ actor, centre: found, month, record, now }, parts);
};
