import * as z from "zod";
import { categories, keysOf } from "../vocabulary";
import { day, instant, namedPerson, span } from "./fields";

/** 公开问诊: the words and shapes that residents' and staff's requests about questions share. */

/** 问题的状态 */
export const questionStates = {
  pending: "等审核",
  asked_back: "等提问人补充",
  published: "已公开，等解答",
  answered: "已解答",
  merged: "并入了别的问题",
  private: "转为私下解答",
  refused: "不公开",
  converted: "转成纠纷办理",
  withdrawn: "提问人撤回",
} as const;
export type QuestionState = keyof typeof questionStates;

/** 状态, as whoever asked reads them. */
export const ownQuestionStates = {
  pending: "收到了，正在看能不能公开",
  asked_back: "想请您再补充几句",
  published: "已经公开，正在等专业人员解答",
  answered: "有人解答了",
  merged: "有一个一样的问题，答案在那里",
  private: "不公开，专业人员私下答复您",
  refused: "没有公开",
  converted: "已经转给调解员办理",
  withdrawn: "您已经撤回",
} as const satisfies Record<QuestionState, string>;

/** 提醒: what the platform noticed of a question; it never decides by itself. */
export const questionFlags = {
  danger: "有危险",
  private: "有私事",
  abuse: "有辱骂",
  politics: "涉及敏感话题",
  advertising: "像广告",
  links: "有网址",
  repeated: "同样的问题",
  wechat_review: "微信提示复看",
  wechat_risky: "微信提示违规",
  hide_more: "提问人请求再藏一些",
  follow_up: "有追问等审核",
} as const;
export type QuestionFlag = keyof typeof questionFlags;

/** 徽章: as what somebody answers. */
export const answerBadges = {
  mediator: "调解员",
  lawyer: "律师",
  judge: "法官",
  counsellor: "心理咨询师",
  deputy: "代表委员",
  expert: "专家",
  department: "部门",
  clerk: "综治中心",
} as const;
export type AnswerBadge = keyof typeof answerBadges;

/** 问题的每一步 */
export const questionActions = {
  publish: "公开",
  reject: "不公开",
  ask_back: "请提问人补充",
  merge: "并入另一个问题",
  to_private: "转为私下解答",
  edit: "改公开的文字",
  take: "我来解答",
  ask_expert: "请人解答",
  draft: "存草稿",
  answer: "解答",
  renew: "看过了，答案仍然对",
  helped: "有用",
  best: "最有帮助",
  follow_up: "追问",
  reply: "补充",
  hide_more: "请再藏一些",
  withdraw: "撤回",
  convert: "请调解员来办",
} as const;
export type QuestionAction = keyof typeof questionActions;

/** A step that whoever asked may take now: the fields it must have, and those it may have. Empty for strangers. */
const allowed = z.array(
  z.object({ action: z.enum(keysOf(questionActions)), needs: z.array(z.string()), may: z.array(z.string()) }),
);
export type AllowedQuestionAction = z.infer<typeof allowed>[number];

const category = z.enum(keysOf(categories));
/** A town, never anything smaller. */
const town = z.object({ code: z.string(), name: z.string() });

/** 法条卡片: an article of law as it is stored with the product. */
export const lawCard = z.object({
  id: z.string(),
  /** 《中华人民共和国民法典》 without the brackets. */
  law: z.string(),
  /** `第二百八十八条` */
  article: z.string(),
  text: z.string(),
  /** Whether `text` is a faithful summary (摘要) and not the article word for word. */
  summary: z.boolean(),
  validFrom: day,
  /** Since when it is no longer law. */
  validTo: day.optional(),
  source: z.string(),
  /** Rises with each change. */
  version: z.number().int(),
});
export type LawCard = z.infer<typeof lawCard>;

/** Who answers, without a way to reach them: the badge, and surname with the rest masked. */
const answeredBy = z.object({ badge: z.enum(keysOf(answerBadges)), label: z.string(), name: z.string() });

export const answer = z.object({
  id: z.string(),
  text: z.string(),
  by: answeredBy,
  cards: z.array(lawCard),
  /** How many people it has helped. */
  helped: z.number().int(),
  best: z.boolean(),
  /** A law that it cites has changed since. */
  stale: z.boolean(),
  edited: z.boolean(),
  /** Never finer than the day. */
  day,
});
export type Answer = z.infer<typeof answer>;

const followUp = z.object({ id: z.string(), text: z.string(), day });
/** `waiting`: only its asker and staff see it until a moderator publishes it. */
const ownFollowUp = followUp.extend({ waiting: z.boolean() });

