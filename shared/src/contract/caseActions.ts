import * as z from "zod";
import { actions, categories, keysOf, levels, outcomes, risks, type Action } from "../vocabulary";
import { id, instant, regionCode, text } from "./fields";

/** 办理的每一步: the bodies of the steps of a case's life (DESIGN, "The life of a case"). */

const why = text(500, 0);
const days = z.number().int().min(1, "至少一天").max(30, "最多三十天");
/**
 * A step's body. What a step needs is decided with the state of the case (`allowedActions`): a field that lacks is 422, not 400.
 * `version`, if given, is the one its sender saw: a case that has moved on answers 409.
 */
const step = <A extends Action, S extends z.ZodRawShape>(action: A, fields: S) =>
  z.strictObject({ action: z.literal(action), version: z.number().int().nonnegative().optional(), ...fields });

/** One step of the life cycle with what it needs. */
export const actionRequest = z.discriminatedUnion("action", [
  step("confirm", {
    mediatorId: id.optional(),
    category: z.enum(keysOf(categories)).optional(),
    risk: z.enum(keysOf(risks)).optional(),
    level: z.enum(keysOf(levels)).optional(),
    reason: why.optional(),
  }),
  step("assign", { mediatorId: id.optional(), reason: why.optional() }),
  step("reject", { reason: why.optional(), road: why.optional() }),
  step("withdraw", { reason: why.optional() }),
  step("accept", {}),
  step("decline", { reason: why.optional() }),
  step("choose_again", { mediatorId: id.optional(), reason: why.optional() }),
  step("escalate", { reason: why.optional() }),
  step("delegate", { reason: why.optional() }),
  step("transfer", { to: text(60, 0).optional(), reason: why.optional() }),
  step("receive_back", { result: why.optional() }),
  step("ask", { text: text(1000, 0).optional() }),
  step("answer", { text: text(1000, 0).optional() }),
  step("pause", { reason: why.optional(), days: days.optional() }),
  step("resume", {}),
  step("agree", { text: text(3000, 0).optional(), terms: z.array(text(500)).min(1).max(30).optional() }),
  step("close", {
    outcome: z.enum(keysOf(outcomes)).optional(),
    reason: why.optional(),
    unfinished: why.optional(),
  }),
  step("fulfil", { proof: text(500).optional(), unfinished: why.optional() }),
  step("reopen", { reason: why.optional() }),
  step("invite_unit", { unit: text(60, 0).optional(), reason: why.optional() }),
  step("supervise", {
    reason: why.optional(),
    /** Within how many days it is to be answered; without it, as the county's settings say. */
    replyDays: days.optional(),
    /** Who is to answer: a member of staff, or a centre; without it whoever is responsible. */
    addressee: z.union([id, regionCode]).optional(),
  }),
  step("extend", { days: days.optional(), reason: why.optional() }),
  step("approve_extend", { reason: why.optional() }),
  step("refuse_extend", { reason: why.optional() }),
  step("note", { text: text(1000, 0).optional() }),
]);
export type ActionRequest = z.infer<typeof actionRequest>;

/** A step that whoever asked may take now: the fields it must have, and those it may have. */
export const allowedAction = z.object({
  action: z.enum(keysOf(actions)),
  needs: z.array(z.string()),
  may: z.array(z.string()),
});
export type AllowedAction = z.infer<typeof allowedAction>;

/** What a step would do to the dates, before it is taken. */
export const foreseen = z.object({
  /** The clock that would run then. */
  clock: z.object({ dueAt: instant, what: z.string() }).optional(),
  /** By when the whole matter would be promised. */
  promisedAt: instant.optional(),
  /** Both, and the level, in words. */
  text: z.string(),
});
