import type { CaseRecord } from "./record";
import { maskText } from "@qizhen/shared/rules/masking";
import type { Actor } from "../accounts";
import { everyCase, type CaseStore } from "./store";
import { findVisible } from "./read/openCase";
import type { Secrets } from "./secrets";
import { partiesOf } from "./steps/candidates";
import { judgeCase, type Judging } from "./steps/judgeCase";
import type { StepDoors } from "./steps/takeStep";

/** A case as it is judged after its close (事后评诊); names and numbers are clear, and masked by whoever shows them. */
export interface CaseForJudging extends Pick<
  CaseRecord,
  | "id"
  | "number"
  | "title"
  | "status"
  | "closedAt"
  | "outcome"
  | "risk"
  | "regionPath"
  | "centre"
  | "grid"
  | "responsible"
> {
  /** All staff who ever had to do with it. */
  involved: readonly string[];
  parties: { id: string; role: CaseRecord["parties"][number]["role"]; userId?: string | undefined; name: string }[];
  description: string;
  community?: string | undefined;
  /** What was agreed, as it was written down last; masked. */
  agreed?: string | undefined;
}

interface Doors extends StepDoors {
  cases: CaseStore;
  secrets: Secrets;
}

/** The last words of an agreement, or how it was closed. */
const agreedOf = (c: CaseRecord): string | undefined => {
  const line =
    c.timeline.findLast(({ kind }) => kind === "agree") ?? c.timeline.findLast(({ kind }) => kind === "close");
  const { text, terms, reason } = (line?.data ?? {}) as { text?: string; terms?: string[]; reason?: string };
  const said = terms?.join("\n") ?? text ?? reason;
  return said ? maskText(said) : undefined;
};

const seenOf = (c: CaseRecord, secrets: Secrets): CaseForJudging => ({
  id: c.id,
  number: c.number,
  title: c.title,
  status: c.status,
  closedAt: c.closedAt,
  outcome: c.outcome,
  risk: c.risk,
  regionPath: c.regionPath,
  centre: c.centre,
  grid: c.grid,
  responsible: c.responsible,
  involved: [...c.involved, ...c.helpers],
  parties: c.parties.map(({ id, role, userId, ...party }) => ({ id, role, userId, name: secrets.name({ id, role, ...party }) })), // prettier-ignore
  description: maskText(secrets.description(c)),
  community: c.community,
  agreed: agreedOf(c),
});

/** What evaluation (评诊、回访) asks of cases. */
export const createJudgedDoor = (doors: Doors) => ({
  /** Lets a case follow what was said of it; see {@link judgeCase}. */
  judge: (judging: Judging) => judgeCase(judging, doors),
  find: async (caseId: string): Promise<CaseForJudging | undefined> => {
    const c = await doors.cases.find(everyCase, caseId);
    return c && seenOf(c, doors.secrets);
  },
  /** One that this actor may see. @throws notFound */
  findFor: async (actor: Actor, caseId: string): Promise<CaseForJudging> =>
    seenOf(await findVisible(actor, caseId, doors.cases), doors.secrets),
  /** Whether somebody must not ask these parties how it was (回避): related to them, or they have complained of them. */
  standsAside: async (staffId: string, caseId: string): Promise<boolean> => {
    const c = await doors.cases.find(everyCase, caseId);
    return c !== undefined && doors.triage.mustStandAside(staffId, await partiesOf(c, doors.people));
  },
  /** A party's number, in clear; who asks records it. */
  phoneOf: async (caseId: string, partyId: string): Promise<string | undefined> => {
    const party = (await doors.cases.find(everyCase, caseId))?.parties.find(({ id }) => id === partyId);
    if (!party) return undefined;
    const own = doors.secrets.phone(party);
    return own ?? (party.userId ? (await doors.people.contactOf(party.userId))?.phone : undefined);
  },
});
