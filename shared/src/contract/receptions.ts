import * as z from "zod";
import { endpoint } from "../endpoint";
import { categories, keysOf } from "../vocabulary";
import { appointment, hour } from "./booking";
import { day, id, instant, namedGrid, regionCode, text } from "./fields";

/** 领导接访日: a month's days on which leaders receive visitors, what is said there, and what became of it. */

/** 接访日历的状态 */
export const monthStates = { draft: "草稿", approved: "已审定", published: "已公布" } as const;
export type MonthState = keyof typeof monthStates;

/** 一个接访日的状态 */
export const receptionDayStates = { planned: "待公布", open: "已公布", cancelled: "已取消", moved: "已改期" } as const;
export type ReceptionDayState = keyof typeof receptionDayStates;

/** What somebody may do with a month's calendar. */
export const monthActions = ["redraft", "save", "approve", "return", "publish"] as const;
export type MonthAction = (typeof monthActions)[number];

/** A month, `2026-12`. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "月份请写成 2026-12 这样");
const fiveMinutes = z
  .number()
  .int()
  .min(10, "每人至少 10 分钟")
  .max(120, "每人最多两小时")
  .multipleOf(5, "请用 5 分钟的整数倍");
const places = z.number().int().min(1, "至少 1 个号").max(40, "一天最多 40 个号");
const fields = z.array(z.enum(keysOf(categories))).max(18);

/** A day as it is planned. */
const planned = {
  day,
  leaderId: id,
  start: hour,
  minutes: fiveMinutes,
  places,
  /** Where, in words. */
  place: text(100),
  /** Fields of work; empty: all. */
  fields,
};
const plannedDay = z.strictObject(planned);
export type PlannedDay = z.infer<typeof plannedDay>;

/** Somebody who receives, by office and name. */
const leader = z.object({ id: z.string(), name: z.string(), office: z.string() });

export const receptionDay = z.object({
  ...planned,
  id: z.string(),
  end: hour,
  leader,
  state: z.enum(keysOf(receptionDayStates)),
  /** Why it was cancelled or moved. */
  reason: z.string().optional(),
  movedTo: day.optional(),
  /** Why it cannot stand like this; in words. */
  fault: z.string().optional(),
});
export type ReceptionDay = z.infer<typeof receptionDay>;

export const receptionMonth = z.object({
  id: z.string(),
  centre: namedGrid,
  month: z.string(),
  /** Rises with each change; a change names the one it was made from. 0: nothing is drafted yet. */
  version: z.number().int(),
  state: z.enum(keysOf(monthStates)),
  days: z.array(receptionDay),
  /** Those of the centre who can receive. */
  leaders: z.array(leader.extend({ fields, leave: z.array(z.object({ from: z.string(), to: z.string() })) })),
  /** Days of the month that are no workdays (周末、节假日，调休上班的不算). */
  rest: z.array(z.string()),
  /** The last who changed it, and when. */
  by: z.string().optional(),
  at: instant.optional(),
  /** Why it was given back. */
  returned: z.string().optional(),
  allowed: z.array(z.enum(monthActions)),
});
export type ReceptionMonth = z.infer<typeof receptionMonth>;

const settingsFields = {
  /** How many days a month. */
  daysPerMonth: z.number().int().min(1, "每月至少 1 天").max(23, "每月最多 23 天"),
  start: hour,
  minutes: fiveMinutes,
  places,
  place: text(100),
};
export const receptionSettings = z.object({ ...settingsFields, version: z.number().int(), mayWrite: z.boolean() });
export type ReceptionSettings = z.infer<typeof receptionSettings>;

/** A day as residents choose it. */
const openDay = z.object({
  id: z.string(),
  hostId: z.string(),
  day,
  start: hour,
  end: hour,
  centre: namedGrid,
  /** Office and surname; the rest of the name is masked. */
  office: z.string(),
  name: z.string(),
  place: z.string(),
  fields,
  places: z.number().int(),
  free: z.number().int(),
});
export type OpenReceptionDay = z.infer<typeof openDay>;

/** 督办情况: whether what was said has been answered. */
export const matterStates = {
  waiting: "等答复",
  late: "超期未答复",
  answered: "按期答复",
  answered_late: "超期答复",
} as const;
export type MatterState = keyof typeof matterStates;

const matter = z.object({
  caseId: z.string(),
  caseNumber: z.string(),
  dueAt: instant,
  state: z.enum(keysOf(matterStates)),
  /** The supervision order that presses it; absent for the moment until it is written. */
  orderId: z.string().optional(),
});

const visitor = z.object({ visit: appointment, matter: matter.optional() });
export type ReceptionVisitor = z.infer<typeof visitor>;

export const receptionDayPage = z.object({
  day: receptionDay,
  month: z.object({ id: z.string(), month: z.string(), version: z.number().int() }),
  centre: namedGrid,
  visitors: z.array(visitor),
  mayRegister: z.boolean(),
  mayChange: z.boolean(),
});
export type ReceptionDayPage = z.infer<typeof receptionDayPage>;

