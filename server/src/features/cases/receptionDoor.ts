import type { Report } from "@qizhen/shared/contract/cases";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { openStatuses, type Channel } from "@qizhen/shared/vocabulary";
import { conflict, notFound } from "../../kernel/errors";
import type { Actor } from "../accounts";
import type { Person } from "./doors";
import { changedEntry, supervisedEntry, timelineEntry } from "./notify";
import type { CaseRecord } from "./record";
import { deadlineOf } from "./rules/deadlines";
import { everyCase } from "./store";
import { submitCase, type SubmitDoors } from "./submit/submitCase";
import { outcomesOf } from "./outcomeStore";
import { words } from "./words";

/** What somebody said on a visit, as it is to be registered. */
export interface SaidOnVisit {
  /** Whoever registers it: the host, or the desk. */
  actor: Actor;
  visitId: string;
  applicant: { userId?: string | undefined; name: string; phone?: string | undefined };
  description: string;
  channel: Channel;
  more?: Pick<Report, "category" | "address" | "gridCode" | "choice"> | undefined;
  now: Date;
}

/** What somebody asked in public, as it becomes their report. */
interface AskedInPublic {
  asker: Actor;
  questionId: string;
  report: Report;
  now: Date;
}

/** A case that a leader takes under their name (包案). */
interface Led {
  caseId: string;
  /** Of the line of the timeline, and so of the order: the same makes it once. */
  lineId: string;
  leader: Person;
  question: string;
  /** What the visitor said of it, where it was a case already. */
  said?: string | undefined;
  now: Date;
}

const open: readonly string[] = openStatuses;
/** Other steps may be faster again and again; each time it is written anew. */
const mostTries = 8;

/** When what a leader heard is to be answered: as long as the whole of such a matter may take there (DOMAIN §6). */
const answerBy = (c: CaseRecord, { calendar }: SubmitDoors, now: Date): Date => {
  const own = calendar.of(c.regionPath[0]);
  return deadlineOf(now, own.settings().whole.reception[c.risk], own).at;
};

const replyBy = (c: CaseRecord, lineId: string): Date | undefined => {
  const line = c.timeline.find(({ id }) => id === lineId);
  return line && (line.data as { replyBy?: Date }).replyBy;
};

/** What visits and leaders' reception days (来访、领导接访) ask of cases. */
export const createReceptionDoor = (doors: SubmitDoors) => ({
  /**
   * Registers what was said on a visit as the visitor's case. One visit, one case: whoever repeats it is answered the first.
   * @throws unprocessable where it is no report
   */
  registerVisit: async ({ actor, visitId, applicant, description, channel, more, now }: SaidOnVisit) => {
    const { userId, name, phone } = applicant;
    const report: Report = { description, ...more, applicant: { name, ...(phone !== undefined && { phone }) } };
    const intent = { key: visitId, digest: visitId };
    const made = await submitCase({ actor, report, intent, visit: { channel, applicantId: userId }, now }, doors);
    return { caseId: made.id, number: made.number };
  },

  /**
   * Makes a case of what somebody asked in public (公开问诊): their own, as if they had reported it. One question, one case.
   * @throws unprocessable where it is no report
   */
  submitQuestion: async ({ asker, questionId, report, now }: AskedInPublic) => {
    const intent = { key: `question-${questionId}`, digest: questionId };
    const made = await submitCase({ actor: asker, report, intent, now }, doors);
    return { caseId: made.id, number: made.number };
  },

  /**
   * Puts an open case under a leader's name and opens the order (督办单) that presses its answer, in one update. Safe to repeat.
   * @returns by when it is to be answered; undefined where the case is over
   * @throws notFound; conflict where other steps were faster all the time
   */
  lead: async ({ caseId, lineId, leader, question, said, now }: Led): Promise<Date | undefined> => {
    for (let left = mostTries; left > 0; left -= 1) {
      const c = await doors.cases.find(everyCase, caseId);
      if (!c) throw notFound(words.caseNotFound);
      const done = replyBy(c, lineId);
      if (done) return done;
      if (!open.includes(c.status)) return undefined;
      const due = answerBy(c, doors, now);
      const data = {
        to: leader.name,
        unit: leader.unit,
        reason: question,
        replyBy: due,
        day: dayOf(due),
        ...(said && { text: said }),
      };
      const by = { id: leader.id, name: leader.name, role: "leader" };
      const line = { ...timelineEntry("led", now, { by, data }), id: lineId };
      const saved = await doors.cases.apply(
        c,
        {
          set: { ledBy: c.ledBy ?? leader },
          involve: [leader.id],
          timeline: [line],
          outbox: [supervisedEntry(c.id, lineId, now), changedEntry(c, now)],
        },
        now,
      );
      if (saved) return due;
    }
    throw conflict(words.movedOn);
  },

  /** How these cases stand: closed when, rated how. Unknown ones are left out. */
  outcomesOf,
});
