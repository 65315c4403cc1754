import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { id, instant, text } from "./fields";

/** 通知: always in the app; by WeChat where a subscription is left; by a person's call where there is no WeChat (电话任务). */

export const notice = z.object({
  id: z.string(),
  at: instant,
  title: z.string(),
  text: z.string(),
  caseId: z.string().optional(),
  caseNumber: z.string().optional(),
  /** Danger: shown and sounded at once. */
  urgent: z.boolean(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

/** A notice that a grid worker or clerk tells by phone. The number is shown masked; unmasking it is a step of its own. */
export const callTask = z.object({
  id: z.string(),
  at: instant,
  dueAt: instant,
  /** It is about a case, or about a visit (预约). */
  caseId: z.string().optional(),
  caseNumber: z.string().optional(),
  visitId: z.string().optional(),
  who: z.string(),
  phone: z.string().optional(),
  text: z.string(),
  done: z.object({ at: instant, by: z.string(), result: z.string() }).optional(),
});
export type CallTask = z.infer<typeof callTask>;

/** What came of a call. */
export const callResults = { told: "说到了", no_answer: "没人接", wrong_number: "号码不对" } as const;

export const notices = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/notices",
    summary: "我的通知，新的在前",
    access: "signedIn",
    query: z.strictObject({ unread: z.enum(["true"]).optional(), ...paging }),
    answer: z.object({ ...pageOf(notice).shape, unread: z.number().int() }),
  }),
  read: endpoint({
    method: "POST",
    path: "/api/v1/notices/read",
    summary: "看过了：这一条，或全部",
    access: "signedIn",
    key: "none",
    body: z.strictObject({ id: id.optional() }),
    answer: z.object({ unread: z.number().int() }),
  }),
  templates: endpoint({
    method: "GET",
    path: "/api/v1/notices/templates",
    summary: "可订阅的微信消息模板",
    access: ["resident"],
    answer: z.object({ items: z.array(z.object({ kind: z.string(), templateId: z.string() })) }),
  }),
  subscribed: endpoint({
    method: "POST",
    path: "/api/v1/notices/subscriptions",
    summary: "记下微信里点了允许的模板：允许一次，能发一条",
    access: ["resident"],
    body: z.strictObject({
      results: z
        .record(z.string().max(64), z.enum(["accept", "reject", "ban", "filter"]))
        .refine((results) => Object.keys(results).length <= 5, "一次最多 5 个模板"),
    }),
    answer: z.object({ left: z.record(z.string(), z.number().int()) }),
  }),
  callTasks: endpoint({
    method: "GET",
    path: "/api/v1/call-tasks",
    summary: "要打的电话：没有微信的居民",
    access: ["grid_worker", "clerk", "mediator"],
    query: z.strictObject({ done: z.enum(["true"]).optional(), ...paging }),
    answer: pageOf(callTask),
  }),
  callDone: endpoint({
    method: "POST",
    path: "/api/v1/call-tasks/:id/done",
    summary: "电话打过了",
    access: ["grid_worker", "clerk", "mediator"],
    params: z.strictObject({ id }),
    body: z.strictObject({ result: z.enum(["told", "no_answer", "wrong_number"]), note: text(200, 0).optional() }),
    answer: callTask,
  }),
};
