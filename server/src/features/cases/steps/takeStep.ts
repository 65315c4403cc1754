import type { Decision } from "@qizhen/shared/rules/caseLife";
import type { StepInput } from "@qizhen/shared/rules/caseSteps";
import { conflict } from "../../../kernel/errors";
import type { PeopleDoor, Person } from "../doors";
import { timelineEntry } from "../notify";
import type { CaseRecord, TimelineEntry } from "../record";
import type { Calendar } from "../rules/calendar";
import { everyCase, type CaseStore } from "../store";
import { doneWords, words } from "../words";
import { applyDecision } from "./applyDecision";
import { findPerson, type FindDoors } from "./findPerson";
import { giveBackUnlessHeld } from "./holding";
import { entriesAfter } from "./tell";

export interface StepDoors extends FindDoors {
  cases: CaseStore;
  people: PeopleDoor;
  calendar: Calendar;
}

interface Taken {
  before: CaseRecord;
  input: StepInput;
  decision: Extract<Decision, { changes: unknown }>;
  /** Absent: the platform. */
  by: TimelineEntry["by"];
  /** More that is written with it. */
  set?: Partial<CaseRecord>;
  also?: readonly TimelineEntry[];
  done?: { key: string; digest: string } | undefined;
  now: Date;
}

/** Fields of a request that the timeline keeps as they were said. */
const kept = ["reason", "road", "to", "result", "text", "terms", "outcome", "proof", "unit", "days"] as const;

const dataOf = (input: StepInput, before: CaseRecord, after: CaseRecord): Record<string, unknown> => ({
  ...Object.fromEntries(kept.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))),
  ...(after.outcome && { outcome: after.outcome }),
  ...(after.level !== before.level && { level: after.level }),
  ...(after.risk !== before.risk && { risk: after.risk, riskBefore: before.risk }),
  ...(after.category !== before.category && { category: after.category, categoryBefore: before.category }),
});

const linesOf = ({ input, decision, by, now, before }: Taken, after: CaseRecord, person: Person | undefined) => {
  const looked = typeof decision.changes.responsible === "object";
  return [
    timelineEntry(input.action, now, {
      by,
      data: dataOf(input, before, after),
      staffOnly: decision.step.staffOnly ?? false,
    }),
    ...(person ? [timelineEntry("assigned", now, { data: { to: person.name, unit: person.unit } })] : []),
    ...(looked && !person ? [timelineEntry("queued", now)] : []),
  ];
};

/** Whom a step gives something to read. */
const readersOf = (input: StepInput, after: CaseRecord) => {
  if (input.action === "ask") return after.partyUserIds;
  return input.action === "answer" && after.responsible ? [after.responsible.id] : [];
};

/** What a conflict says: who was faster, and with what. */
export const movedOn = (now: CaseRecord | undefined) => {
  const last = now?.timeline.findLast((line) => line.by && line.kind in doneWords && !line.staffOnly);
  const what = last && doneWords[last.kind];
  return conflict(last?.by && what ? words.movedOnBy(last.by.name || words.applicant, what) : words.movedOn);
};

/**
 * Carries out a decided step: claims the person it needs, writes everything in one guarded update, and gives the claim back
 * where another was faster.
 * @throws conflict, unprocessable
 */
export const takeStep = async (taken: Taken, doors: StepDoors): Promise<CaseRecord> => {
  const { before, input, decision, by, now } = taken;
  const unit = input.action === "transfer" ? input.to : input.action === "invite_unit" ? input.unit : undefined;
  const invited = unit ? await doors.people.unitNamed(unit, before.regionPath) : undefined;
  const { person, nobodyEligible } = await findPerson(before, decision.changes, doors, now);
  try {
    const { after, set, unset } = applyDecision(before, {
      changes: decision.changes,
      input,
      person,
      nobodyEligible,
      unitStaffId: invited?.id,
      by: by?.name ?? words.platform,
      calendar: doors.calendar,
      now,
    });
    const change = {
      set: { ...set, ...taken.set },
      unset,
      involve: [person, invited].flatMap((one) => one?.id ?? []),
      unread: readersOf(input, after),
      timeline: [...(taken.also ?? []), ...linesOf(taken, after, person)],
      outbox: entriesAfter({ action: input.action, before, after, actorId: by?.id, now }),
      done: taken.done,
    };
    const saved = await doors.cases.apply(before, change, now);
    if (saved) return saved;
  } catch (error) {
    if (person) await giveBackUnlessHeld(person.id, before.id, doors);
    throw error;
  }
  if (person) await giveBackUnlessHeld(person.id, before.id, doors);
  throw movedOn(await doors.cases.find(everyCase, before.id));
};
