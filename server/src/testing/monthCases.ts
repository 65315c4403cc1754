import { keysOf, risks, services, type Level, type Risk } from "@qizhen/shared/vocabulary";
import type { CaseRecord } from "../features/cases/record";
import { createCalendar } from "../features/cases/rules/calendar";
import { deskOf } from "../features/cases/rules/desk";
import { startMatter } from "../features/cases/rules/matter";
import { newId } from "../kernel/ids";
import type { Chance } from "./month";

/** Places, people and matters of a simulated month. */

/** The calendar without a county's own days. */
export const calendar = createCalendar();
export const county = { code: "150204000000", name: "青山区", level: "county" as const };
export const town = { code: "150204101000", name: "兴胜镇", level: "town" as const };
export const village = { code: "150204101001", name: "松石社区", level: "village" as const };
const grid = { code: "150204101001003", name: "第三网格", level: "grid" as const };
const regions = [county, town, village, grid];

/** Who there is at each level, and how many cases each takes. */
const staffed = [
  { level: "village", count: 30, capacity: 60, region: village },
  { level: "town", count: 12, capacity: 60, region: town },
  { level: "county", count: 8, capacity: 60, region: county },
] as const;
export const people = staffed.flatMap(({ level, count, capacity, region }) =>
  Array.from({ length: count }, (_, nth) => ({
    id: `${level}-${nth}`,
    name: "调解员",
    unit: region.name,
    level,
    capacity,
    region: region.code,
  })),
);
/** Where the people of a level sit. */
export const levelOf = (level: Level) =>
  level === "grid" || level === "village" ? "village" : level === "county" ? "county" : "town";

/** A report as it stands just after it came in: it waits for somebody, or for a person to look. */
export const makeCase = (nth: number, risk: Risk, chance: Chance, now: Date): CaseRecord => {
  const level: Level =
    risk === "red" ? "110" : (chance.pick(["grid", "village", "village", "town", "county"] as const) ?? "village");
  const service = chance.pick(keysOf(services)) ?? "people";
  const waitingFor = risk === "red" || chance.chance(0.1) ? ("confirmation" as const) : ("capacity" as const);
  const applicant = `resident-${nth}`;
  const owner = level === "county" ? county : level === "town" || level === "110" ? town : village;
  const base = {
    id: newId(),
    number: `2026-${nth}`,
    status: "submitted" as const,
    waitingFor,
    version: 0,
    title: "漏水",
    sealedDescription: "",
    parties: [{ id: `party-${nth}`, role: "applicant" as const, userId: applicant, sealedName: "" }],
    partyUserIds: [applicant],
    grid,
    centre: { code: owner.code, name: owner.name },
    regions,
    regionPath: regions.map(({ code }) => code),
    category: "neighbour" as const,
    risk,
    riskRank: keysOf(risks).indexOf(risk),
    level,
    service,
    triage: {} as CaseRecord["triage"],
    knowledge: "",
    violenceAtHome: false,
    helpers: [],
    involved: [],
    declinedBy: [],
    declines: 0,
    asked: false,
    unreadBy: [],
    attachments: [],
    timeline: [],
    channel: "miniprogram" as const,
    language: "zh" as const,
    unmasked: [],
    doneKeys: [],
    createdAt: now,
    updatedAt: now,
  };
  const clocks = startMatter(base, risk === "red" ? "confirm" : "assign", now, calendar.of(county.code));
  const made: CaseRecord = { ...base, ...clocks, desk: [] };
  return { ...made, desk: deskOf(made) };
};
