import { nextLevel, owningRegion, riskRank, type Changes } from "@qizhen/shared/rules/caseLife";
import type { ClockName, StepInput } from "@qizhen/shared/rules/caseSteps";
import type { Category } from "@qizhen/shared/vocabulary";
import type { Person } from "../doors";
import type { CaseRecord, Receiving } from "../record";
import type { Calendar } from "../rules/calendar";
import { extendSpan, resumeSpan, startClock, startPause } from "../rules/clock";
import { levelClockAfter, promiseAfter, timesOf } from "../rules/matter";
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
  /** The body that it is handed to. */
  sentTo?: Receiving | undefined;
  by: string;
  byId: string | undefined;
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

const clockOf = (c: CaseRecord, given: Given, promisedAt: Date): CaseRecord["clock"] => {
  const { changes, input, calendar, now } = given;
  const start = (what: ClockName) => startClock(what, changes.risk, now, calendar, promisedAt);
  if (waits(given)) return c.clock?.what === "assign" ? c.clock : start("assign");
  const { clock } = changes;
  if (typeof clock === "object") return c.clock && extendSpan(c.clock, clock.extendDays, calendar, now);
  if (clock === "goOn")
    return c.paused?.clock ? resumeSpan(c.paused.clock, c.paused.at, calendar, now) : start("mediate");
  if (clock === "paused") return startPause(input.days, changes.risk, now, calendar);
  if (clock === "stop") return undefined;
  return clock === "keep" ? c.clock : start(clock);
};

/** The clocks after a step, and when the case is due and wants looking at. */
const clocksOf = (c: CaseRecord, fields: Partial<CaseRecord>, given: Given): Partial<CaseRecord> => {
  const promise = promiseAfter(c, given);
  const levelClock = levelClockAfter(c, fields.level ?? c.level, given);
  const clock = clockOf(c, given, promise.dueAt);
  const times = timesOf(
    { status: fields.status ?? c.status, paused: fields.paused, clock, promise, levelClock },
    given.calendar,
  );
  return { clock, promise, levelClock, dueAt: times.dueAt, checkAt: times.checkAt, uncertain: times.uncertain };
};

const extensionOf = (c: CaseRecord, { changes, input, by, byId, now }: Given): CaseRecord["extension"] => {
  if (changes.extension === "asked")
    return { days: input.days ?? 0, reason: input.reason ?? "", by, byId: byId ?? "", at: now };
  return changes.extension === "settled" ? undefined : c.extension;
};

const stepFields = (c: CaseRecord, { changes, input, by, now }: Given): Partial<CaseRecord> => ({
  category: changes.category as Category,
  risk: changes.risk,
  riskRank: riskRank(changes.risk),
  declines: changes.declines,
  transfers: changes.transfers,
  chosenAgain:
    input.action === "choose_again" && input.mediatorId ? [...(c.chosenAgain ?? []), input.mediatorId] : c.chosenAgain,
  asked: input.action === "ask" || (c.asked && changes.status === "mediating" && input.action !== "answer"),
  outcome: changes.outcome,
  closedAt: ["closed", "rejected", "withdrawn"].includes(changes.status) ? (c.closedAt ?? now) : undefined,
  judged: changes.judged ? { by, at: now, changed: [...changes.judged], reason: input.reason } : c.judged,
  paused: changes.paused ? (c.paused ?? { at: now, clock: c.clock }) : undefined,
});

const receivingOf = (c: CaseRecord, { changes, input, sentTo }: Given): CaseRecord["receiving"] => {
  if (input.action === "transfer") return sentTo ?? { name: input.to ?? "" };
  return changes.status === "transferred" ? c.receiving : undefined;
};

/** A person's choice of hands: who declined before may be chosen again. */
const forgets: readonly StepInput["action"][] = ["confirm", "assign", "accept"];

const declinedOf = (c: CaseRecord, { input }: Given) => {
  if ((input.action === "decline" || input.action === "pass_on") && c.responsible)
    return [...new Set([...c.declinedBy, c.responsible.id])];
  return forgets.includes(input.action) ? [] : c.declinedBy;
};

/** What a decided step makes of a case. Pure. */
export const applyDecision = (c: CaseRecord, given: Given): Applied => {
  const state: Partial<CaseRecord> = { ...stepFields(c, given), ...handsOf(c, given) };
  const fields: Partial<CaseRecord> = {
    ...state,
    ...clocksOf(c, state, given),
    declinedBy: declinedOf(c, given),
    extension: extensionOf(c, given),
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
