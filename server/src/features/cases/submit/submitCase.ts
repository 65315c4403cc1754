import { createHash } from "node:crypto";
import type { Report } from "@qizhen/shared/contract/cases";
import type { Channel, WaitingFor } from "@qizhen/shared/vocabulary";
import { conflict, malformed, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { newId } from "../../../kernel/ids";
import { words as kernelWords } from "../../../kernel/words";
import { hasRole, isStaff, type Actor } from "../../accounts";
import type { Parties, Triaged } from "../../triage";
import type { ClaimsDoor, FilesDoor, PeopleDoor, Person, RegionsDoor, TriageDoor } from "../doors";
import type { CaseRecord } from "../record";
import type { Calendar } from "../rules/calendar";
import type { Secrets } from "../secrets";
import type { CaseStore } from "../store";
import { words } from "../words";
import type { QueueStore } from "../queueStore";
import { personOf } from "../steps/candidates";
import { giveBackUnlessHeld } from "../steps/holding";
import { buildCase } from "./buildCase";
import type { Numbers } from "./numberStore";

interface Command {
  actor: Actor;
  report: Report;
  intent: Intent | undefined;
  /** What somebody said on a visit (来访): the same visit is one case, whoever registers it. */
  visit?: { channel: Channel; applicantId?: string | undefined } | undefined;
  now: Date;
}
/** Whom the intents of visits belong to: not to whoever happened to register one. */
const visits = "visits";

export interface SubmitDoors {
  cases: CaseStore;
  triage: TriageDoor;
  claims: ClaimsDoor;
  files: FilesDoor;
  numbers: Numbers;
  secrets: Secrets;
  calendar: Calendar;
  queue: QueueStore;
  people: Pick<PeopleDoor, "householdOf">;
  regions: Pick<RegionsDoor, "homeOf">;
  /** Reports that this process is taking now, by the id that their intent makes. */
  onTheirWay: Map<string, Promise<CaseRecord>>;
}

/** The same intent makes the same id, so that a retry after a crash meets the files it has already bound. */
export const idOf = (intent: { who: string; key: string } | undefined) =>
  intent ? createHash("sha256").update(`${intent.who}\0${intent.key}`).digest("hex").slice(0, 24) : newId();

const channelOf = (actor: Actor, report: Report): Channel => {
  if (isStaff(actor)) return report.channel ?? (hasRole(actor, "grid_worker") ? "grid_visit" : "counter");
  if (report.scene === undefined) return "miniprogram";
  return report.scene.startsWith("g") ? "group_link" : "qr_code";
};

const checkReport = async ({ actor, report, now }: Command, files: FilesDoor) => {
  if (!isStaff(actor))
    for (const field of ["applicant", "channel"] as const)
      if (report[field] !== undefined) throw malformed(words.staffOnlyField, { [field]: words.staffOnlyField });
  if (report.description !== "") return;
  const refs = await files.fileRefs(report.attachments ?? [], actor.id, now);
  if (!refs.some(({ kind }) => kind === "voice"))
    throw unprocessable(words.needsContent, { description: words.needsContent });
};

interface Placement {
  responsible: Person | undefined;
  /** Why it went up to them, where it did. */
  because: string | undefined;
  waitingFor: WaitingFor | undefined;
  nobodyEligible: boolean;
}

/**
 * Claims somebody who has room, unless a person is to look first: the level's own people, then those above, and only when all are full
 * it waits. Who took a last place, while others wait for the like, takes a place in the queue instead of going before them.
 */
const place = async (
  { waitingFor, people }: Triaged,
  chosenId: string | undefined,
  id: string,
  { claims, queue }: SubmitDoors,
  now: Date,
): Promise<Placement> => {
  const nobodyEligible = people.length === 0;
  const waits = (what: WaitingFor) => ({
    responsible: undefined,
    because: undefined,
    waitingFor: what,
    nobodyEligible,
  });
  if (waitingFor) return waits(waitingFor);
  const found = await claims.claimFirstOf(people, id, now);
  if (!found) return waits("capacity");
  if (!(await claims.hasRoom([found], now)) && (await queue.anyIn(found.region, now))) {
    await claims.release(found.id, id);
    return waits("capacity");
  }
  const chosen = people.find((one) => one.id === chosenId);
  const because = chosen && chosen.id !== found.id ? words.chosenFull(chosen.name) : found.because;
  return { responsible: personOf(found), because, waitingFor: undefined, nobodyEligible };
};

/** Whose matter it will be, as far as is known: nobody is given their own. */
const partiesOf = async (
  { actor, report, visit }: Command,
  homeIndex: string | undefined,
  doors: SubmitDoors,
): Promise<Parties> => {
  const { phoneIndex } = doors.secrets;
  const phones = [report.applicant?.phone, report.respondent?.phone].flatMap((phone) =>
    phone ? [phoneIndex(phone)] : [],
  );
  const { self } = actor;
  return {
    userIds: isStaff(actor) ? (visit?.applicantId ? [visit.applicantId] : []) : [actor.id],
    staffIds: self?.staffId ? [self.staffId] : [],
    phoneIndexes: [...phones, ...(self?.phoneIndex ? [self.phoneIndex] : [])],
    household: homeIndex ? await doors.people.householdOf(homeIndex) : [],
  };
};

/** What an intent has made before. @throws conflict where its key was used for something else */
export const firstOf = async (cases: CaseStore, intent: { who: string; key: string; digest: string }) => {
  const first = await cases.findByIntent(intent.who, intent.key);
  if (first && first.digest !== intent.digest) throw conflict(kernelWords.keyReused);
  return first?.record;
};

type Meant = Intent & { who: string };

const takeReport = async (
  { actor, report, visit, now }: Command,
  intent: Meant | undefined,
  id: string,
  doors: SubmitDoors,
): Promise<CaseRecord> => {
  const { cases, claims, files } = doors;
  await checkReport({ actor, report, intent, now }, files);
  const home = report.address && doors.regions.homeOf(report.address);
  const homeIndex = home ? doors.secrets.homeIndex(home) : undefined;
  const parties = await partiesOf({ actor, report, visit, intent, now }, homeIndex, doors);
  const triaged = await doors.triage.triageReport(
    { ...report, homeGrid: actor.grid?.code, parties, binding: true },
    now,
  );
  const [number, placement] = await Promise.all([
    doors.numbers(now),
    place(triaged, report.choice?.mediatorId, id, doors, now),
  ]);
  const { responsible } = placement;
  const giveBack = async () => {
    if (responsible) await giveBackUnlessHeld(responsible.id, id, { cases, claims });
  };
  try {
    if (report.attachments?.length) await files.attachFiles(report.attachments, actor, id);
    const channel = visit?.channel ?? channelOf(actor, report);
    const applicantId = visit?.applicantId;
    const about = { id, number, actor, report, channel, applicantId, triaged, homeIndex, intent };
    const draft = { ...about, ...placement, calendar: doors.calendar, now };
    const made = await cases.insert(id, buildCase(draft, doors.secrets));
    if (made) return made;
  } catch (error) {
    await giveBack();
    throw error;
  }
  const first = intent && (await firstOf(cases, intent));
  await giveBack();
  if (!first) throw conflict(words.movedOn);
  return first;
};

/**
 * Takes a report (提交). The scarce thing, a person's time, is claimed before the case is written; whoever loses the race of
 * two equal requests gives the claim back and answers with the first one's case.
 * @throws malformed, unprocessable for what is not a report; conflict where the key was used for another one
 */
export const submitCase = async (command: Command, doors: SubmitDoors): Promise<CaseRecord> => {
  const intent = command.intent && { who: command.visit ? visits : command.actor.id, ...command.intent };
  const id = idOf(intent);
  const earlier = doors.onTheirWay.get(id);
  await earlier?.catch(() => undefined); // a double tap: what came of the first is read below
  // A repeat without files that comes later is found by its insert: the ordinary report is spared the question.
  const asks =
    intent !== undefined &&
    (earlier !== undefined || command.visit !== undefined || Boolean(command.report.attachments?.length));
  const before = asks ? await firstOf(doors.cases, intent) : undefined;
  if (before) return before;
  const taking = takeReport(command, intent, id, doors);
  doors.onTheirWay.set(id, taking);
  try {
    return await taking;
  } finally {
    if (doors.onTheirWay.get(id) === taking) doors.onTheirWay.delete(id);
  }
};
