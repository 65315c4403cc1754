import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { keysOf } from "../vocabulary";
import { id, instant, text } from "./fields";
import { fileRef } from "./files";

/** 事后评诊: how each party judges a closed case, and who may read that. */

const mark = z.number().int("打 1 到 5 分的整数").min(1, "打 1 到 5 分").max(5, "打 1 到 5 分");
/** The four sides of a judgement, besides the whole. */
export const ratingSides = ["speed", "attitude", "result", "fairness"] as const;
export type RatingSide = (typeof ratingSides)[number];

/** 评价标签: what people often say of it. */
export const ratingTags = {
  listened: "听我把话说完",
  explained: "道理讲得明白",
  fair: "一碗水端平",
  quick: "办得快",
  kept_on: "一直有人管",
  slow: "拖得太久",
  one_sided: "偏向对方",
  rude: "态度不好",
  unsolved: "事情没解决",
  not_kept: "说好的没兑现",
} as const;
export type RatingTag = keyof typeof ratingTags;

/** 怎么评的: by the party in the app, or told to a member of staff who writes it down for them. */
export const ratingWays = { app: "自己评的", phone: "电话里评的", paper: "书面评的" } as const;
export type RatingWay = keyof typeof ratingWays;

/** How long a rating may still be changed, in days; the issue says so. */
export const ratingEditDays = 7;

const sides = {
  speed: mark.optional(),
  attitude: mark.optional(),
  result: mark.optional(),
  fairness: mark.optional(),
};
const tags = z
  .array(z.enum(keysOf(ratingTags)))
  .max(6, "最多选 6 个")
  .refine((chosen) => new Set(chosen).size === chosen.length, "同一个只选一次")
  .optional();
const said = { overall: mark, ...sides, tags, comment: text(500, 0).optional() };

/** The applicant's rating as their case carries it. */
export const caseRating = z.object({ overall: mark, ...sides, comment: z.string().optional(), at: instant });
export type CaseRating = z.infer<typeof caseRating>;

export const rating = z.object({
  id: z.string(),
  overall: mark,
  ...sides,
  tags: z.array(z.enum(keysOf(ratingTags))),
  /** As they wrote it, for themselves; private details hidden for everybody else. */
  comment: z.string().optional(),
  voice: fileRef.optional(),
  via: z.enum(keysOf(ratingWays)),
  at: instant,
  changedAt: instant,
  editableUntil: instant,
  /** 1, and one more with each change. */
  version: z.number().int(),
});
export type Rating = z.infer<typeof rating>;

/** Who may be rated for, by phone or on paper. */
const ratingParty = z.object({ id: z.string(), name: z.string(), role: z.string(), rated: z.boolean() });

/** One rating as centres and leaders read it; never shown to whoever had the case. */
export const singleRating = rating.extend({
  party: z.object({ name: z.string(), role: z.string() }),
  enteredBy: z.object({ name: z.string(), unit: z.string() }).optional(),
});
export type SingleRating = z.infer<typeof singleRating>;

/** What comes of the spot check of a rating that staff wrote down. */
export const checkResults = { confirmed: "属实", differs: "和本人说的不一样", unreachable: "联系不上" } as const;
export type CheckResult = keyof typeof checkResults;

export const ratingCheck = z.object({
  /** The rating's id. */
  id: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  caseTitle: z.string(),
  rating: singleRating,
  /** Number to call; only to those who may check it. Each reading is logged. */
  phone: z.string().optional(),
  result: z.enum(keysOf(checkResults)).optional(),
  note: z.string().optional(),
  checkedBy: z.object({ name: z.string(), unit: z.string() }).optional(),
  checkedAt: instant.optional(),
});
export type RatingCheck = z.infer<typeof ratingCheck>;

const average = z.object({ mark: z.number(), count: z.number().int() });

export const evaluation = {
  rate: endpoint({
    method: "POST",
    path: "/api/v1/cases/:id/rating",
    summary: "了结之后评一评，七天里可以改；工作人员可以替没用小程序的人记下",
    access: ["resident", "clerk", "grid_worker"],
    status: 201,
    params: z.strictObject({ id }),
    body: z.strictObject({
      ...said,
      /** An upload of their own. */
      voice: id.optional(),
      /** Staff only: for whom, and how they said it. */
      partyId: id.optional(),
      via: z.enum(["phone", "paper"]).optional(),
    }),
    answer: rating,
  }),
  ratingOf: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/rating",
    summary: "我对这件事的评价，还能不能评；中心和领导另见各方的评价",
    access: "signedIn",
    params: z.strictObject({ id }),
    answer: z.object({
      mine: rating.optional(),
      mayRate: z.boolean(),
      /** Staff who may write it down for somebody: for whom. */
      parties: z.array(ratingParty),
      /** Of all parties; only for centres and leaders, and not of a case they had themselves. */
      all: z.array(singleRating).optional(),
    }),
  }),
  checks: endpoint({
    method: "GET",
    path: "/api/v1/rating-checks",
    summary: "抽查：工作人员代记的评价，另一个人打电话核对",
    access: ["clerk", "leader", "admin"],
    query: z.strictObject({ state: z.enum(["open", "done"]).default("open"), ...paging }),
    answer: pageOf(ratingCheck),
  }),
  check: endpoint({
    method: "POST",
    path: "/api/v1/rating-checks/:id/result",
    summary: "记下核对的结果",
    access: ["clerk", "leader"],
    params: z.strictObject({ id }),
    body: z.strictObject({ result: z.enum(keysOf(checkResults)), note: text(500, 0).optional() }),
    answer: ratingCheck,
  }),
  ofMe: endpoint({
    method: "GET",
    path: "/api/v1/me/ratings",
    summary: "我收到的评价，五份以上才看得到，只有汇总",
    access: ["mediator", "grid_worker", "department", "expert"],
    answer: z.object({
      count: z.number().int(),
      /** Fewer than so many, and nothing else is shown. */
      least: z.number().int(),
      overall: average.optional(),
      sides: z.partialRecord(z.enum(ratingSides), average).optional(),
      tags: z.array(z.object({ tag: z.enum(keysOf(ratingTags)), count: z.number().int() })),
    }),
  }),
};
