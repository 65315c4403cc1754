import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, visitModes } from "../vocabulary";
import { appointment } from "./booking";
import { id, instant, namedPerson, text } from "./fields";

/** 预约之后: visits that need another time, two who exchange theirs, what becomes of a visit, and whom the desk calls first. */

/** The word that two who exchange their times hand on: 12 letters and digits, none that look alike. */
const swapCode = z.string().regex(/^[2-9a-hjkmnp-z]{12}$/, "这个链接不对，请让对方重新发一次");

const swapTime = z.object({
  start: instant,
  end: instant,
  mode: z.enum(keysOf(visitModes)),
  place: z.string().optional(),
});

/** An exchange as either side sees it: times, never names. */
export const swap = z.object({
  code: z.string(),
  status: z.enum(["open", "done", "off"]),
  /** Until when the other may say yes. */
  until: instant,
  host: namedPerson,
  /** The time that is given away. */
  offered: swapTime,
  /** Whether whoever asks made it. */
  mine: z.boolean(),
  /** Times of whoever asks that they could give for it. */
  choices: z.array(swapTime.extend({ appointmentId: z.string() })),
});
export type Swap = z.infer<typeof swap>;

/** Somebody who did not come three times, and would book again. */
export const callFirst = z.object({
  id: z.string(),
  askedAt: instant,
  /** Masked; shown in clear by a step of its own. */
  visitor: z.object({ name: z.string(), phone: z.string().optional() }),
  noShows: z.number(),
  /** How often they were called and did not answer. */
  tries: z.number(),
});
export type CallFirst = z.infer<typeof callFirst>;

const contact = z.object({ name: z.string(), phone: z.string().optional(), until: instant });
const reason = text(100, 2);

export const visits = {
  unsettled: endpoint({
    method: "GET",
    path: "/api/v1/visits/unsettled",
    summary: "要改时间的预约：接待人请假、不接待了，等得最久的在前",
    access: ["clerk", "leader", "admin"],
    query: z.strictObject({ ...paging }),
    answer: pageOf(appointment),
  }),
  contact: endpoint({
    method: "POST",
    path: "/api/v1/visits/:id/contact",
    summary: "看来访人的姓名和电话，为了打电话；记入审计",
    access: ["clerk", "mediator"],
    params: z.strictObject({ id }),
    body: z.strictObject({ reason }),
    answer: contact,
  }),
  toCase: endpoint({
    method: "POST",
    path: "/api/v1/visits/:id/case",
    summary: "来谈的事登记成案件，或记到已有的案件里；一次来访一件",
    access: ["grid_worker", "mediator", "expert", "department", "clerk", "leader"],
    params: z.strictObject({ id }),
    body: z.union([
      z.strictObject({ description: text(5000, 5), category: z.enum(keysOf(categories)).optional() }),
      z.strictObject({ caseId: id }),
    ]),
    answer: appointment,
  }),
  offerSwap: endpoint({
    method: "POST",
    path: "/api/v1/visits/:id/swap",
    summary: "想和别人换时间：得到一个链接，发给对方",
    access: ["resident"],
    params: z.strictObject({ id }),
    body: z.strictObject({}),
    answer: swap,
  }),
  swap: endpoint({
    method: "GET",
    path: "/api/v1/swaps/:code",
    summary: "看别人想换的时间",
    access: ["resident"],
    params: z.strictObject({ code: swapCode }),
    answer: swap,
  }),
  acceptSwap: endpoint({
    method: "POST",
    path: "/api/v1/swaps/:code/accept",
    summary: "同意换：两个人的时间一起换",
    access: ["resident"],
    params: z.strictObject({ code: swapCode }),
    body: z.strictObject({ appointmentId: id }),
    answer: appointment,
  }),
  withdrawSwap: endpoint({
    method: "POST",
    path: "/api/v1/swaps/:code/withdraw",
    summary: "不换了",
    access: ["resident"],
    params: z.strictObject({ code: swapCode }),
    body: z.strictObject({}),
    answer: swap,
  }),
  swapByDesk: endpoint({
    method: "POST",
    path: "/api/v1/visits/:id/swap-with",
    summary: "综治中心给两位来访人对换时间（两位都已同意）",
    access: ["clerk"],
    params: z.strictObject({ id }),
    body: z.strictObject({ appointmentId: id }),
    answer: appointment,
  }),
  callsFirst: endpoint({
    method: "GET",
    path: "/api/v1/visits/calls-first",
    summary: "三次没来、要先打电话说好的人，等得最久的在前",
    access: ["clerk"],
    query: z.strictObject({ ...paging }),
    answer: pageOf(callFirst),
  }),
  calledContact: endpoint({
    method: "POST",
    path: "/api/v1/visits/calls-first/:id/contact",
    summary: "看要打电话的人的姓名和电话；记入审计",
    access: ["clerk"],
    params: z.strictObject({ id }),
    body: z.strictObject({ reason }),
    answer: contact,
  }),
  calledFirst: endpoint({
    method: "POST",
    path: "/api/v1/visits/calls-first/:id/done",
    summary: "电话打过了：说好了可以再约，或没人接",
    access: ["clerk"],
    params: z.strictObject({ id }),
    body: z.strictObject({ result: z.enum(["agreed", "no_answer"]) }),
    answer: callFirst.extend({ agreed: z.boolean() }),
  }),
};
