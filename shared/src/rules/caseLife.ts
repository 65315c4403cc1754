import { keysOf, risks, type Action, type Level, type Outcome, type Status, type WaitingFor } from "../vocabulary";
import { steps, type By, type ClockName, type LifeActor, type LifeCase, type Step, type StepInput } from "./caseSteps";

/** Why a step is not taken. `notNow`: the state forbids it; `role`: it is not theirs; `content`: something lacks or may not be. */
export interface Refusal {
  kind: "notNow" | "role" | "content";
  why:
    | "state"
    | "notYours"
    | "missing"
    | "reasonForChange"
    | "nobodyNew"
    | "nothingToChoose"
    | "declinedBefore"
    | "topLevel"
    | "lowestLevel"
    | "tooLate"
    | "isPaused"
    | "notPaused"
    | "extensionAsked"
    | "noExtension"
    | "ownExtension";
  field?: string;
}

/** What a step changes. The server finds the person, turns clocks into instants, and writes it all at once. */
export interface Changes {
  status: Status;
  waitingFor?: WaitingFor;
  /** Who has it afterwards: the same, nobody, or somebody to be found. */
  responsible: "keep" | "none" | { find: "next" | "again" } | { find: "named" | "chosen"; id: string };
  level: Level;
  category: string;
  risk: LifeCase["risk"];
  /** What a person changed in the triage by confirming it. */
  judged?: readonly string[];
  clock: ClockName | "keep" | "stop" | "goOn" | { extendDays: number };
  paused: boolean;
  declines: number;
  transfers: number;
  /** It went from hand to hand too often: the level above has it now. */
  climbs: boolean;
  /** A longer time is asked for, or the question is settled. */
  extension?: "asked" | "settled";
  outcome?: Outcome;
}

export type Decision = { changes: Changes; events: readonly string[]; step: Step } | { refusal: Refusal };

/** How long the applicant may ask for a closed matter to be taken up again, in days; a setting of this project. */
export const reopenDays = 30;
/** Which move from hand to hand climbs a level by itself, so that a matter is not passed around for ever (issue: 三级联动). */
export const climbAtTransfer = 3;
const dayMs = 24 * 60 * 60 * 1000;

const up: Readonly<Record<Level, readonly Level[]>> = {
  grid: ["village", "town", "county"],
  village: ["town", "county"],
  town: ["county"],
  "110": ["county"],
  county: [],
};
const down: Readonly<Record<Level, readonly Level[]>> = {
  county: ["town", "village", "grid"],
  "110": ["village", "grid"],
  town: ["village", "grid"],
  village: ["grid"],
  grid: [],
};

/** The next level up or down that exists where the case lies; undefined at the end. */
export const nextLevel = (c: Pick<LifeCase, "level" | "regions">, way: "up" | "down"): Level | undefined =>
  (way === "up" ? up : down)[c.level].find((level) => c.regions.some((region) => region.level === level));

/** The region whose centre (综治中心) owns a case of this level: a grid's matters are its village's. */
export const owningRegion = <R extends { code: string; level: string }>(
  regions: readonly R[],
  level: Level,
): R | undefined => {
  const wanted = {
    grid: ["village", "town"],
    village: ["village", "town"],
    town: ["town"],
    "110": ["town"],
    county: [],
  };
  for (const name of wanted[level]) {
    const found = regions.find((region) => region.level === name);
    if (found) return found;
  }
  return regions.find((region) => region.level === "county") ?? regions[0];
};

const isRole = (actor: LifeActor, c: LifeCase, role: string) =>
  actor.roles.includes(role) && c.regions.some((region) => region.code === actor.region?.code);

/** A clerk or leader of the owning centre or of one above it. */
const oversees = (actor: LifeActor, c: LifeCase) => {
  const place = c.regions.findIndex((region) => region.code === actor.region?.code);
  const owner = c.regions.findIndex((region) => region.code === owningRegion(c.regions, c.level)?.code);
  return place >= 0 && place <= owner && (actor.roles.includes("clerk") || actor.roles.includes("leader"));
};

/** Whether somebody is this to the case. Who has no account is stood for by the clerk who registers for them (代办). */
const stands: Readonly<Record<By, (actor: LifeActor, c: LifeCase) => boolean>> = {
  applicant: (actor, c) => (c.applicantUserId ? actor.id === c.applicantUserId : isRole(actor, c, "clerk")),
  party: (actor, c) =>
    c.partyUserIds.includes(actor.id) || (c.applicantUserId === undefined && isRole(actor, c, "clerk")),
  responsible: (actor, c) => actor.id === c.responsible?.id,
  receiving: (actor, c) => actor.id === c.receivingId || (c.receivingIds?.includes(actor.id) ?? false),
  clerk: (actor, c) => isRole(actor, c, "clerk"),
  leader: (actor, c) => isRole(actor, c, "leader"),
  overseer: oversees,
  clock: (actor) => actor.roles.includes("clock"),
  rating: (actor) => actor.roles.includes("rating"),
  return_visit: (actor) => actor.roles.includes("return_visit"),
  body: (actor) => actor.roles.includes("body"),
  group: (actor) => actor.roles.includes("group"),
};

