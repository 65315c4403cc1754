import type Router from "@koa/router";
import type { Rating } from "@qizhen/shared/contract/evaluation";
import type { Intent } from "../../kernel/http/route";
import type { Job } from "../../kernel/jobs/jobs";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { Actor, AppKit } from "../accounts";
import type { AuditDoor, ClaimsDoor, FilesDoor, RegionsDoor, TalkDoor, TriageDoor } from "./doors";
import { CaseModel } from "./model";
import { createForOthers } from "./read/forOthers";
import { createPeople } from "./people";
import { caseRoutes, type CaseDoors } from "./routes";
import { createCalendar } from "./rules/calendar";
import { createSecrets } from "./secrets";
import { adoptByPhone } from "./steps/adoptByPhone";
import { rateCase } from "./steps/rateCase";
import { caseStore } from "./store";
import { createNumbers } from "./submit/numberStore";
import { onChanged, onFreed, sweepClaims, watchClocks } from "./watch";
import { watchStore } from "./watchStore";

export type { CaseEvent, CaseForNotice, CaseNotify, NoticeParty, Recipient } from "./events";

interface Given {
  triage: TriageDoor;
  claims: ClaimsDoor;
  files: FilesDoor;
  talk: TalkDoor;
  accounts: Parameters<typeof createPeople>[0]["accounts"];
  audit: AuditDoor;
  regions: RegionsDoor & Parameters<typeof createPeople>[0]["regions"];
}

const everyMs = { clocks: 15_000, claims: 60_000 };

/** 纠纷: from the report to the rating. The door that other features and app.ts use. */
export const createCases = (kit: AppKit, given: Given) => {
  const calendar = createCalendar();
  const secrets = createSecrets(kit.cipher);
  const people = createPeople(given);
  const { triage, claims, files, talk, audit, regions } = given;
  const doors: CaseDoors = {
    triage,
    claims,
    files,
    talk,
    audit,
    regions,
    people,
    cases: caseStore,
    numbers: createNumbers(),
    secrets,
    calendar,
    onTheirWay: new Map(),
  };
  const { changes, metrics, log, clock } = kit;
  const watching = { ...doors, watched: watchStore, changes, metrics, log };
  const others = createForOthers(doors);
  return {
    forTalk: others.forTalk,
    talkOf: others.talkOf,
    mayOpen: others.mayOpen,
    routes: (router: Router) => caseRoutes(router, kit, doors),
    receivers: {
      "case.changed": [onChanged(watching)],
      "case.freed": [onFreed(watching, clock)],
    } satisfies Record<string, Receiver[]>,
    jobs: [
      { name: "cases.clocks", everyMs: everyMs.clocks, run: (now) => watchClocks(watching, now) },
      { name: "cases.claims", everyMs: everyMs.claims, run: (now) => sweepClaims(watching, now) },
    ] satisfies Job[],
    /** Where entries wait. */
    outboxes: [CaseModel],
    caseForNotice: (caseId: string) => others.caseForNotice(caseId, clock()),
    markUnread: (caseId: string, userIds: readonly string[]) => caseStore.markUnread(caseId, userIds, clock()),
    markRead: (caseId: string, userId: string) => caseStore.markRead(caseId, userId),
    /** Somebody has proved a number: what was registered under it is theirs. Safe to repeat. */
    adoptByPhone: (bound: { userId: string; phone: string; formerIds: readonly string[] }) =>
      adoptByPhone(bound, { cases: caseStore, phoneIndex: secrets.phoneIndex, changes }),
    /** Keeps the applicant's rating, once; a bad one reopens the case. @throws notFound, forbidden, conflict */
    rate: (command: {
      actor: Actor;
      caseId: string;
      marks: Omit<Rating, "at">;
      bad: boolean;
      intent: Intent | undefined;
      now: Date;
    }) => rateCase(command, doors),
    /** Whether a day in Asia/Shanghai is worked on. */
    isWorkday: calendar.isWorkday,
  };
};
export type Cases = ReturnType<typeof createCases>;
