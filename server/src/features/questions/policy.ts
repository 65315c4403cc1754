import { hasRole, isStaff, type Actor } from "../accounts";
import type { QuestionParts } from "./doors";
import type { QuestionScope } from "./questionStore";
import { isPublic, publicStates, type QuestionRecord } from "./record";
import type { Part } from "./rules/life";

const nothing: QuestionScope = { _id: { $exists: false } };

/** The county somebody works in. */
export const countyOf = (actor: Actor, { regions }: Pick<QuestionParts, "regions">): string | undefined =>
  actor.region && regions.pathOf(actor.region.code)[0];

export const isModerator = (actor: Actor, { regionPath }: Pick<QuestionRecord, "regionPath">): boolean =>
  hasRole(actor, "clerk", "admin") && actor.region !== undefined && regionPath.includes(actor.region.code);

const overseers = ["clerk", "leader", "admin"] as const;
const answerers = ["mediator", "expert", "department", "clerk"] as const;

/** Whether somebody oversees the queue of their subtree; the others see what is public, and what they were asked. */
export const oversees = (actor: Actor) => hasRole(actor, ...overseers);

/** The questions that a member of staff sees at the desk. */
export const deskScope = (actor: Actor, parts: Pick<QuestionParts, "regions">): QuestionScope => {
  const county = countyOf(actor, parts);
  if (!actor.region || county === undefined) return nothing;
  const open: QuestionScope[] = [
    { "asked.id": actor.id, state: { $in: [...publicStates, "private"] } },
    { regionPath: county, state: { $in: [...publicStates] } },
  ];
  return { $or: oversees(actor) ? [{ regionPath: actor.region.code }, ...open] : open };
};

const mayAnswer = (actor: Actor, question: QuestionRecord, parts: Pick<QuestionParts, "regions">): boolean => {
  if (!hasRole(actor, ...answerers)) return false;
  if (question.state === "private") return question.asked?.id === actor.id || isModerator(actor, question);
  return isPublic(question) && countyOf(actor, parts) === question.regionPath[0];
};

/** Whoever asks for something of a question: signed in, with a code, or a stranger. */
export interface Visitor {
  actor: Actor | undefined;
  /** The code they gave is this question's. */
  hasCode?: boolean | undefined;
}

const isAsker = (visitor: Visitor, question: QuestionRecord, { secrets }: Pick<QuestionParts, "secrets">) =>
  visitor.hasCode === true ||
  (visitor.actor !== undefined && !isStaff(visitor.actor) && secrets.whoOf(visitor.actor.id) === question.who);

/** As what somebody meets a question; nothing for strangers. */
export const partsOf = (
  visitor: Visitor,
  question: QuestionRecord,
  parts: Pick<QuestionParts, "regions" | "secrets">,
): Part[] => {
  const { actor } = visitor;
  return [
    ...(isAsker(visitor, question, parts) ? ["asker" as const] : []),
    ...(actor && !isStaff(actor) ? ["reader" as const] : []),
    ...(actor && isModerator(actor, question) ? ["moderator" as const] : []),
    ...(actor && mayAnswer(actor, question, parts) ? ["answerer" as const] : []),
  ];
};

/** Whether they may know that it is there at all. */
export const maySee = (held: readonly Part[], question: QuestionRecord): boolean =>
  isPublic(question) || held.some((part) => part !== "reader");
