import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, outcomes, risks, staffRoles, statuses } from "../vocabulary";
import { report } from "./cases";
import { id, instant, namedGrid, text } from "./fields";

/** 相似件: whether the neighbours reported the same, and groups of cases that are one matter (群体性事项). */

/** What a resident learns of the neighbours' matter: its kind, the community, the month, and about how many. Nobody's words. */
const found = z.object({
  /** Names it for whoever asked, for a week; nothing can be read from it. */
  ref: z.string(),
  kind: z.string(),
  community: z.string(),
  /** `2026年11月` */
  month: z.string(),
  /** In words, never exact where few: 几户, 10 多户. */
  howMany: z.string(),
});
export type FoundAlike = z.infer<typeof found>;

/** A matter that somebody follows without a case of their own: public lines only. */
const follow = z.object({
  id: z.string(),
  kind: z.string(),
  community: z.string(),
  month: z.string(),
  howMany: z.string(),
  /** Newest first. */
  lines: z.array(z.object({ at: instant, text: z.string() })),
  over: z.boolean(),
  since: instant,
});
export type Follow = z.infer<typeof follow>;

/** A case as a clerk compares it. */
const likeRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  category: z.enum(keysOf(categories)),
  risk: z.enum(keysOf(risks)),
  status: z.enum(keysOf(statuses)),
  centre: namedGrid,
  createdAt: instant,
  responsible: z.object({ name: z.string(), unit: z.string() }).optional(),
  groupId: z.string().optional(),
});
export type LikeRow = z.infer<typeof likeRow>;

/** Why two cases may be one: the same applicant, the same words, the same other side. */
export const likeReasons = { person: "同一个人", words: "说的是一样的话", other: "对方是同一家" } as const;
export type LikeReason = keyof typeof likeReasons;

const likely = likeRow.extend({
  why: z.array(z.enum(keysOf(likeReasons))),
  /** How alike the words are, 0–100. */
  score: z.number().int(),
});
export type LikelyRow = z.infer<typeof likely>;

const group = z.object({
  id: z.string(),
  title: z.string(),
  category: z.enum(keysOf(categories)),
  leadId: z.string(),
  leadNumber: z.string(),
  /** How many cases it has. */
  size: z.number().int(),
  /** Of these not closed. */
  open: z.boolean(),
  /** Ten or more: the colour is to be judged again (DOMAIN §5). */
  large: z.boolean(),
  createdAt: instant,
  by: z.string(),
  version: z.number().int(),
});
export type CaseGroup = z.infer<typeof group>;

/** A case that was not put into a group, or not closed with it, and why. */
const leftOut = z.object({ id: z.string(), number: z.string(), why: z.string() });

const groupDetail = group.extend({
  members: z.array(likeRow.extend({ isLead: z.boolean() })),
  /** How the lead case ended, to be offered for the others. */
  leadOutcome: z.enum(keysOf(outcomes)).optional(),
  mayChange: z.boolean(),
  leftOut: z.array(leftOut),
});
export type GroupDetail = z.infer<typeof groupDetail>;

const manyIds = z.array(id).min(1).max(50);
const version = z.number().int().nonnegative().optional();

export const lookalikes = {
  preview: endpoint({
    method: "POST",
    path: "/api/v1/lookalikes/preview",
    summary: "发出去以前看看：邻居是不是也反映过同一件事；只说类别、社区、月份和大概几户",
    access: ["resident"],
    key: "none",
    body: report.pick({
      description: true,
      category: true,
      location: true,
      address: true,
      gridCode: true,
      scene: true,
    }),
    answer: z.object({ found: found.nullable() }),
  }),
  follow: endpoint({
    method: "POST",
    path: "/api/v1/lookalikes/follows",
    summary: "不另外报，只关注邻居的那件事",
    access: ["resident"],
    status: 201,
    body: z.strictObject({ ref: text(600) }),
    answer: follow,
  }),
  follows: endpoint({
    method: "GET",
    path: "/api/v1/lookalikes/follows",
    summary: "我关注的事",
    access: ["resident"],
    query: z.strictObject({ ...paging }),
    answer: pageOf(follow),
  }),
  unfollow: endpoint({
    method: "POST",
    path: "/api/v1/lookalikes/follows/:id/stop",
    summary: "不再关注",
    access: ["resident"],
    params: z.strictObject({ id }),
    answer: z.object({ id: z.string() }),
  }),
  ofCase: endpoint({
    method: "GET",
    path: "/api/v1/cases/:id/lookalikes",
    summary: "当事人看到一句话；工作人员看到可能重复的和所在的群体",
    access: "signedIn",
    params: z.strictObject({ id }),
    answer: z.object({
      /** For the parties: that neighbours have the same matter. */
      line: z.string().nullable(),
      group: group.nullable(),
      likely: z.array(likely),
      mayMerge: z.boolean(),
    }),
  }),
  probable: endpoint({
    method: "GET",
    path: "/api/v1/lookalikes/clusters",
    summary: "本辖区可能是同一件事的几件（近两个月，最新 500 件里找）",
    access: ["clerk", "leader"],
    answer: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          category: z.enum(keysOf(categories)),
          why: z.array(z.enum(keysOf(likeReasons))),
          cases: z.array(likeRow),
        }),
      ),
    }),
  }),
  groups: endpoint({
    method: "GET",
    path: "/api/v1/groups",
    summary: "群体事项，新的在前",
    access: [...staffRoles],
    query: z.strictObject({ open: z.enum(["true", "false"]).optional(), ...paging }),
    answer: pageOf(group),
  }),
  group: endpoint({
    method: "GET",
    path: "/api/v1/groups/:id",
    summary: "一个群体事项和它的各件",
    access: [...staffRoles],
    params: z.strictObject({ id }),
    answer: groupDetail,
  }),
  merge: endpoint({
    method: "POST",
    path: "/api/v1/groups",
    summary: "把几件合成群体事项：一件作主件，各件保留自己的编号",
    access: ["clerk"],
    status: 201,
    body: z.strictObject({ leadId: id, memberIds: manyIds, title: text(60).optional() }),
    answer: groupDetail,
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/groups/:id/actions",
    summary: "添几件、移出一件、换主件、一起办结、解散",
    access: ["clerk"],
    params: z.strictObject({ id }),
    body: z.discriminatedUnion("action", [
      z.strictObject({ action: z.literal("add"), memberIds: manyIds, version }),
      z.strictObject({ action: z.literal("remove"), memberId: id, reason: text(200), version }),
      z.strictObject({ action: z.literal("lead"), memberId: id, version }),
      z.strictObject({
        action: z.literal("close"),
        /** Without it all that are open. */
        memberIds: manyIds.optional(),
        outcome: z.enum(keysOf(outcomes)),
        reason: text(500),
        version,
      }),
      z.strictObject({ action: z.literal("dissolve"), reason: text(200), version }),
    ]),
    answer: groupDetail,
  }),
};
