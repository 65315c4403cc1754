import type { LifeActor, LifeCase } from "@qizhen/shared/rules/caseSteps";
import { hasRole, type Actor } from "../accounts";
import type { CaseRecord } from "./record";
import type { CaseScope } from "./store";

/** Roles that see every case of their region. */
const overseers = ["clerk", "leader", "admin"] as const;
const nothing: CaseScope = { _id: { $exists: false } };

/** The cases that somebody may see. Forgetting to ask finds nothing, not everything: a store's query takes it first. */
export const visibleTo = (actor: Actor): CaseScope => {
  if (actor.kind === "resident") return { partyUserIds: actor.id };
  if (!actor.region) return nothing;
  if (hasRole(actor, ...overseers)) return { regionPath: actor.region.code };
  if (hasRole(actor, "grid_worker")) return { $or: [{ involved: actor.id }, { regionPath: actor.region.code }] };
  return { involved: actor.id };
};

/**
 * The one case that somebody may open: those above, and for whoever answers for another region the one they were called in
 * to help with. Lists are of their own region all the same.
 */
export const openTo = (actor: Actor): CaseScope =>
  actor.kind === "staff" && actor.region && hasRole(actor, ...overseers)
    ? { $or: [visibleTo(actor), { involved: actor.id }] }
    : visibleTo(actor);

/** So often the applicant chooses another after the one they chose has declined; then the platform goes on. */
const mostChoices = 2;

/** Whether the one whom the applicant chose last has declined it, and they may choose another (人民调解法 19). */
export const mayChooseAgain = (c: CaseRecord): boolean => {
  const again = c.chosenAgain ?? [];
  const chosen = again.at(-1) ?? c.hints?.mediatorId;
  const mayStill = c.status === "assigned" && again.length < mostChoices && applicantOf(c)?.userId !== undefined;
  return mayStill && chosen !== undefined && c.declinedBy.includes(chosen);
};

/** The case as the life cycle's rules read it. */
export const lifeOf = (c: CaseRecord): LifeCase => ({
  status: c.status,
  waitingFor: c.waitingFor,
  category: c.category,
  risk: c.risk,
  level: c.level,
  regions: c.regions,
  applicantUserId: applicantOf(c)?.userId,
  partyUserIds: c.partyUserIds,
  responsible: c.responsible,
  receivingId: c.receiving?.staffId,
  receivingIds: c.receiving?.staffIds,
  paused: c.paused !== undefined,
  declines: c.declines,
  choosesAgain: mayChooseAgain(c) ? { not: c.declinedBy } : undefined,
  transfers: c.transfers,
  extension: c.extension,
  openTasks: c.jointOpen?.length ?? 0,
  closedAt: c.closedAt,
});

export const lifeActor = (actor: Actor): LifeActor => ({ id: actor.id, roles: actor.roles, region: actor.region });

export const applicantOf = (c: Pick<CaseRecord, "parties">) => c.parties.find((party) => party.role === "applicant");

const inRegion = (actor: Actor, c: Pick<CaseRecord, "regionPath">) =>
  actor.region !== undefined && c.regionPath.includes(actor.region.code);

/** What somebody is to a case, the nearest first; shown to the resident as the reason why it was opened (谁看过我的事). */
export type Standing =
  | "applicant"
  | "party"
  | "responsible"
  | "receiving"
  | "helper"
  | "clerk"
  | "gridWorker"
  | "leader"
  | "admin"
  | "formerly";

type Asked = Pick<CaseRecord, "parties" | "partyUserIds" | "responsible" | "receiving" | "helpers" | "regionPath">;

export const standingOf = (actor: Actor, c: Asked): Standing => {
  if (actor.kind === "resident") return applicantOf(c)?.userId === actor.id ? "applicant" : "party";
  if (c.responsible?.id === actor.id) return "responsible";
  if (c.receiving?.staffId === actor.id || c.receiving?.staffIds?.includes(actor.id)) return "receiving";
  if (c.helpers.includes(actor.id)) return "helper";
  if (hasRole(actor, "clerk") && inRegion(actor, c)) return "clerk";
  if (hasRole(actor, "grid_worker") && inRegion(actor, c)) return "gridWorker";
  if (hasRole(actor, "leader") && inRegion(actor, c)) return "leader";
  if (hasRole(actor, "admin") && inRegion(actor, c)) return "admin";
  return "formerly";
};

type Deed = "readWhole" | "unmask" | "talk";

/** What each standing allows besides the steps of the life cycle, which the rules decide. */
const allows: Readonly<Record<Standing, readonly Deed[]>> = {
  applicant: ["readWhole", "talk"],
  party: ["talk"],
  responsible: ["readWhole", "unmask", "talk"],
  receiving: ["readWhole", "unmask", "talk"],
  helper: ["readWhole", "unmask", "talk"],
  clerk: ["readWhole", "unmask", "talk"],
  gridWorker: ["unmask"],
  leader: ["readWhole"],
  admin: [],
  formerly: [],
};

/** Whether somebody who sees a case may do this to it. `readWhole`: the words as they were written, and the exact place. */
export const may = (actor: Actor, deed: Deed, c: Asked): boolean => allows[standingOf(actor, c)].includes(deed);

/** Whether this standing may rate it (事后评诊) now; the other side is asked how often by evaluation itself. */
export const mayRate = (
  standing: Standing,
  { status, rating, closedAt }: Pick<CaseRecord, "status" | "rating" | "closedAt">,
) => {
  const isRated = standing === "applicant" && rating !== undefined && closedAt !== undefined && rating.at >= closedAt;
  return status === "closed" && (standing === "applicant" || standing === "party") && !isRated;
};

const readsRating: readonly Standing[] = ["applicant", "clerk", "leader", "admin"];

/** Whether somebody may read the applicant's rating: themselves, and centres and leaders who never had the case in hand. */
export const mayReadRating = (actor: Actor, c: Asked & Pick<CaseRecord, "involved">): boolean =>
  readsRating.includes(standingOf(actor, c)) && !c.involved.includes(actor.id);
