import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { keysOf, outcomes } from "../vocabulary";
import { id, instant, text } from "./fields";
import { fileRef } from "./files";

/** 回访 (DOMAIN §3 回访记录, §6): whether what was agreed is kept, asked some days after the close. */

export const keptAnswers = { yes: "办到了", partly: "办了一部分", no: "没办", not_due: "还没到日子" } as const;
export type Kept = keyof typeof keptAnswers;

/** `dropped`: the case was taken up again before. */
export const returnVisitStates = {
  planned: "没到日子",
  asked: "问了本人，等回答",
  calling: "要打电话",
  done: "办完了",
  dropped: "不用问了",
} as const;
export type ReturnVisitState = keyof typeof returnVisitStates;

export const returnVisitActions = {
  take: "我来办",
  hand_over: "交给别人",
  done: "填记录",
  unreachable: "没打通",
} as const;
export type ReturnVisitAction = keyof typeof returnVisitActions;

const kept = z.enum(keysOf(keptAnswers));
const who = z.object({ name: z.string(), unit: z.string() });

export const returnVisitRow = z.object({
  id: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  /** First words of the matter, masked. */
  caseTitle: z.string(),
  /** Days after the close: 7, 30, 90. */
  day: z.number().int(),
  state: z.enum(keysOf(returnVisitStates)),
  stateText: z.string(),
  /** Who is asked, masked. */
  who: z.string(),
  assignee: who.extend({ id: z.string() }).optional(),
  dueAt: instant,
  late: z.boolean(),
  /** Calls that nobody answered. */
  tries: z.number().int(),
  kept: kept.optional(),
  /** Nobody could be reached, three times. */
  unreached: z.boolean(),
  /** What was said took the case up again. */
  reopened: z.boolean(),
  allowed: z.array(z.enum(keysOf(returnVisitActions))),
});
export type ReturnVisitRow = z.infer<typeof returnVisitRow>;

/** 回访记录: 情况 {履行 满意 起诉结果 激化/隐患 措施} */
export const returnVisitForm = z.strictObject({
  kept,
  satisfied: z.enum(["yes", "partly", "no"]).optional(),
  sued: z.boolean().optional(),
  suitResult: text(200, 0).optional(),
  /** It may flare up, or hides a danger. */
  risk: z.boolean().optional(),
  measures: text(500, 0).optional(),
  note: text(1000, 0).optional(),
});
export type ReturnVisitForm = z.infer<typeof returnVisitForm>;

export const returnVisitDetail = returnVisitRow.extend({
  version: z.number().int(),
  /** Facts of the case, without what staff noted. */
  description: z.string(),
  /** What was agreed, as it was written down. */
  agreed: z.string().optional(),
  outcome: z.enum(keysOf(outcomes)).optional(),
  closedAt: instant,
  handler: z.string(),
  place: z.string().optional(),
  /** Callable, for whoever has it only; each reading is logged. */
  phone: z.string().optional(),
  answer: z.object({ kept, words: z.string().optional(), voice: fileRef.optional(), at: instant }).optional(),
  record: z.object({ ...returnVisitForm.shape, by: who, at: instant }).optional(),
  calls: z.array(z.object({ at: instant, by: z.string() })),
});
export type ReturnVisitDetail = z.infer<typeof returnVisitDetail>;

export const returnVisitRequest = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("take") }),
  z.strictObject({ action: z.literal("hand_over"), reason: text(200) }),
  z.strictObject({ action: z.literal("done"), form: returnVisitForm }),
  z.strictObject({ action: z.literal("unreachable") }),
]);
export type ReturnVisitRequest = z.infer<typeof returnVisitRequest>;

const staff = ["grid_worker", "mediator", "clerk", "leader", "admin"] as const;

export const returnVisits = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/return-visits",
    summary: "回访：我的、辖区里要办的、办完的",
    access: staff,
    query: z.strictObject({ box: z.enum(["mine", "due", "done"]).default("mine"), ...paging }),
    answer: pageOf(returnVisitRow),
  }),
  get: endpoint({
    method: "GET",
    path: "/api/v1/return-visits/:id",
    summary: "一次回访",
    access: staff,
    params: z.strictObject({ id }),
    answer: returnVisitDetail,
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/return-visits/:id/actions",
    summary: "接下、交给别人、填回访记录、没打通",
    access: staff,
    params: z.strictObject({ id }),
    body: returnVisitRequest,
    answer: returnVisitDetail,
  }),
  mine: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/return-visits",
    summary: "这件事有没有等我回答的回访",
    access: ["resident"],
    params: z.strictObject({ id }),
    answer: z.object({
      waiting: z
        .object({ id: z.string(), day: z.number().int(), agreed: z.string().optional(), askedAt: instant })
        .nullable(),
    }),
  }),
  answer: endpoint({
    method: "POST",
    path: "/api/v1/return-visits/:id/answer",
    summary: "回答回访：说好的办到了没有",
    access: ["resident"],
    params: z.strictObject({ id }),
    body: z.strictObject({ kept, comment: text(500, 0).optional(), voice: id.optional() }),
    answer: z.object({ kept, reopened: z.boolean() }),
  }),
};
