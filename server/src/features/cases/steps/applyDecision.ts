import { nextLevel, owningRegion, riskRank, type Changes } from "@qizhen/shared/rules/caseLife";
import type { ClockName, StepInput } from "@qizhen/shared/rules/caseSteps";
import type { Category } from "@qizhen/shared/vocabulary";
import type { Person } from "../doors";
import type { CaseRecord } from "../record";
import type { Calendar } from "../rules/calendar";
import { extendClock, resumeClock, startClock, type ClockFields } from "../rules/clock";
import { deskOf } from "../rules/desk";

export interface Applied {
  /** The case as it will stand. */
  after: CaseRecord;
  set: Partial<CaseRecord>;
  unset: (keyof CaseRecord)[];
}

interface Given {
  changes: Changes;
  input: StepInput;
  /** Who was found and claimed, where the step looks for somebody. */
  person: Person | undefined;
  nobodyEligible: boolean;
  /** The member of staff that a unit's name meant. */
  unitStaffId: string | undefined;
  by: string;
  calendar: Calendar;
  now: Date;
}

/** The step looked for somebody and nobody is free: the case waits at its owning centre. */
const waits = ({ changes, person }: Given) => typeof changes.responsible === "object" && !person;

/** Level, centre, status and hands after a step. Where nobody at all is eligible, the centre above owns it. */
const handsOf = (c: CaseRecord, given: Given): Partial<CaseRecord> => {
  const { changes, person, nobodyEligible } = given;
  const goesUp = waits(given) && nobodyEligible;
  const level = (goesUp && nextLevel({ ...c, level: changes.level }, "up")) || changes.level;
  const owner = level === c.level ? c.centre : (owningRegion(c.regions, level) ?? c.centre);
  return {
    level: changes.level,
    centre: { code: owner.code, name: owner.name },
    status: waits(given) ? "submitted" : changes.status,
    waitingFor: waits(given) ? "capacity" : changes.waitingFor,
    responsible: person ?? (changes.responsible === "keep" ? c.responsible : undefined),
  };
};

const clockOf = (c: CaseRecord, given: Given): Partial<ClockFields> | "keep" | "stop" => {
  const { changes, calendar, now } = given;
  const start = (what: ClockName) => startClock(what, changes.risk, now, calendar);
  if (waits(given)) return c.clock?.what === "assign" ? "keep" : start("assign");
  const { clock } = changes;
  if (typeof clock === "object") return c.clock ? extendClock(c.clock, clock.extendDays, calendar, now) : "keep";
  if (clock === "goOn")
    return c.paused?.clock ? resumeClock(c.paused.clock, c.paused.at, calendar, now) : start("mediate");
  return clock === "keep" || clock === "stop" ? clock : start(clock);
};

const stepFields = (c: CaseRecord, { changes, input, by, now }: Given): Partial<CaseRecord> => ({
  category: changes.category as Category,
  risk: changes.risk,
  riskRank: riskRank(changes.risk),
  declines: changes.declines,
  asked: input.action === "ask" || (c.asked && changes.status === "mediating" && input.action !== "answer"),
  outcome: changes.outcome,
  closedAt: ["closed", "rejected", "withdrawn"].includes(changes.status) ? (c.closedAt ?? now) : undefined,
  judged: changes.judged ? { by, at: now, changed: [...changes.judged], reason: input.reason } : c.judged,
  paused: changes.paused ? (c.paused ?? { at: now, clock: c.clock }) : undefined,
});

const helpersOf = (c: CaseRecord, { input, unitStaffId }: Given) =>
  input.action === "invite_unit" && unitStaffId ? [...new Set([...c.helpers, unitStaffId])] : c.helpers;

const receivingOf = (c: CaseRecord, { changes, input, unitStaffId }: Given): CaseRecord["receiving"] => {
  if (input.action === "transfer") return { name: input.to ?? "", ...(unitStaffId && { staffId: unitStaffId }) };
  return changes.status === "transferred" ? c.receiving : undefined;
};

const declinedOf = (c: CaseRecord, { changes, input }: Given) => {
  if (input.action === "decline" && c.responsible) return [...new Set([...c.declinedBy, c.responsible.id])];
  return changes.declines === 0 ? [] : c.declinedBy;
};

/** What a decided step makes of a case. Pure. */
export const applyDecision = (c: CaseRecord, given: Given): Applied => {
  const clock = clockOf(c, given);
  const fields: Partial<CaseRecord> = {
    ...stepFields(c, given),
    ...handsOf(c, given),
    declinedBy: declinedOf(c, given),
    ...(clock === "stop" ? { clock: undefined, dueAt: undefined, checkAt: undefined } : clock === "keep" ? {} : clock),
    helpers: helpersOf(c, given),
    receiving: receivingOf(c, given),
  };
  const after: CaseRecord = { ...c, ...fields };
  const all: Partial<CaseRecord> = { ...fields, desk: deskOf(after) };
  const names = Object.keys(all) as (keyof CaseRecord)[];
  return {
    after: { ...after, ...all },
    set: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    unset: names.filter((name) => all[name] === undefined && c[name] !== undefined),
  };
};
