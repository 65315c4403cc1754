import type Router from "@koa/router";
import type { DeadlineSettings } from "@qizhen/shared/rules/deadlineSettings";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { AuditDoor, BodiesDoor, ClaimsDoor, FilesDoor, RegionsDoor, TalkDoor, TriageDoor } from "./doors";
import { createClockDoor } from "./clockDoor";
import { CaseModel } from "./model";
import type { CaseRecord } from "./record";
import { createAwayDoor } from "./awayDoor";
import { createJudgedDoor } from "./judgedDoor";
import { createLikeDoor } from "./likeDoor";
import { createReceptionDoor } from "./receptionDoor";
import { createForOthers } from "./read/forOthers";
import { createForReplay } from "./read/forReplay";
import { createPeople } from "./people";
import { caseRoutes, type CaseDoors } from "./routes";
import { createCalendar, type DayTable } from "./rules/calendar";
import { deadlineOf, warnAtOf } from "./rules/deadlines";
import { createSecrets } from "./secrets";
import { adoptByPhone } from "./steps/adoptByPhone";
import { createHandOut } from "./steps/handOut";
import { createJointDoor } from "./steps/writeJoint";
import { countedStore } from "./countedStore";
import { caseStore } from "./store";
import { createNumbers } from "./submit/numberStore";
import { onChanged, onFreed, onQueued, onReweighed, sweepClaims } from "./watch";
import { watchClocks } from "./watchClocks";
import { homeStore } from "./homeStore";
import { queueStore } from "./queueStore";
import { watchStore } from "./watchStore";

export type { CaseForJudging } from "./judgedDoor";
export type { CaseLike } from "./likeDoor";
export { isPublicStep } from "./words/groupText";
export type { CaseEvent, CaseForNotice, CaseNotify, NoticeParty, OrderEvent, Recipient } from "./events";
export type { CountedCaseSource } from "./doors";
export { knownYears } from "./rules/calendar";
export { spanText } from "./words/whenText";

interface Given {
  triage: TriageDoor;
  claims: ClaimsDoor;
  files: FilesDoor;
  talk: TalkDoor;
  accounts: Parameters<typeof createPeople>[0]["accounts"];
  audit: AuditDoor;
  regions: RegionsDoor &
    Parameters<typeof createPeople>[0]["regions"] &
    Parameters<typeof createClockDoor>[0]["regions"];
  bodies: BodiesDoor;
  /** Days that a county has put right, and its limits, as they stand now. */
  days: (county: string) => DayTable;
  limits: (county: string) => DeadlineSettings;
  /** Says to a county's administrators that dates reach a year without published holidays. Safe to repeat. */
  noteUnknownYear: (gap: UnknownYear) => Promise<void>;
}

/** A year whose holidays are not known, and the first case whose dates reach it. */
export interface UnknownYear {
  year: number;
  county: string;
  caseId: string;
  number: string;
  now: Date;
}

const everyMs = { clocks: 15_000, claims: 60_000 };

/** 纠纷: from the report to the rating. The door that other features and app.ts use. */
export const createCases = (kit: AppKit, given: Given) => {
  const calendar = createCalendar({ table: given.days, limits: given.limits });
  const secrets = createSecrets(kit.cipher);
  const people = createPeople({ ...given, reportersOf: homeStore.reportersOf });
  const { triage, claims, files, talk, audit, regions } = given;
  const doors: CaseDoors = {
    triage,
    claims,
    files,
    talk,
    audit,
    regions,
    people,
    bodies: given.bodies,
    cases: caseStore,
    numbers: createNumbers(),
    secrets,
    calendar,
    queue: queueStore,
    onTheirWay: new Map(),
  };
  const { changes, metrics, log, clock } = kit;
  const noteUnknownYear = (year: number, c: CaseRecord, now: Date) =>
    given.noteUnknownYear({ year, county: c.regionPath[0] ?? "", caseId: c.id, number: c.number, now });
  const handOut = createHandOut({ ...doors, log });
  const watching = { ...doors, watched: watchStore, handOut, changes, metrics, log, noteUnknownYear };
  const others = createForOthers(doors);
  return {
    forTalk: others.forTalk,
    talkOf: others.talkOf,
    mayOpen: others.mayOpen,
    openedAt: others.openedAt,
    routes: (router: Router) => caseRoutes(router, kit, doors),
    receivers: {
      "case.changed": [onChanged(watching)],
      "case.freed": [onFreed(watching, clock)],
      "case.queued": [onQueued(watching, clock)],
      "case.reweighed": [onReweighed(watching)],
    } satisfies Record<string, Receiver[]>,
    jobs: [
      { name: "cases.clocks", everyMs: everyMs.clocks, run: (now) => watchClocks(watching, now) },
      { name: "cases.claims", everyMs: everyMs.claims, run: (now) => sweepClaims(watching, now) },
    ] satisfies Job[],
    /** Where entries wait. */
    outboxes: [CaseModel],
    /** For joint handling (联办). */
    ...createJointDoor(caseStore),
    /** How a county counts so many working days from an instant: their end, and when to remind. */
    countWorkdays: (county: string) => (from: Date, count: number) => {
      const own = calendar.of(county);
      const dueAt = deadlineOf(from, { unit: "workday", count }, own).at;
      return { dueAt, warnAt: warnAtOf(from, dueAt, own.settings().warnAt) };
    },
    caseForNotice: (caseId: string) => others.caseForNotice(caseId, clock()),
    markUnread: (caseId: string, userIds: readonly string[]) => caseStore.markUnread(caseId, userIds, clock()),
    markRead: (caseId: string, userId: string) => caseStore.markRead(caseId, userId),
    /** Somebody has proved a number: what was registered under it is theirs. Safe to repeat. */
    adoptByPhone: (bound: { userId: string; phone: string; formerIds: readonly string[] }) =>
      adoptByPhone(bound, { cases: caseStore, phoneIndex: secrets.phoneIndex, changes }),
    /** For what is said of it after its close (事后评诊). */
    judging: createJudgedDoor(doors),
    /** For the rulebook (分诊规则): cases to decide again. */
    forReplay: createForReplay(doors),
    ...createAwayDoor(doors),
    likes: createLikeDoor(doors),
    /** For figures (统计). */
    counted: countedStore,
    /** For what is said on a visit (来访), and who leads it (包案). */
    ...createReceptionDoor(doors),
    ...createClockDoor({ cases: caseStore, watched: watchStore, calendar, regions: given.regions }),
    /** Whether a day in Asia/Shanghai is worked on. */
    isWorkday: calendar.isWorkday,
    /** The same in a county, whose own days may differ. */
    isWorkdayIn: (county: string, day: string) => calendar.of(county).isWorkday(day),
  };
};
export type Cases = ReturnType<typeof createCases>;
