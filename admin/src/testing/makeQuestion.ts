import type { KeptLawCard } from "@qizhen/shared/contract/lawCards";
import type { AllowedQuestionAction, DeskQuestion, DeskRow } from "@qizhen/shared/contract/questionShapes";
import type { QuestionAction } from "@qizhen/shared/contract/questionShapes";

/** Questions for tests; overrides say what the test is about. */

export const allow = (...actions: QuestionAction[]): AllowedQuestionAction[] =>
  actions.map((action) => ({ action, needs: [], may: [] }));

export const original = { title: "楼上漏水怎么办", body: "我是赵磊，电话13900001111，楼上漏水没人管" };

export const makeQuestion = (over: Partial<DeskQuestion> = {}): DeskQuestion => ({
  id: "1".repeat(24),
  title: original.title,
  body: "我是赵*，电话〔电话〕，楼上漏水没人管",
  status: "pending",
  statusText: "等审核",
  category: "neighbour",
  town: { code: "150204101000", name: "兴胜镇" },
  anonymous: true,
  flags: [{ kind: "private", label: "有私事", because: "电话 1 处", spans: [{ part: "body", at: [8, 12] }] }],
  since: "2026-10-20T09:00:00+08:00",
  version: 3,
  hidden: [
    { part: "body", at: [3, 4], kind: "name", label: "姓名" },
    { part: "body", at: [7, 11], kind: "phone", label: "电话" },
  ],
  edited: false,
  answers: [],
  followUps: [],
  exchange: [],
  similar: [],
  fourEyes: false,
  mayReadOriginal: true,
  allowedActions: allow("publish", "reject", "ask_back", "merge", "to_private"),
  ...over,
});

export const makeQuestionRow = (over: Partial<DeskRow> = {}): DeskRow => {
  const { id, title, body, status, statusText, category, town, anonymous, flags, since } = makeQuestion();
  return {
    ...{ id, title, excerpt: body, status, statusText, category, town, anonymous, flags, since },
    answers: 0,
    stale: 0,
    ...over,
  };
};

export const makeLawCard = (over: Partial<KeptLawCard> = {}): KeptLawCard => ({
  id: "civil-code-288",
  law: "中华人民共和国民法典",
  article: "第二百八十八条",
  text: "不动产的相邻权利人应当按照有利生产、方便生活、团结互助、公平合理的原则，正确处理相邻关系。",
  summary: false,
  validFrom: "2021-01-01",
  source: "全国人大网",
  version: 1,
  cited: 0,
  mayWrite: true,
  ...over,
});
