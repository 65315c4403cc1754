import { maskName } from "@qizhen/shared/rules/masking";
import { derivedId } from "../../../kernel/ids";
import type { CaseForJudging } from "../../cases";
import type { EvaluationDoors } from "../doors";
import type { VisitRecord } from "../record";
import { visitDaysOf } from "../rules/visitDays";
import type { VisitStore } from "./visitStore";

interface Doors extends Pick<EvaluationDoors, "cases"> {
  visits: VisitStore;
}

const dayMs = 24 * 60 * 60 * 1000;
/** People are calmer a day later: then they are asked to rate. */
const askAfterMs = dayMs;
/** How long a visit may take from its day on: an answer in the app, then the call. */
const within = { unit: "workday", count: 5 } as const;

const visitOf = (c: CaseForJudging, round: Date, day: number, { cases }: Doors): VisitRecord | undefined => {
  const applicant = c.parties.find(({ role }) => role === "applicant");
  if (!applicant) return undefined;
  const at = new Date(round.getTime() + (day === 0 ? askAfterMs : day * dayMs));
  return {
    id: derivedId("returnVisit", c.id, round.toISOString(), String(day)),
    caseId: c.id,
    caseNumber: c.number,
    caseTitle: c.title,
    round,
    day,
    state: "planned",
    box: "planned",
    partyId: applicant.id,
    userId: applicant.userId,
    who: maskName(applicant.name),
    handler: c.responsible?.name ?? "",
    outcome: c.outcome,
    risk: c.risk,
    not: [...new Set([...c.involved, ...(c.responsible ? [c.responsible.id] : [])])],
    regionPath: c.regionPath,
    centre: c.centre.code,
    climbs: 0,
    dueAt: cases.dueAfter(c.regionPath[0] ?? "", within, at),
    checkAt: at,
    calls: [],
    unreached: false,
    reopened: false,
    version: 1,
    doneKeys: [],
  };
};

/**
 * Plans what follows a close: parties are asked to rate a day later, and return visits (回访) on their days; a case that was taken
 * up again is asked about no more. Safe to repeat, and right whenever it is done: it reads how the case stands.
 */
export const planVisits = async (caseId: string, doors: Doors): Promise<void> => {
  const c = await doors.cases.judging.find(caseId);
  if (!c) return;
  const round = c.status === "closed" ? c.closedAt : undefined;
  await doors.visits.drop(caseId, round);
  if (!round) return;
  for (const day of [0, ...visitDaysOf(c.risk, c.outcome)]) {
    const visit = visitOf(c, round, day, doors);
    if (visit) await doors.visits.insert(visit);
  }
};
