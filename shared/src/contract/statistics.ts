import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, outcomes, statuses } from "../vocabulary";
import { ratingSides } from "./evaluation";
import { day, id, instant, namedGrid, namedPerson, regionCode } from "./fields";

/** 满意度与办理情况: figures kept as running counts, what stands behind each, and what is published of them. */

/**
 * 六项指标. What each is of is said on the page in `rateDefinitions`. How a case ended and how people felt are two facts: no
 * rate mixes them.
 */
export const rates = {
  acceptance: "受理率",
  inTime: "按时率",
  settlement: "化解率",
  fulfilment: "履行率",
  satisfaction: "满意率",
  recurrence: "复发率",
} as const;
export type RateName = keyof typeof rates;

/** Each rate in one sentence: numerator and denominator, and which month a case counts for. */
export const rateDefinitions: Readonly<Record<RateName, string>> = {
  acceptance: "这段时间报上来的事里，有人接手的占多少；接手之前自己撤回的不算。按报上来的月份算。",
  inTime: "这段时间了结的事里，在答应的日子之前有结果的占多少；撤回的不算。按最近一次了结的月份算。",
  settlement:
    "这段时间调解过的事里，全部谈成的占多少；谈成一部分的算在分母里，不算在分子里，没谈成和一方不愿调解的也在分母里。",
  fulfilment: "谈成的事里，已经知道结果的，照协议做到了的占多少；还不知道做没做到的不算。",
  satisfaction: "了结的事里，有评价的，平均打到 4 分以上的占多少；没有评价的不算。",
  recurrence: "这段时间了结的事里，后来又重新办的占多少；越低越好。按最近一次了结的月份算。",
};

/** 结果: how a matter ended, apart from how people felt. */
export const endings = {
  settled: "谈成了",
  partly: "谈成一部分",
  failed: "没谈成",
  withdrawn: "撤回",
  referred: "转到别处",
} as const;
export type Ending = keyof typeof endings;

/** What a number is a count of; each has its list of cases. */
export const measures = [
  "reported",
  "accepted",
  "ended",
  "promised",
  "inTime",
  "mediated",
  "settled",
  "bound",
  "kept",
  "rated",
  "satisfied",
  "recurred",
  "partly",
  "failed",
  "withdrawn",
  "referred",
  "unhappy",
] as const;
export type Measure = (typeof measures)[number];

/** Numerator and denominator of each rate. */
export const partsOfRate: Readonly<Record<RateName, readonly [part: Measure, whole: Measure]>> = {
  acceptance: ["accepted", "reported"],
  inTime: ["inTime", "promised"],
  settlement: ["settled", "mediated"],
  fulfilment: ["kept", "bound"],
  satisfaction: ["satisfied", "rated"],
  recurrence: ["recurred", "ended"],
};

/** Fewer than this many rated cases: no mark is shown of a grid or a person (统计不显示小于 5 的格). */
export const fewestShown = 5;
/** Fewer than this many: shown, but not put in order with others. */
export const fewestRanked = 10;

const count = z.number().int().nonnegative();
/** Between 0 and 1. */
const share = z.number().min(0).max(1);

const rate = z.object({
  part: count,
  whole: count,
  /** As counted; absent where the whole is 0. */
  value: share.optional(),
  /** Drawn to the mean of the region around it, the more the fewer there are, with its 90 % interval. */
  shrunk: share.optional(),
  low: share.optional(),
  high: share.optional(),
});
export type Rate = z.infer<typeof rate>;

