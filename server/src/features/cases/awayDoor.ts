import type { Report } from "@qizhen/shared/contract/cases";
import type { Limit } from "@qizhen/shared/rules/deadlineSettings";
import type { Intent } from "../../kernel/http/route";
import type { Actor } from "../accounts";
import { visibleTo } from "./policy";
import { referralViewOf } from "./read/forReferral";
import type { CaseDoors } from "./routes";
import { deadlineOf } from "./rules/deadlines";
import { actOnCase, doneOf } from "./steps/actOnCase";
import { comeBack, type ComingBack } from "./steps/comeBack";
import { referralIdOf, type Sending } from "./steps/findBody";
import { writeLine, type NewLine } from "./steps/writeLine";
import { everyCase } from "./store";
import { submitCase } from "./submit/submitCase";
import { publicLinesOf } from "./words/groupText";

interface Transfer {
  actor: Actor;
  caseId: string;
  to: string;
  reason: string;
  version?: number | undefined;
  sending: Sending;
  intent: Intent | undefined;
  now: Date;
}

/** What other features do with cases that go away to other bodies and come back (三调对接), and what they write on them. */
export const createAwayDoor = (doors: CaseDoors) => ({
  /** Takes the step `transfer`. @returns the id of the referral that its line carries. @throws as the step does */
  transfer: async ({ actor, caseId, to, reason, version, sending, intent, now }: Transfer): Promise<string> => {
    const request = { action: "transfer" as const, to, reason, ...(version !== undefined && { version }) };
    const after = await actOnCase({ actor, caseId, request, sending, intent, now }, doors);
    const done = doneOf(actor, intent);
    return done ? referralIdOf(caseId, done) : (after.receiving?.referralId ?? "");
  },
  comeBack: (command: ComingBack) => comeBack(command, doors),
  /** One more line of a timeline, once. @returns false where it is there already */
  writeLine: (line: NewLine) => writeLine(line, doors.cases),
  forReferral: async (caseId: string) => {
    const found = await doors.cases.find(everyCase, caseId);
    return found && referralViewOf(found, doors.secrets);
  },
  /** What anybody may know of how a case goes, newest first. */
  publicLines: async (caseId: string) => {
    const found = await doors.cases.find(everyCase, caseId);
    return { lines: publicLinesOf(found?.timeline ?? []).reverse(), over: found?.closedAt !== undefined };
  },
  /** Whether somebody sees a case at all. */
  sees: async (actor: Actor, caseId: string): Promise<boolean> =>
    (await doors.cases.find(visibleTo(actor), caseId)) !== undefined,
  /** Registers a case. @returns its id. @throws as a report is refused */
  register: async (command: { actor: Actor; report: Report; intent: Intent | undefined; now: Date }): Promise<string> =>
    (await submitCase(command, doors)).id,
  /** When a limit that begins now ends, by a county's calendar. */
  deadline: (from: Date, limit: Limit, county: string): Date => deadlineOf(from, limit, doors.calendar.of(county)).at,
});