/** A line of a list that anybody may read. */
export const questionCard = z.object({
  id: z.string(),
  title: z.string(),
  excerpt: z.string(),
  category,
  town: town.optional(),
  answers: z.number().int(),
  helped: z.number().int(),
  /** Who gave the best answer, or the first. */
  answeredBy: answeredBy.optional(),
  /** The day it became public; never finer. */
  day,
});
export type QuestionCard = z.infer<typeof questionCard>;

/** What anybody may read of a question. `mine`, `voted` and `allowedActions` are of whoever asks, and empty for strangers. */
export const publicQuestion = questionCard.omit({ excerpt: true, answers: true, answeredBy: true }).extend({
  body: z.string(),
  /** A moderator has changed the asker's words, besides hiding private details. */
  edited: z.boolean(),
  answers: z.array(answer),
  followUps: z.array(followUp),
  mine: z.boolean(),
  /** Answers that whoever asks has marked as helpful. */
  voted: z.array(z.string()),
  allowedActions: allowed,
});
export type PublicQuestion = z.infer<typeof publicQuestion>;

/** Their question, as whoever asked it reads it: signed in, or by their code. */
export const ownQuestion = z.object({
  id: z.string(),
  status: z.enum(keysOf(questionStates)),
  statusText: z.string(),
  anonymous: z.boolean(),
  category,
  town: town.optional(),
  /** As they wrote it. */
  title: z.string(),
  body: z.string(),
  /** As others read it, or would. */
  shown: z.object({ title: z.string(), body: z.string(), hidden: z.number().int() }),
  /** What they were asked, or why it was refused or moved to private. */
  note: z.string().optional(),
  day,
  isPublic: z.boolean(),
  /** Where the same question is answered. */
  mergedInto: z.string().optional(),
  /** Their case, where it became one. */
  caseId: z.string().optional(),
  answers: z.array(answer),
  followUps: z.array(ownFollowUp),
  allowedActions: allowed,
});
export type OwnQuestion = z.infer<typeof ownQuestion>;

/** What was noticed, and where: stretches of the title or the body as staff see it (masked). */
const flag = z.object({
  kind: z.enum(keysOf(questionFlags)),
  label: z.string(),
  /** What was noticed in words, e.g. the words that were found. */
  because: z.string(),
  spans: z.array(z.object({ part: z.enum(["title", "body"]), at: span })),
});
export type ShownFlag = z.infer<typeof flag>;

/** Somebody who was asked to answer, and by when. */
const asked = namedPerson.extend({ badge: z.enum(keysOf(answerBadges)), dueAt: instant.optional(), late: z.boolean() });

/** A line of the staff's queue. Private details are hidden in it as in public. */
export const deskRow = z.object({
  id: z.string(),
  title: z.string(),
  excerpt: z.string(),
  status: z.enum(keysOf(questionStates)),
  statusText: z.string(),
  category,
  town: town.optional(),
  anonymous: z.boolean(),
  flags: z.array(flag),
  /** Since when it waits for its next step. */
  since: instant,
  /** Who was asked to answer. */
  asked: asked.optional(),
  answers: z.number().int(),
  /** Answers whose law has changed. */
  stale: z.number().int(),
  /** Four eyes: who has read it already. */
  firstEyes: z.string().optional(),
});
export type DeskRow = z.infer<typeof deskRow>;

export const deskQuestion = deskRow.omit({ excerpt: true, answers: true, stale: true }).extend({
  version: z.number().int(),
  body: z.string(),
  /** Stretches of `title` and `body` that stand for what was hidden. */
  hidden: z.array(z.object({ part: z.enum(["title", "body"]), at: span, kind: z.string(), label: z.string() })),
  edited: z.boolean(),
  answers: z.array(answer.extend({ mine: z.boolean() })),
  followUps: z.array(ownFollowUp),
  /** What the asker was asked, was told, and said: oldest first. */
  exchange: z.array(z.object({ by: z.enum(["asker", "staff"]), text: z.string(), at: instant })),
  /** What the asker wants hidden besides. */
  hideMore: z.string().optional(),
  /** Answered questions like it. */
  similar: z.array(questionCard),
  mergedInto: z.string().optional(),
  /** The case opened because of danger, for whoever moderates. */
  case: z.object({ id: z.string(), number: z.string() }).optional(),
  /** Whoever asks has begun an answer. */
  draft: z.object({ text: z.string(), cards: z.array(z.string()) }).optional(),
  fourEyes: z.boolean(),
  mayReadOriginal: z.boolean(),
  allowedActions: allowed,
});
export type DeskQuestion = z.infer<typeof deskQuestion>;