const score = z.object({
  /** The plain mean, 1 to 5. */
  mean: z.number(),
  shrunk: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Score = z.infer<typeof score>;

export const figures = z.object({
  reported: count,
  ended: count,
  rated: count,
  unhappy: count,
  /** Absent: too few are rated to say (none, or in a part of the whole under {@link fewestShown}). */
  score: score.optional(),
  /** Absent like `score`: how many cases had 1, 2, 3, 4, 5 on each side, by the parties' mean. */
  sides: z.record(z.enum(ratingSides), z.tuple([count, count, count, count, count])).optional(),
  endings: z.record(z.enum(keysOf(endings)), count),
  rates: z.record(z.enum(keysOf(rates)), rate),
  /** Enough cases to be put in order. */
  ranked: z.boolean(),
});
export type Figures = z.infer<typeof figures>;

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "月份请写成 2026-09 这样");

const trendPoint = z.object({ month, rated: count, mean: z.number().optional(), aroundMean: z.number().optional() });

export const satisfaction = z.object({
  region: namedGrid,
  /** The region above, whose line runs beside; absent for one that has none in the reader's reach of figures. */
  around: namedGrid.optional(),
  /** The days that are covered: whole months. */
  from: day,
  to: day,
  /** Until when it is counted. */
  asOf: instant,
  mediator: namedPerson.optional(),
  total: figures,
  /** The same number of months before. */
  before: figures,
  parts: z.array(z.object({ region: namedGrid, figures })),
  /** The twelve months that end with `to`. */
  trend: z.array(trendPoint),
  mediators: z.array(z.object({ person: namedPerson, unit: z.string(), figures })),
  units: z.array(z.object({ name: z.string(), figures })),
  categories: z.array(z.object({ category: z.enum(keysOf(categories)), figures })),
  /** Telling words that people used, of at least three cases each, the most frequent first. */
  words: z.array(z.object({ word: z.string(), good: z.boolean(), cases: count })),
});
export type Satisfaction = z.infer<typeof satisfaction>;

const countedCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  status: z.enum(keysOf(statuses)),
  outcome: z.enum(keysOf(outcomes)).optional(),
  grid: namedGrid.nullable(),
  /** Who had it when it ended. */
  mediator: namedPerson.optional(),
  reportedAt: instant,
  endedAt: instant.optional(),
  /** Mean of the parties' marks, and their words, masked; absent where the reader had the case in hand themselves. */
  mark: z.number().optional(),
  words: z.string().optional(),
  reopened: z.boolean(),
});
export type CountedCase = z.infer<typeof countedCase>;

/** A published share: `over` and `under` where fewer than {@link fewestShown} are on the other side. Percent. */
const publishedRate = z.object({ kind: z.enum(["about", "over", "under"]), percent: z.number().int().min(0).max(100) });
export type PublishedRate = z.infer<typeof publishedRate>;

export const published = z.object({
  month,
  /** Rounded down to fives. */
  ended: count.optional(),
  settlement: publishedRate.optional(),
  inTime: publishedRate.optional(),
  satisfaction: publishedRate.optional(),
});
export type Published = z.infer<typeof published>;

const period = { region: regionCode.optional(), from: day.optional(), to: day.optional() };
const isInOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || from <= to;
const outOfOrder = "开始的日子要在结束的日子之前";
const readers = ["clerk", "leader", "admin"] as const;

export const statistics = {
  satisfaction: endpoint({
    method: "GET",
    path: "/api/v1/stats/satisfaction",
    summary: "满意度和办理情况：自己辖区里的；按整月算，不给日期就是本季度",
    access: readers,
    query: z.strictObject({ ...period, mediator: id.optional() }).refine(isInOrder, outOfOrder),
    answer: satisfaction,
  }),
  cases: endpoint({
    method: "GET",
    path: "/api/v1/stats/cases",
    summary: "一个数字背后的案件；`unhappy` 是平均 2 分以下的，最低在前，其余新的在前",
    access: readers,
    query: z
      .strictObject({
        ...period,
        ...paging,
        measure: z.enum(measures),
        mediator: id.optional(),
        category: z.enum(keysOf(categories)).optional(),
      })
      .refine(isInOrder, outOfOrder),
    answer: pageOf(countedCase),
  }),
  export: endpoint({
    method: "GET",
    path: "/api/v1/stats/satisfaction.xlsx",
    summary: "同样的数字，Excel 文件",
    access: readers,
    query: z.strictObject({ ...period, mediator: id.optional() }).refine(isInOrder, outOfOrder),
    answer: z.unknown(),
  }),
  published: endpoint({
    method: "GET",
    path: "/api/v1/stats/public/:town",
    summary: "公开的办理情况：只到乡镇，按月，公布以后不再变；不足 5 件的不公布",
    access: "public",
    params: z.strictObject({ town: regionCode }),
    answer: z.object({ town: namedGrid, months: z.array(published) }),
  }),
};