const mayTake = (step: Step, c: LifeCase, actor: LifeActor) => step.by.some((by) => stands[by](actor, c));

/** What stands against a step about a longer time: one question at a time, and nobody grants their own. */
const extensionHindrance = (step: Step, c: LifeCase, actor: LifeActor): Refusal["why"] | undefined => {
  if (step.action === "extend") return step.asks && c.extension ? "extensionAsked" : undefined;
  if (step.action !== "approve_extend" && step.action !== "refuse_extend") return undefined;
  if (!c.extension) return "noExtension";
  return c.extension.byId === actor.id ? "ownExtension" : undefined;
};

/** What of the case itself stands against a step. */
const hindrance = (step: Step, c: LifeCase, actor: LifeActor, now: Date): Refusal["why"] | undefined => {
  if (!step.from.includes(c.status)) return "state";
  if (step.action === "pause" && c.paused) return "isPaused";
  if (step.action === "resume" && !c.paused) return "notPaused";
  if (step.action === "escalate" && !nextLevel(c, "up")) return "topLevel";
  if (step.action === "choose_again" && !c.choosesAgain) return "nothingToChoose";
  if (step.action === "delegate" && !nextLevel(c, "down")) return "lowestLevel";
  const late = c.closedAt && now.getTime() - c.closedAt.getTime() > reopenDays * dayMs;
  if (step.action === "reopen" && late && actor.id === c.applicantUserId) return "tooLate";
  return extensionHindrance(step, c, actor);
};

const isEmpty = (value: unknown) => value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const judgedFields = ["category", "risk", "level"] as const;
const changedBy = (c: LifeCase, input: StepInput) =>
  judgedFields.filter((field) => input[field] !== undefined && input[field] !== c[field]);

/** Who ends a matter while a unit that was asked to help has not answered says why. */
const needsWordOnTasks = ({ action, by }: Step, { openTasks = 0 }: LifeCase) =>
  openTasks > 0 && by.includes("responsible") && (action === "close" || action === "fulfil");

/** What lacks in a step's request, or may not be. */
const lack = (step: Step, c: LifeCase, input: StepInput): Refusal | undefined => {
  for (const field of step.needs) {
    const other = step.instead?.[field];
    if (isEmpty(input[field]) && (!other || isEmpty(input[other]))) return { kind: "content", why: "missing", field };
  }
  if (needsWordOnTasks(step, c) && isEmpty(input.unfinished))
    return { kind: "content", why: "missing", field: "unfinished" };
  if (step.action === "confirm" && changedBy(c, input).length > 0 && isEmpty(input.reason))
    return { kind: "content", why: "reasonForChange", field: "reason" };
  const names = step.action === "choose_again" || (step.action === "assign" && c.status === "assigned");
  if (names && input.mediatorId === c.responsible?.id)
    return { kind: "content", why: "nobodyNew", field: "mediatorId" };
  if (step.action === "choose_again" && c.choosesAgain?.not.includes(input.mediatorId ?? ""))
    return { kind: "content", why: "declinedBefore", field: "mediatorId" };
  return undefined;
};

const outcomeOf = (step: Step, c: LifeCase, actor: LifeActor, input: StepInput): Outcome | undefined => {
  if (step.to !== "closed") return undefined;
  if (step.action === "fulfil") return "agreed";
  if (step.action !== "withdraw") return input.outcome;
  return stands.applicant(actor, c) ? "withdrawn" : "refused"; // 人民调解法 17: who refuses ends it, and it is said who
};

const responsibleOf = (step: Step, input: StepInput): Changes["responsible"] => {
  if (step.finds === undefined) return "keep";
  if (step.finds === "chosen") return { find: "chosen", id: input.mediatorId ?? "" };
  if (step.finds === "named" || input.mediatorId) return { find: "named", id: input.mediatorId ?? "" };
  return { find: step.finds };
};

const clockOf = (step: Step, c: LifeCase, to: Status, input: StepInput): Changes["clock"] => {
  if (step.asks) return "keep";
  if (step.action === "extend") return { extendDays: input.days ?? 0 };
  if (step.action === "approve_extend") return { extendDays: c.extension?.days ?? 0 };
  if (step.action === "resume") return "goOn";
  if (to === "closed" || to === "rejected" || to === "withdrawn") return "stop";
  return step.clock ?? "keep";
};

