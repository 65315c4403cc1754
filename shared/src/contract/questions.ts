import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf } from "../vocabulary";
import { id, regionCode, text } from "./fields";
import { deskQuestion, ownQuestion, publicQuestion, questionCard, questionStates } from "./questionShapes";

/** 公开问诊, as residents and strangers meet it. Nothing public leads back to whoever asked. */

const category = z.enum(keysOf(categories));
/** The longest a question may be, and the shortest. */
export const questionLimits = { title: 60, leastTitle: 2, body: 2000, least: 4 } as const;

const title = text(questionLimits.title, questionLimits.leastTitle);
const body = text(questionLimits.body, questionLimits.least);

/** Residents sign in to ask; `anonymous` hides their name from everybody, staff too. */
export const asking = z.strictObject({
  title,
  body,
  anonymous: z.boolean().optional(),
  category: category.optional(),
  gridCode: regionCode.optional(),
  /** It was spoken and written down by the phone. */
  fromVoice: z.boolean().optional(),
});
export type Asking = z.infer<typeof asking>;

/** 提问码: what an anonymous asker comes back with; written in groups, read with or without them, in either case. */
const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z\uFF10-\uFF5A\s—－-]{12,40}$/, "提问码是 15 个字母和数字，请照着记下的再写一遍");

/** Law cards cited, by id. */
const cards = z.array(z.string().min(1).max(64)).max(8, "一次最多引用 8 条");
const why = text(300, 0);

const step = <A extends string, S extends z.ZodRawShape>(action: A, fields: S) =>
  z.strictObject({
    action: z.literal(action),
    /** The one its sender saw: a question that has moved on answers 409. */
    version: z.number().int().nonnegative().optional(),
    /** Whoever asked anonymously and is not signed in. */
    code: code.optional(),
    ...fields,
  });

/** One step of a question's life. What lacks is 422 with a sentence, not 400. */
export const questionRequest = z.discriminatedUnion("action", [
  /** Without words the masked text becomes public; of a public question: its follow-ups that wait. */
  step("publish", {
    text: text(questionLimits.body, 0).optional(),
    title: text(questionLimits.title, 0).optional(),
    category: category.optional(),
  }),
  step("reject", { reason: why.optional() }),
  step("ask_back", { text: why.optional() }),
  step("merge", { into: id.optional() }),
  step("to_private", { reason: why.optional() }),
  step("edit", {
    text: text(questionLimits.body, 0).optional(),
    title: text(questionLimits.title, 0).optional(),
    category: category.optional(),
  }),
  step("take", {}),
  step("ask_expert", { staffId: id.optional() }),
  step("draft", { text: text(3000, 0).optional(), cards: cards.optional() }),
  /** `answerId` changes one's own answer. */
  step("answer", { text: text(3000, 0).optional(), cards: cards.optional(), answerId: id.optional() }),
  step("renew", { answerId: id.optional() }),
  /** Without `answerId` the best answer is meant, or the first. */
  step("helped", { answerId: id.optional() }),
  step("best", { answerId: id.optional() }),
  step("follow_up", { text: text(1000, 0).optional() }),
  step("reply", { text: text(1000, 0).optional() }),
  step("hide_more", { text: text(500, 0).optional() }),
  step("withdraw", {}),
  /** `keepPublic`: the public question stays, where it is one. Nothing is typed again. */
  step("convert", { keepPublic: z.boolean().optional() }),
]);
export type QuestionRequest = z.infer<typeof questionRequest>;

/** What came of a step: the question as whoever took it may read it. */
export const acted = z.object({
  id: z.string(),
  status: z.enum(keysOf(questionStates)),
  /** What to say to them, e.g. that their vote was counted before. */
  message: z.string().optional(),
  /** The case that it became. */
  caseId: z.string().optional(),
  public: publicQuestion.optional(),
  own: ownQuestion.optional(),
  desk: deskQuestion.optional(),
});
export type Acted = z.infer<typeof acted>;

export const questions = {
  list: endpoint({
    method: "GET",
    path: "/api/v1/questions",
    summary: "公开了的问题：搜索和浏览，不用登录；没有 q 时新公开的在前",
    access: "public",
    query: z.strictObject({
      q: z.string().trim().max(2000, "搜索的字太多了").optional(),
      category: category.optional(),
      town: regionCode.optional(),
      ...paging,
    }),
    answer: pageOf(questionCard),
  }),
  similar: endpoint({
    method: "GET",
    path: "/api/v1/questions/similar",
    summary: "边写边找：已经解答过的相似问题，最多 5 个",
    access: "public",
    query: z.strictObject({ text: z.string().max(2000, "搜索的字太多了") }),
    answer: z.object({ items: z.array(questionCard).max(5) }),
  }),
  mine: endpoint({
    method: "GET",
    path: "/api/v1/questions/mine",
    summary: "我问过的，新的在前",
    access: ["resident"],
    query: z.strictObject(paging),
    answer: pageOf(ownQuestion),
  }),
  byCode: endpoint({
    method: "POST",
    path: "/api/v1/questions/by-code",
    summary: "用提问码看自己匿名问的问题，不用登录",
    access: "public",
    body: z.strictObject({ code }),
    answer: ownQuestion,
  }),
  preview: endpoint({
    method: "POST",
    path: "/api/v1/questions/preview",
    summary: "发出之前看看：别人会看到什么，哪些私事藏好了",
    access: "public",
    body: z.strictObject({ title: text(questionLimits.title, 0), body: text(questionLimits.body, 0) }),
    answer: z.object({ title: z.string(), body: z.string(), hidden: z.number().int() }),
  }),
  read: endpoint({
    method: "GET",
    path: "/api/v1/questions/:id",
    summary: "一个公开的问题和它的解答，不用登录",
    access: "public",
    params: z.strictObject({ id }),
    answer: publicQuestion,
  }),
  own: endpoint({
    method: "GET",
    path: "/api/v1/questions/:id/own",
    summary: "我问的一个问题，公开没公开都能看",
    access: ["resident"],
    params: z.strictObject({ id }),
    answer: ownQuestion,
  }),
  ask: endpoint({
    method: "POST",
    path: "/api/v1/questions",
    summary: "问一个问题；先审核再公开，匿名的给一个提问码",
    access: ["resident"],
    status: 201,
    body: asking,
    answer: z.object({
      id: z.string(),
      status: z.enum(keysOf(questionStates)),
      /** Only for anonymous ones, and only now: it is kept nowhere. */
      code: z.string().optional(),
      /** What others will read. */
      shown: z.object({ title: z.string(), body: z.string(), hidden: z.number().int() }),
      /** Where there is danger: whom to call, and the case that was opened at once. */
      urgent: z.array(z.object({ number: z.string(), label: z.string() })),
      caseId: z.string().optional(),
    }),
  }),
  found: endpoint({
    method: "POST",
    path: "/api/v1/questions/:id/found",
    summary: "这就是我要的答案，不用再问了（一人一个问题记一次）",
    access: ["resident"],
    params: z.strictObject({ id }),
    answer: z.object({ message: z.string() }),
  }),
  act: endpoint({
    method: "POST",
    path: "/api/v1/questions/:id/actions",
    summary: "问题的每一步：公开、不公开、解答、有用、追问、转成纠纷……",
    access: "public",
    key: "required",
    params: z.strictObject({ id }),
    body: questionRequest,
    answer: acted,
  }),
};
