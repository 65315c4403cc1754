import type { Report, SpotReport } from "@qizhen/shared/contract/cases";
import { levels, risks } from "@qizhen/shared/vocabulary";
import { conflict, unprocessable } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import type { Actor } from "../../accounts";
import type { Triaged } from "../../triage";
import { byActor, changedEntry, notifyEntry, timelineEntry, toApplicant } from "../notify";
import { applicantOf } from "../policy";
import type { CaseRecord } from "../record";
import type { NewCase } from "../store";
import { words } from "../words";
import { buildCase, type Draft } from "./buildCase";
import { firstOf, idOf, type SubmitDoors } from "./submitCase";

interface Command {
  actor: Actor;
  report: SpotReport;
  intent: Intent | undefined;
  now: Date;
}

/** A grid's code has three digits more than a village's. */
const isGrid = (code: string | undefined) => code?.length === 15;

/** The same matter as an ordinary report has it. */
const reportOf = ({ report, actor }: Command): Report => {
  const { description, address, person, attachments } = report;
  const gridCode = report.gridCode ?? (isGrid(actor.region?.code) ? actor.region?.code : undefined);
  if (gridCode === undefined) throw unprocessable(words.spotNoGrid, { gridCode: words.spotNoGrid });
  if (!gridCode.startsWith(actor.region?.code ?? "-"))
    throw unprocessable(words.spotElsewhere, { gridCode: words.spotElsewhere });
  return {
    description,
    gridCode,
    channel: "grid_visit",
    ...(address && { address }),
    ...(person && { applicant: person }),
    ...(attachments && { attachments }),
  };
};

/** Why a grid cannot settle it: danger, a higher level's matter, or another's grid. @throws unprocessable */
const checkSmall = ({ result, regions }: Triaged, actor: Actor) => {
  const refuse = (message: string) => unprocessable(message, { description: message });
  if (result.risk === "orange" || result.risk === "red") throw refuse(words.spotDanger(risks[result.risk]));
  // Whether a calm matter is the grid's or the village's, whoever stands at the door and has settled it knows better than its words.
  const small = result.level === "grid" || (result.level === "village" && result.risk === "blue");
  if (!small) throw refuse(words.spotHigher(levels[result.level]));
  if (!regions.some(({ code }) => code === actor.region?.code)) throw refuse(words.spotElsewhere);
};

/** The case as it lies there when it is over: registered, taken and settled by the same person in the same minute. */
const buildClosed = (draft: Draft, { result: reason, outcome = "agreed" }: SpotReport, doors: SubmitDoors): NewCase => {
  const { actor, now, id } = draft;
  const { clock, levelClock, dueAt, checkAt, ...made } = buildCase(draft, doors.secrets);
  void [clock, levelClock, dueAt, checkAt];
  const by = byActor(actor, "responsible");
  const closed = { ...made, id, status: "closed" as const };
  const reachable = applicantOf(closed)?.sealedPhone !== undefined;
  return {
    ...made,
    status: "closed",
    outcome,
    closedAt: now,
    ...(made.promise && { promise: { ...made.promise, metAt: now } }),
    desk: [],
    timeline: [
      ...made.timeline,
      timelineEntry("accept", now, { by }),
      timelineEntry("on_the_spot", now, { by, data: { reason, outcome } }),
    ],
    outbox: [...(reachable ? notifyEntry(closed, "close", toApplicant(closed), now) : []), changedEntry(closed, now)],
  };
};

/**
 * 小事一格解决: registers a small matter that is settled already, in one insert; nobody's place is taken for it. A repeat of
 * the intent answers the same case.
 * @throws unprocessable where it is no matter for a grid; conflict where the key was used for another one
 */
export const closeOnTheSpot = async (command: Command, doors: SubmitDoors): Promise<CaseRecord> => {
  const { actor, now } = command;
  const intent = command.intent && { who: actor.id, ...command.intent };
  const before = intent && (await firstOf(doors.cases, intent));
  if (before) return before;
  const report = reportOf(command);
  const triaged = await doors.triage.triageReport(report, now);
  checkSmall(triaged, actor);
  const id = idOf(intent);
  if (report.attachments?.length) await doors.files.attachFiles(report.attachments, actor, id);
  const draft: Draft = {
    id,
    number: await doors.numbers(now),
    actor,
    report,
    channel: "grid_visit",
    triaged,
    responsible: { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" },
    waitingFor: undefined,
    nobodyEligible: false,
    intent,
    calendar: doors.calendar,
    now,
  };
  const made = await doors.cases.insert(id, buildClosed(draft, command.report, doors));
  const first = made ?? (intent && (await firstOf(doors.cases, intent)));
  if (!first) throw conflict(words.movedOn);
  return first;
};
