import type {
  Answer,
  OwnQuestion,
  PublicQuestion,
  QuestionAction,
  QuestionCard,
} from "@qizhen/shared/contract/questionShapes";

const day = "2026-11-20";

/** Steps as the server allows them. */
export const allowed = (...actions: QuestionAction[]) => actions.map((action) => ({ action, needs: [], may: [] }));

export const makeQuestionCard = (changes: Partial<QuestionCard> = {}): QuestionCard => ({
  id: "1".repeat(24),
  title: "邻居装修太吵，能管吗？",
  excerpt: "楼上装修从早到晚打电钻，找谁管？",
  category: "neighbour",
  town: { code: "150204101000", name: "兴胜镇" },
  answers: 1,
  helped: 46,
  answeredBy: { badge: "lawyer", label: "律师", name: "王某某" },
  day,
  ...changes,
});

export const makeAnswer = (changes: Partial<Answer> = {}): Answer => ({
  id: "a".repeat(24),
  text: "先找物业开提醒单；他不听，请社区调解员上门说。",
  by: { badge: "lawyer", label: "律师", name: "王某某" },
  cards: [
    {
      id: "civil-code-288",
      law: "中华人民共和国民法典",
      article: "第二百八十八条",
      text: "不动产的相邻权利人应当正确处理相邻关系。",
      summary: true,
      validFrom: "2021-01-01",
      source: "全国人民代表大会",
      version: 1,
    },
  ],
  helped: 46,
  best: false,
  stale: false,
  edited: false,
  day,
  ...changes,
});

export const makePublicQuestion = (changes: Partial<PublicQuestion> = {}): PublicQuestion => ({
  id: "1".repeat(24),
  title: "邻居装修太吵，能管吗？",
  category: "neighbour",
  helped: 46,
  day,
  body: "楼上装修从早到晚打电钻，找谁管？",
  edited: false,
  answers: [makeAnswer()],
  followUps: [],
  mine: false,
  voted: [],
  allowedActions: [],
  ...changes,
});

export const makeOwnQuestion = (changes: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id: "1".repeat(24),
  status: "published",
  statusText: "已经公开，正在等专业人员解答",
  anonymous: true,
  category: "neighbour",
  title: "邻居装修太吵，能管吗？",
  body: "我电话19912345678，楼上装修从早到晚打电钻",
  shown: { title: "邻居装修太吵，能管吗？", body: "我电话已藏，楼上装修从早到晚打电钻", hidden: 1 },
  day,
  isPublic: true,
  answers: [],
  followUps: [],
  allowedActions: [],
  ...changes,
});
