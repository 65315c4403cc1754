import type { Decision } from "@qizhen/shared/rules/caseLife";
import type { StepInput } from "@qizhen/shared/rules/caseSteps";
import { conflict } from "../../../kernel/errors";
import type { OutboxEntry } from "../../../kernel/outbox/outbox";
import type { BodiesDoor, PeopleDoor } from "../doors";
import { assignedLine, invitedEntry, judgedEntry, receivingIds, supervisedEntry, timelineEntry } from "../notify";
import type { CaseRecord, TimelineEntry } from "../record";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Calendar } from "../rules/calendar";
import { wasInTime } from "../counted";
import { everyCase, type CaseStore } from "../store";
import { doneWords, words } from "../words";
import { applyDecision } from "./applyDecision";
import { findBody, type Sending } from "./findBody";
import { findPerson, type FindDoors, type FoundFor } from "./findPerson";
import { giveBackUnlessHeld, keepPlace } from "./holding";
import { entriesAfter } from "./tell";

export interface StepDoors extends FindDoors {
  cases: Pick<CaseStore, "find" | "apply">;
  people: PeopleDoor;
  bodies: BodiesDoor;
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
  /** More that follows it. */
  entries?: readonly OutboxEntry[];
  /** More that its line keeps. */
  data?: Record<string, unknown>;
  /** What a referral (移送) says besides the step. */
  sending?: Sending | undefined;
  done?: { key: string; digest: string } | undefined;
  now: Date;
}

/** Fields of a request that the timeline keeps as they were said. */
const kept = [
  "reason",
  "road",
  "to",
  "result",
  "text",
  "terms",
  "outcome",
  "proof",
  "unit",
  "unfinished",
  "days",
  "replyDays",
  "addressee",
] as const;
/** Steps that set another day for the whole matter, which the resident is told. */
const movesDay = (before: CaseRecord, after: CaseRecord) =>
  after.promise && before.promise?.dueAt.getTime() !== after.promise.dueAt.getTime() && !after.promise.metAt;

const dataOf = ({ input, decision, before, data, now }: Taken, after: CaseRecord): Record<string, unknown> => ({
  ...data,
  ...Object.fromEntries(kept.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))),
  ...(decision.step.asks && { asked: true }),
  ...(before.extension && input.action.endsWith("_extend") && { days: before.extension.days }),
  ...(movesDay(before, after) && after.promise && { day: dayOf(after.promise.dueAt) }),
  ...(decision.changes.climbs && { climbs: true }),
  ...(after.outcome && { outcome: after.outcome }),
  ...(after.status === "closed" && { hands: before.responsible, inTime: wasInTime(after.promise, now) }),
  ...(after.level !== before.level && { level: after.level }),
  ...(after.risk !== before.risk && { risk: after.risk, riskBefore: before.risk }),
  ...(after.category !== before.category && { category: after.category, categoryBefore: before.category }),
});

const linesOf = (taken: Taken, after: CaseRecord, { person, because }: FoundFor): TimelineEntry[] => {
  const { input, decision, by, now } = taken;
  const looked = typeof decision.changes.responsible === "object";
  return [
    timelineEntry(input.action, now, {
      by,
      data: dataOf(taken, after),
      staffOnly: decision.step.staffOnly ?? false,
    }),
    ...(person ? [assignedLine(person, because, now)] : []),
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
  const unit = input.action === "invite_unit" ? input.unit : undefined;
  const invited = unit ? await doors.people.unitNamed(unit, before.regionPath) : undefined;
  const sentTo = input.action === "transfer" ? await findBody(taken, doors) : undefined;
  const found = await findPerson(before, decision.changes, doors, now);
  const { person, nobodyEligible } = found;
  try {
    const { after, set, unset } = applyDecision(before, {
      changes: decision.changes,
      input,
      person,
      nobodyEligible,
      sentTo: sentTo?.receiving,
      by: by?.name ?? words.platform,
      byId: by?.id,
      calendar: doors.calendar.of(before.regionPath[0]),
      now,
    });
    const data = { ...taken.data, ...sentTo?.data, ...(invited && { staffId: invited.id }) };
    const lines = linesOf({ ...taken, data }, after, found);
    const change = {
      set: { ...set, ...taken.set },
      unset,
      involve: [...(person ? [person.id] : []), ...receivingIds(after)],
      unread: readersOf(input, after),
      timeline: [...(taken.also ?? []), ...lines],
      outbox: [
        ...(taken.entries ?? []),
        ...entriesAfter({ action: input.action, before, after, actorId: by?.id, asks: decision.step.asks, now }),
        ...judgedEntry(before, after, now),
        ...lines.flatMap((line) => (line.kind === "supervise" ? [supervisedEntry(before.id, line.id, now)] : [])),
        ...lines.flatMap((line) => (line.kind === "invite_unit" ? [invitedEntry(before.id, line.id, now)] : [])),
      ],
      done: taken.done,
    };
    const saved = await doors.cases.apply(before, change, now);
    if (saved && person) await keepPlace(person, saved.id, doors, now);
    if (saved) return saved;
  } catch (error) {
    if (person) await giveBackUnlessHeld(person.id, before.id, doors);
    throw error;
  }
  if (person) await giveBackUnlessHeld(person.id, before.id, doors);
  throw movedOn(await doors.cases.find(everyCase, before.id));
};