/** A unit may decline once, with a reason; the second time the centre above decides (DOMAIN §7). */
const secondDecline = (c: LifeCase, changes: Changes): Changes => ({
  ...changes,
  status: "submitted",
  waitingFor: "confirmation",
  responsible: "none",
  level: nextLevel(c, "up") ?? c.level,
  clock: "assign",
  transfers: 0,
  climbs: false,
});

/** Moves from hand to hand on one level. The first giving out is none, nor is what goes up or down. */
const isPassed = ({ action }: Step, { status }: LifeCase) =>
  action === "decline" ||
  action === "pass_on" ||
  action === "transfer" ||
  (action === "assign" && status === "assigned");

/** How often it was passed on after this step; once too often, and the level above has it, and counts anew. */
const passing = (step: Step, c: LifeCase): { transfers: number; climbsTo: Level | undefined } => {
  const passed = isPassed(step, c);
  const transfers = (c.transfers ?? 0) + (passed ? 1 : 0);
  const climbsTo = passed && transfers >= climbAtTransfer ? nextLevel(c, "up") : undefined;
  return { transfers: climbsTo || step.goes ? 0 : transfers, climbsTo };
};

/** An extension that is asked for lapses when another takes over, or the matter ends. */
const extensionOf = (step: Step, c: LifeCase): Changes["extension"] => {
  if (step.asks) return "asked";
  const decided = ["extend", "approve_extend", "refuse_extend"].includes(step.action);
  const lapses = step.finds !== undefined || ["closed", "withdrawn", "transferred"].includes(step.to);
  return c.extension && (decided || lapses) ? "settled" : undefined;
};

const changesOf = (step: Step, c: LifeCase, actor: LifeActor, input: StepInput): Changes => {
  const status = step.to === "same" ? c.status : step.to;
  const outcome = outcomeOf(step, c, actor, input);
  const moved = step.goes && nextLevel(c, step.goes);
  const judges = step.action === "confirm";
  const { transfers, climbsTo } = passing(step, c);
  const extension = extensionOf(step, c);
  const gives = ["confirm", "assign", "accept"].includes(step.action);
  const changes: Changes = {
    status,
    ...(step.to === "same" && c.waitingFor && { waitingFor: c.waitingFor }),
    responsible: responsibleOf(step, input),
    level: climbsTo ?? moved ?? (judges ? (input.level ?? c.level) : c.level),
    category: judges ? (input.category ?? c.category) : c.category,
    risk: judges ? (input.risk ?? c.risk) : c.risk,
    ...(judges && { judged: changedBy(c, input) }),
    clock: clockOf(step, c, status, input),
    paused: step.action === "pause" || (c.paused && status === "mediating" && step.action !== "resume"),
    declines: step.action === "decline" ? c.declines + 1 : gives ? 0 : c.declines,
    transfers,
    climbs: climbsTo !== undefined,
    ...(extension && { extension }),
    ...(outcome && { outcome }),
  };
  return step.action === "decline" && c.declines > 0 ? secondDecline(c, changes) : changes;
};

/** Decides one step. Pure: `now` is given, a refusal is a value. */
export const decide = (c: LifeCase, input: StepInput, actor: LifeActor, now: Date): Decision => {
  const theirs = steps.filter((step) => step.action === input.action && mayTake(step, c, actor));
  if (theirs.length === 0) return { refusal: { kind: "role", why: "notYours" } };
  const step = theirs.find((one) => hindrance(one, c, actor, now) === undefined);
  if (!step) {
    const whys = theirs.map((one) => hindrance(one, c, actor, now));
    return { refusal: { kind: "notNow", why: whys.find((why) => why !== "state") ?? "state" } };
  }
  const refusal = lack(step, c, input);
  if (refusal) return { refusal };
  return { changes: changesOf(step, c, actor, input), events: [`case.${step.action}`], step };
};

/** The steps that somebody may take now, each with the fields it needs and those it may have. */
export const allowedActions = (c: LifeCase, actor: LifeActor, now: Date) => {
  const found = new Map<Action, { action: Action; needs: string[]; may: string[] }>();
  for (const step of steps)
    if (!found.has(step.action) && mayTake(step, c, actor) && hindrance(step, c, actor, now) === undefined)
      found.set(step.action, {
        action: step.action,
        needs: [...step.needs, ...(needsWordOnTasks(step, c) ? ["unfinished"] : [])],
        may: [...step.may],
      });
  return [...found.values()];
};

/** Place of a risk from calm (0) to danger (3). */
export const riskRank = (risk: LifeCase["risk"]) => keysOf(risks).indexOf(risk);
