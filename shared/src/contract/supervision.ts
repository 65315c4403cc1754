import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { keysOf, staffRoles } from "../vocabulary";
import { day, id, instant, text } from "./fields";

/** 督办和期限: orders that press a late or grave matter, the days that a county works, and what is due by whom. */

/** 督办单的状态 */
export const orderStates = { open: "等回复", replied: "等审看", accepted: "已办结" } as const;
export type OrderState = keyof typeof orderStates;

/** What somebody may do with an order. */
export const orderActions = { reply: "回复", accept: "认可，办结", return: "退回重办" } as const;
export type OrderAction = keyof typeof orderActions;

const who = z.object({ name: z.string(), unit: z.string() });

const round = z.object({
  text: z.string(),
  by: who,
  at: instant,
  /** What whoever issued it said to the reply. */
  verdict: z.object({ accepted: z.boolean(), by: who, at: instant, reason: z.string().optional() }).optional(),
});

export const order = z.object({
  id: z.string(),
  /** `督〔2026〕12号` */
  number: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  /** First words of the matter, masked. */
  caseTitle: z.string(),
  state: z.enum(keysOf(orderStates)),
  /** The state in words, with how late it is. */
  stateText: z.string(),
  question: z.string(),
  /** Opened by the platform, because a grave matter was late. */
  automatic: z.boolean(),
  issuer: who,
  addressee: who,
  issuedAt: instant,
  dueAt: instant,
  late: z.boolean(),
  /** The centre that presses it now; it climbs when nobody answers. */
  centre: z.string(),
  climbs: z.number().int(),
  rounds: z.array(round),
  allowed: z.array(z.enum(keysOf(orderActions))),
});
export type Order = z.infer<typeof order>;

export const orderRequest = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("reply"), text: text(2000) }),
  z.strictObject({ action: z.literal("accept") }),
  z.strictObject({
    action: z.literal("return"),
    reason: text(500),
    /** Within how many days it is to be answered again; without it, as the county's settings say. */
    replyDays: z.number().int().min(1, "至少一天").max(30, "最多三十天").optional(),
  }),
]);
export type OrderRequest = z.infer<typeof orderRequest>;

/** A day that is worked on though it would be rest (调休上班), or rest though it would be worked on. */
const dayEntry = z.strictObject({ day, kind: z.enum(["work", "rest"]), name: text(20, 0).optional() });
export type DayEntry = z.infer<typeof dayEntry>;

export const calendarYear = z.object({
  year: z.number().int(),
  /** Rises with each change; a save names the one it was made from. 0: nothing entered yet. */
  version: z.number().int(),
  /** Whether its holidays are known, from the library or because somebody entered them. */
  known: z.boolean(),
  days: z.array(dayEntry),
  by: z.string().optional(),
  at: instant.optional(),
});
export type CalendarYear = z.infer<typeof calendarYear>;

const counted = z.object({ id: z.string(), name: z.string(), overdue: z.number().int(), today: z.number().int() });

/** What is due, for the cards of the workbench. Counts stop at `most`. */
export const dueFigures = z.object({
  most: z.number().int(),
  overdue: z.number().int(),
  today: z.number().int(),
  /** Orders that wait for my answer, and those of them that are late. */
  orders: z.object({ toAnswer: z.number().int(), late: z.number().int(), toJudge: z.number().int() }),
  /** Who has what is overdue or due today, the worst first; of a region only for those who oversee one. */
  people: z.array(counted),
  /** The same by the units below. */
  units: z.array(counted),
  /** Years that dates reach and whose holidays nobody has entered. */
  unknownYears: z.array(z.number().int()),
});
export type DueFigures = z.infer<typeof dueFigures>;

const year = z.coerce.number<number>().int().min(2004).max(2099);

export const supervision = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/supervision-orders",
    summary: "督办单：要我回的、我发的，或辖区里的；最先到期的在前",
    access: [...staffRoles],
    query: z.strictObject({
      box: z.enum(["received", "issued", "region"]).optional(),
      caseId: id.optional(),
      done: z.enum(["true"]).optional(),
      ...paging,
    }),
    answer: pageOf(order),
  }),
  get: endpoint({
    method: "GET",
    path: "/api/v1/supervision-orders/:id",
    summary: "一张督办单",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    answer: order,
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/supervision-orders/:id/actions",
    summary: "回复、认可或退回督办单；开督办单是案件的一步（supervise）",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    body: orderRequest,
    answer: order,
  }),
  figures: endpoint({
    method: "GET",
    path: "/api/v1/due-figures",
    summary: "今天到期的、超期的，各有多少，在谁手上",
    access: [...staffRoles],
    answer: dueFigures,
  }),
  year: endpoint({
    method: "GET",
    path: "/api/v1/calendar/:year",
    summary: "一年里和平常不一样的上班、休息日",
    access: [...staffRoles],
    params: z.strictObject({ year }),
    answer: calendarYear,
  }),
  saveYear: endpoint({
    method: "POST",
    path: "/api/v1/calendar/:year",
    summary: "改一年的上班、休息日：整年一起写；version 写看到的那一版",
    access: ["admin"],
    params: z.strictObject({ year }),
    body: z.strictObject({ version: z.number().int().min(0), days: z.array(dayEntry).max(366) }),
    answer: calendarYear,
  }),
};
