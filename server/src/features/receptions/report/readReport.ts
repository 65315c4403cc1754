import type { ReceptionReport } from "@qizhen/shared/contract/receptions";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { notFound } from "../../../kernel/errors";
import type { Actor } from "../../accounts";
import type { ReceptionParts } from "../doors";
import { stateOfMatters } from "../matters/stateOfMatters";
import { presentLeader } from "../presenter";
import type { DayRecord, MatterRecord, MonthRecord } from "../record";
import { reportOf, type ReportedDay, type ReportedMatter } from "../rules/report";
import { words } from "../words";

const met: readonly string[] = ["started", "finished"];

/** How many were received on a day: whoever was called in, or whose matter was registered. */
const receivedOn = async (
  one: DayRecord,
  registered: ReadonlySet<string>,
  actor: Actor,
  parts: ReceptionParts,
  now: Date,
) => {
  const visits = await parts.booking.visitsOf({ id: one.id, hostId: one.leaderId, day: one.day }, actor, now);
  return visits.filter(({ id, status }) => met.includes(status) || registered.has(id)).length;
};

const daysOf = async (
  months: readonly MonthRecord[],
  matters: readonly MatterRecord[],
  actor: Actor,
  parts: ReceptionParts,
  now: Date,
) => {
  const registered = new Set(matters.map(({ id }) => id));
  const today = dayOf(now);
  const days: ReportedDay[] = [];
  for (const { centre, days: all } of months)
    for (const one of all) {
      const { leaderId, day, state } = one;
      const over = state === "open" && day <= today;
      const received = over ? await receivedOn(one, registered, actor, parts, now) : 0;
      days.push({ centre, leaderId, day, state, received });
    }
  return days;
};

const mattersOf = async (
  matters: readonly MatterRecord[],
  parts: ReceptionParts,
  now: Date,
): Promise<ReportedMatter[]> => {
  const [states, outcomes] = await Promise.all([
    stateOfMatters(matters, parts, now),
    parts.cases.outcomesOf(matters.map(({ caseId }) => caseId)),
  ]);
  const overall = new Map(outcomes.map((one) => [one.id, one.overall]));
  return matters.map(({ id, centre, leaderId, caseId }) => ({
    centre,
    leaderId,
    state: states.get(id) ?? "waiting",
    overall: overall.get(caseId),
  }));
};

/** The report asks for a region of one's own subtree, and without one for the whole of it. @throws notFound */
const regionOf = ({ region }: Actor, asked: string | undefined, { regions }: ReceptionParts) => {
  const code = asked ?? region?.code;
  const path = code === undefined ? [] : regions.pathOf(code);
  if (code === undefined || !region || !path.includes(region.code)) throw notFound(words.noSuchCentre);
  return code;
};

/** The monthly report (接访月报) of a region with all below it, by centre and leader. @throws notFound for another's region */
export const readReport = async (
  { actor, region: asked, month, now }: { actor: Actor; region: string | undefined; month: string; now: Date },
  parts: ReceptionParts,
): Promise<ReceptionReport> => {
  const region = regionOf(actor, asked, parts);
  const [all, matters] = await Promise.all([
    parts.months.inRegion(region, month),
    parts.matters.inRegion(region, month),
  ]);
  const months = all.filter(({ state }) => state === "published");
  const [days, said] = await Promise.all([daysOf(months, matters, actor, parts, now), mattersOf(matters, parts, now)]);
  const { rows, total } = reportOf(days, said, dayOf(now));
  const staff = await parts.accounts.staffByIds([...new Set(rows.map(({ leaderId }) => leaderId))]);
  const known = new Map(staff.map((one) => [one.id, one]));
  const { nameOf } = parts.regions;
  return {
    region: { code: region, name: nameOf(region) },
    month,
    rows: rows.map(({ centre, leaderId, ...counts }) => ({
      centre: { code: centre, name: nameOf(centre) },
      leader: presentLeader(leaderId, known.get(leaderId)),
      ...counts,
    })),
    total,
  };
};
