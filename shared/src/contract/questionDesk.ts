import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf } from "../vocabulary";
import { id, listOf, namedPerson, regionCode, text } from "./fields";
import { answerBadges, deskQuestion, deskRow, questionFlags, questionStates } from "./questionShapes";

/** 公开问诊, as staff meet it: the queue of moderators and of those who answer. */

const staff = ["clerk", "leader", "admin", "mediator", "expert", "department"] as const;

/** 解答模板 */
const template = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  category: z.enum(keysOf(categories)).optional(),
  /** One's own may be changed. */
  mine: z.boolean(),
});
export type AnswerTemplate = z.infer<typeof template>;

const settingsFields = {
  /** 四眼原则: a question becomes public once two moderators have said so. */
  fourEyes: z.boolean(),
  /** Workdays within which whoever was asked answers. */
  answerDays: z.number().int().min(1, "至少 1 个工作日").max(15, "最多 15 个工作日"),
};
export const questionSettings = z.object({
  county: z.string(),
  ...settingsFields,
  version: z.number().int(),
  mayWrite: z.boolean(),
});
export type QuestionSettings = z.infer<typeof questionSettings>;

export const questionDesk = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/question-desk",
    summary: "问题队列：等审核的、等解答的；有危险的在最前，再按等得久的",
    access: staff,
    query: z.strictObject({
      status: listOf(keysOf(questionStates)).optional(),
      flag: z.enum(keysOf(questionFlags)).optional(),
      /** Those that one was asked to answer. */
      mine: z.enum(["true"]).optional(),
      /** Those with an answer whose law has changed. */
      stale: z.enum(["true"]).optional(),
      ...paging,
    }),
    answer: pageOf(deskRow),
  }),
  count: endpoint({
    method: "GET",
    path: "/api/v1/question-desk/count",
    summary: "队列里有多少：等审核的，等我解答的（各数到 99 为止）",
    access: staff,
    answer: z.object({ toModerate: z.number().int(), toAnswer: z.number().int() }),
  }),
  read: endpoint({
    method: "GET",
    path: "/api/v1/question-desk/:id",
    summary: "一个问题的全部；私事仍是藏着的",
    access: staff,
    params: z.strictObject({ id }),
    answer: deskQuestion,
  }),
  original: endpoint({
    method: "POST",
    path: "/api/v1/question-desk/:id/original",
    summary: "看原文（只有审核的人；每看一次都留记录）",
    access: ["clerk", "admin"],
    params: z.strictObject({ id }),
    answer: z.object({ title: z.string(), body: z.string() }),
  }),
  people: endpoint({
    method: "GET",
    path: "/api/v1/question-desk/:id/people",
    summary: "可以请谁解答：合这个类别的在前",
    access: ["clerk", "admin"],
    params: z.strictObject({ id }),
    answer: z.object({
      items: z.array(namedPerson.extend({ badge: z.enum(keysOf(answerBadges)), unit: z.string(), fits: z.boolean() })),
    }),
  }),
  templates: endpoint({
    method: "GET",
    path: "/api/v1/answer-templates",
    summary: "解答模板：随产品给的和自己存的",
    access: staff,
    answer: z.object({ items: z.array(template) }),
  }),
  saveTemplate: endpoint({
    method: "POST",
    path: "/api/v1/answer-templates",
    summary: "存一个自己的模板；写 id 就改那一个",
    access: staff,
    body: z.strictObject({
      id: id.optional(),
      title: text(40, 2),
      text: text(3000, 2),
      category: z.enum(keysOf(categories)).optional(),
    }),
    answer: template,
  }),
  settings: endpoint({
    method: "GET",
    path: "/api/v1/question-settings",
    summary: "一个县（区）怎么审核和解答",
    access: staff,
    query: z.strictObject({ county: regionCode.optional() }),
    answer: questionSettings,
  }),
  saveSettings: endpoint({
    method: "POST",
    path: "/api/v1/question-settings",
    summary: "改审核和解答的规矩；version 写看到的那一版",
    access: ["clerk", "admin"],
    body: z.strictObject({ county: regionCode.optional(), version: z.number().int().min(0), ...settingsFields }),
    answer: questionSettings,
  }),
};
