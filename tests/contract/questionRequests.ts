import type { Made } from "./requests";
import type { Thing } from "./world";

/** A good request to each endpoint of 公开问诊, about one thing. */
export const questionRequests: Readonly<Record<string, (thing: Thing, nth: number) => Made>> = {
  "questions.list": () => ({}),
  "questions.similar": () => ({ query: { text: "楼道里堆东西" } }),
  "questions.mine": () => ({}),
  "questions.byCode": () => ({ body: { code: "22222-22222-22222" } }),
  "questions.preview": () => ({ body: { title: "楼道堆东西", body: "该找谁？" } }),
  "questions.read": ({ questionId }) => ({ params: { id: questionId } }),
  "questions.own": ({ questionId }) => ({ params: { id: questionId } }),
  "questions.ask": ({ grid }, nth) => ({
    body: { title: `再问第${nth}回`, body: `第${nth}回问：楼道堆东西怎么办`, gridCode: grid },
  }),
  "questions.found": ({ questionId }) => ({ params: { id: questionId } }),
  "questions.act": ({ questionId }, nth) => ({
    params: { id: questionId },
    body: { action: "follow_up", text: `追问第${nth}回` },
  }),
  "questionDesk.list": () => ({}),
  "questionDesk.count": () => ({}),
  "questionDesk.read": ({ questionId }) => ({ params: { id: questionId } }),
  "questionDesk.original": ({ questionId }) => ({ params: { id: questionId } }),
  "questionDesk.people": ({ questionId }) => ({ params: { id: questionId } }),
  "questionDesk.templates": () => ({}),
  "questionDesk.saveTemplate": (_, nth) => ({ body: { title: `模板${nth}`, text: "先找物业。" } }),
  "questionDesk.settings": ({ grid }) => ({ query: { county: `${grid.slice(0, 6)}000000` } }),
  "questionDesk.saveSettings": ({ grid }) => ({
    body: { county: `${grid.slice(0, 6)}000000`, version: 0, fourEyes: false, answerDays: 3 },
  }),
  "lawCards.list": () => ({}),
  "lawCards.save": (_, nth) => ({
    body: {
      law: "试行条例",
      article: `第${nth}条`,
      text: "楼道里不得堆放杂物。",
      summary: true,
      validFrom: "2026-01-01",
      source: "试行",
    },
  }),
};