const counts = {
  /** Days held, cancelled or moved. */
  held: z.number().int(),
  cancelled: z.number().int(),
  received: z.number().int(),
  registered: z.number().int(),
  inTime: z.number().int(),
  answeredLate: z.number().int(),
  waiting: z.number().int(),
  late: z.number().int(),
  /** How many have rated, and their mean (1 to 5). */
  ratings: z.number().int(),
  satisfaction: z.number().optional(),
};
const reportRow = z.object({ centre: namedGrid, leader, ...counts });
export type ReportRow = z.infer<typeof reportRow>;

export const receptionReport = z.object({
  region: namedGrid,
  month: z.string(),
  rows: z.array(reportRow),
  total: z.object(counts),
});
export type ReceptionReport = z.infer<typeof receptionReport>;

const overseers = ["clerk", "leader", "admin"] as const;

export const receptions = {
  upcoming: endpoint({
    method: "GET",
    path: "/api/v1/receptions",
    summary: "公布了的领导接访日，从今天起；region 写到哪里，就看那里和它上面各级的",
    access: "signedIn",
    query: z.strictObject({ region: regionCode.optional() }),
    answer: z.object({ items: z.array(openDay) }),
  }),
  month: endpoint({
    method: "GET",
    path: "/api/v1/reception-months",
    summary: "一个中心一个月的接访日历；还没拟过的，version 是 0",
    access: overseers,
    query: z.strictObject({ centre: regionCode, month }),
    answer: receptionMonth,
  }),
  draft: endpoint({
    method: "POST",
    path: "/api/v1/reception-months",
    summary: "按规则拟一个月的接访日历；已经有草稿的，写 version 就重拟",
    access: ["clerk", "admin"],
    body: z.strictObject({ centre: regionCode, month, version: z.number().int().min(0) }),
    answer: receptionMonth,
  }),
  actOnMonth: endpoint({
    method: "POST",
    path: "/api/v1/reception-months/:id/actions",
    summary: "改草稿、审定、退回、公布；version 写看到的那一版",
    access: overseers,
    params: z.strictObject({ id }),
    body: z.discriminatedUnion("action", [
      z.strictObject({
        action: z.literal("save"),
        version: z.number().int().min(0),
        days: z.array(plannedDay).max(62),
      }),
      z.strictObject({ action: z.literal("approve"), version: z.number().int().min(0) }),
      z.strictObject({ action: z.literal("return"), version: z.number().int().min(0), reason: text(200) }),
      z.strictObject({ action: z.literal("publish"), version: z.number().int().min(0) }),
    ]),
    answer: receptionMonth,
  }),
  settings: endpoint({
    method: "GET",
    path: "/api/v1/reception-settings",
    summary: "一个中心怎么安排接访：每月几天、几点、几个号、每人多久",
    access: overseers,
    query: z.strictObject({ centre: regionCode }),
    answer: receptionSettings,
  }),
  saveSettings: endpoint({
    method: "POST",
    path: "/api/v1/reception-settings",
    summary: "改一个中心的接访安排；version 写看到的那一版",
    access: ["clerk", "admin"],
    body: z.strictObject({ centre: regionCode, version: z.number().int().min(0), ...settingsFields }),
    answer: receptionSettings,
  }),
  day: endpoint({
    method: "GET",
    path: "/api/v1/reception-days/:id",
    summary: "一个接访日：来访的人，登记了哪些事，答复得怎样",
    access: overseers,
    params: z.strictObject({ id }),
    answer: receptionDayPage,
  }),
  actOnDay: endpoint({
    method: "POST",
    path: "/api/v1/reception-days/:id/actions",
    summary: "取消或改期；约了的人都会收到新的时间",
    access: overseers,
    params: z.strictObject({ id }),
    body: z.discriminatedUnion("action", [
      z.strictObject({ action: z.literal("cancel"), version: z.number().int().min(0), reason: text(200) }),
      z.strictObject({
        action: z.literal("move"),
        version: z.number().int().min(0),
        to: day,
        start: hour,
        reason: text(200),
      }),
    ]),
    answer: receptionDayPage,
  }),
  register: endpoint({
    method: "POST",
    path: "/api/v1/reception-days/:id/matters",
    summary: "把来访人说的登记成一件事：由接访领导包案，开督办单，到期要答复；一次来访一件事",
    access: overseers,
    status: 201,
    params: z.strictObject({ id }),
    body: z.strictObject({
      visitId: id,
      description: text(3000, 2),
      category: z.enum(keysOf(categories)).optional(),
      /** Where it happened; without it the matter goes to the centre of the day. */
      address: text(200).optional(),
      gridCode: regionCode.optional(),
    }),
    answer: matter,
  }),
  report: endpoint({
    method: "GET",
    path: "/api/v1/reception-report",
    summary: "每月的接访情况：按领导、按中心",
    access: overseers,
    query: z.strictObject({ region: regionCode.optional(), month }),
    answer: receptionReport,
  }),
};
