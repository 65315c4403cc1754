import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { staffRoles } from "../vocabulary";
import { id, instant, text } from "./fields";

/** 联办: units that help with a case (协办), each with a task, a deadline, a receipt, and an opinion or a refusal. */

/** How a task stands, as staff read it. */
export const jointStatuses = {
  asked: "等签收",
  working: "在办",
  done: "已反馈",
  refused: "被退回",
  deciding: "等上级定",
  ended: "已结束",
} as const;
export type JointStatus = keyof typeof jointStatuses;

/** The steps of a task. */
export const jointActions = {
  receive: "签收",
  report: "反馈意见",
  refuse: "不便协办",
  ask_again: "请他们再办",
  cancel: "不用办了",
  impose: "定：必须协办",
  release: "定：不用协办",
} as const;
export type JointAction = keyof typeof jointActions;

/** A governance centre (综治中心) by its region, a person here, or a body that is not on the platform, by name. */
const unit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("centre"), code: z.string().regex(/^\d{12}$/, "中心的代码是 12 位数字") }),
  z.strictObject({ kind: z.literal("staff"), staffId: id }),
  z.strictObject({ kind: z.literal("outside"), name: text(60, 2) }),
]);
export type JointUnit = z.infer<typeof unit>;

const who = z.object({ name: z.string(), unit: z.string() });

/** One unit's part of a case. */
export const jointTask = z.object({
  id: z.string(),
  version: z.number().int(),
  caseId: z.string(),
  caseNumber: z.string(),
  /** First words of the matter, masked. */
  caseTitle: z.string(),
  unit: z.object({ kind: z.enum(["centre", "staff", "outside"]), name: z.string() }),
  /** What is asked of it. */
  task: z.string(),
  status: z.enum(Object.keys(jointStatuses) as [JointStatus, ...JointStatus[]]),
  askedAt: instant,
  askedBy: who,
  /** Whose signature stands on the receipt (签收). */
  received: z.object({ at: instant, by: who }).optional(),
  /** The opinion, once there is one. */
  opinion: z.object({ at: instant, by: who, text: z.string() }).optional(),
  /** All that was said about it: reasons, opinions, decisions; the oldest first. */
  said: z.array(
    z.object({
      at: instant,
      by: who,
      action: z.enum(Object.keys(jointActions) as [JointAction, ...JointAction[]]),
      text: z.string(),
    }),
  ),
  /** Until when; absent once nothing is waited for. */
  clock: z.object({ startedAt: instant, dueAt: instant, what: z.string() }).optional(),
  /** What happens next, in words. */
  next: z.string(),
  /** Whether whoever asked may open the case itself. */
  maySee: z.boolean(),
  allowedActions: z.array(
    z.object({
      action: z.enum(Object.keys(jointActions) as [JointAction, ...JointAction[]]),
      needs: z.array(z.string()),
    }),
  ),
});
export type JointTask = z.infer<typeof jointTask>;

/** Working days that a unit may be given. */
const workdays = z.number().int().min(1, "至少一个工作日").max(30, "最多三十个工作日");

/** Somebody or some centre that may be asked. */
const candidate = z.object({ unit, name: z.string(), about: z.string() });
export type JointCandidate = z.infer<typeof candidate>;

export const joint = {
  units: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/units",
    summary: "可以请来协办的单位：各级中心、部门、专家、网格员；按名字找",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    query: z.strictObject({ q: text(40).optional() }),
    answer: z.object({ items: z.array(candidate) }),
  }),
  ofCase: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/tasks",
    summary: "一件事的协办任务；协办的人只看到自己的",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    answer: z.object({ items: z.array(jointTask), mayInvite: z.boolean() }),
  }),
  invite: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/tasks",
    summary: "请单位一起办：每个单位一项任务、一个期限",
    access: [...staffRoles],
    status: 201,
    params: z.strictObject({ id }),
    body: z.strictObject({
      tasks: z
        .array(z.strictObject({ unit, task: text(1000, 2), workdays: workdays.optional() }))
        .min(1, "请至少选一个单位")
        .max(8, "一次最多请八个单位"),
    }),
    answer: z.object({ items: z.array(jointTask) }),
  }),
  list: endpoint({
    method: "GET",
    path: "/api/v1/joint-tasks",
    summary: "我的协办（ours）；我请别人办、还在等的（asked）；先到期的在前",
    access: [...staffRoles],
    query: z.strictObject({ side: z.enum(["ours", "asked"]), ...paging }),
    answer: pageOf(jointTask),
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/joint-tasks/:id/actions",
    summary: "协办任务的每一步：签收、反馈、退回、再请、收回、上级定",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    body: z.strictObject({
      action: z.enum(Object.keys(jointActions) as [JointAction, ...JointAction[]]),
      /** The version its sender saw; a task that has moved on answers 409. */
      version: z.number().int().nonnegative().optional(),
      text: text(1000, 0).optional(),
      workdays: workdays.optional(),
    }),
    answer: jointTask,
  }),
};
