import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { lawCards } from "@qizhen/shared/contract/lawCards";
import { questionDesk } from "@qizhen/shared/contract/questionDesk";
import type { DeskQuestion, DeskRow } from "@qizhen/shared/contract/questionShapes";
import { questions } from "@qizhen/shared/contract/questions";
import type { StaffRole } from "@qizhen/shared/vocabulary";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { allow, makeLawCard, makeQuestion, makeQuestionRow, original } from "../../testing/makeQuestion";
import { renderApp } from "../../testing/renderApp";
import { LawCardsPage } from "./LawCardsPage";
import { QuestionsPage } from "./QuestionsPage";

const second = { id: "2".repeat(24), title: "村口的路能不能修" };
const actions = (id = "1") => `/api/v1/questions/${id.repeat(24)}/actions`;

interface World {
  question?: Partial<DeskQuestion>;
  rows?: DeskRow[];
  role?: StaffRole;
  url?: string;
  cited?: number;
  /** Nothing is there for whoever looks. */
  missing?: boolean;
}

const open = ({ question = {}, rows, role = "clerk", url = "/questions", cited = 0, missing = false }: World = {}) => {
  const api = answerApi();
  const shown = makeQuestion(question);
  api.on(questionDesk.list, () => ({ items: rows ?? [makeQuestionRow(), makeQuestionRow(second)], next: null }));
  api.on(questionDesk.read, ({ params }) =>
    missing ? refusal(404, "没有这个问题") : { ...shown, ...(params["id"] === second.id && second) },
  );
  api.on(questionDesk.original, () => original);
  api.on(questionDesk.templates, () => ({
    items: [{ id: "t1", title: "相邻关系", text: "先好好商量。", mine: false }],
  }));
  api.on(questions.act, ({ params }) => ({ id: params["id"] ?? "", status: "published" as const }));
  api.on(lawCards.list, () => ({ items: [makeLawCard({ cited })], next: null }));
  const routes = [
    { path: "/questions/:id?", Component: QuestionsPage },
    { path: "/questions/laws", Component: LawCardsPage },
  ];
  const drawn = renderApp(routes, { url, user: makeUser({ roles: [role] }) });
  return { api, ...drawn };
};
const sent = (api: ReturnType<typeof answerApi>, id?: string) => api.to(actions(id)).map(({ body }) => body);

test("the first that waits stands open: private words are hidden, and P makes it public as it is hidden", async () => {
  const { api, router } = open();
  const one = within(await screen.findByRole("region", { name: "这个问题" }));
  await one.findAllByText(/楼上漏水没人管/);
  expect(document.body).not.toHaveTextContent("13900001111");
  await userEvent.keyboard("p");
  await waitFor(() => expect(sent(api)).toEqual([{ action: "publish", version: 3 }]));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/questions/${second.id}`));
  expect(api.to(actions())[0]?.headers.get("authorization")).toBe("Bearer access-1");
});

test("a moderator reads the original, shows one stretch again and hides other words wherever they stand", async () => {
  const { api } = open();
  await userEvent.click(await screen.findByRole("button", { name: "看原文" }));
  await userEvent.click(await screen.findByRole("button", { name: "磊", pressed: true }));
  await userEvent.type(screen.getByLabelText("还要藏的字"), "漏水");
  await userEvent.click(screen.getByRole("button", { name: "藏起来" }));
  expect(await screen.findByText("藏好了 2 处")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: /^公开/ }));
  await waitFor(() => expect(sent(api)).toHaveLength(1));
  expect(sent(api)[0]).toEqual({
    action: "publish",
    version: 3,
    title: "楼上〔已隐去〕怎么办",
    text: "我是赵磊，电话〔电话〕，楼上〔已隐去〕没人管",
  });
});

test("who only answers is not offered the original", async () => {
  open({ role: "expert", question: { mayReadOriginal: false, allowedActions: allow("answer", "draft") } });
  expect(await screen.findByRole("textbox", { name: "写解答" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "看原文" })).not.toBeInTheDocument();
});

test("whoever asked reads why a question is not public: a phrase is put in and sent", async () => {
  const { api } = open();
  await screen.findByRole("button", { name: /^不公开/ });
  await userEvent.keyboard("r");
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByRole("button", { name: "不公开" })).toBeDisabled();
  await userEvent.click(form.getByRole("button", { name: /像是广告/ }));
  await userEvent.click(form.getByRole("button", { name: "不公开" }));
  await waitFor(() => expect(sent(api)).toHaveLength(1));
  expect(sent(api)[0]).toEqual({
    action: "reject",
    version: 3,
    reason: "这不像是问事情，像是广告，所以没有公开。",
  });
});

test("danger stands on top with the way to its case", async () => {
  open({
    question: {
      flags: [{ kind: "danger", label: "有危险", because: "拿刀", spans: [] }],
      case: { id: "9".repeat(24), number: "2026-0900" },
    },
  });
  const alarm = await screen.findByRole("alert");
  expect(within(alarm).getByRole("link", { name: "案件 2026-0900" })).toHaveAttribute(
    "href",
    `/cases/${"9".repeat(24)}`,
  );
});

test("with four eyes it is told who has read it and that another is waited for", async () => {
  open({ question: { fourEyes: true, firstEyes: "王丽华", allowedActions: allow("reject") } });
  expect(await screen.findByText("已由王丽华看过，等另一位审核的人。")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^公开/ })).not.toBeInTheDocument();
});

test("a lawyer answers with a template and an article of law, and sees it as the resident will", async () => {
  const { api } = open({ role: "expert", question: { status: "published", allowedActions: allow("answer", "draft") } });
  await userEvent.type(await screen.findByRole("textbox", { name: "写解答" }), "楼上要赔。");
  await userEvent.click(screen.getByRole("button", { name: "模板" }));
  await userEvent.click(await screen.findByText("相邻关系"));
  await userEvent.click(screen.getByRole("button", { name: "引用法条" }));
  await userEvent.click(await screen.findByRole("button", { name: /^引用《中华人民共和国民法典》/ }));
  await userEvent.click(screen.getByRole("button", { name: "发出解答" }));
  await waitFor(() => expect(sent(api)).toHaveLength(1));
  expect(sent(api)[0]).toEqual({
    action: "answer",
    version: 3,
    text: "楼上要赔。\n先好好商量。",
    cards: ["civil-code-288"],
  });
});

test("when another was faster, the server's sentence is shown and what was written stays", async () => {
  const { api } = open({ role: "expert", question: { status: "published", allowedActions: allow("answer") } });
  api.on(questions.act, () => refusal(409, "这个问题刚被别人改过，请再看一眼。"));
  await userEvent.type(await screen.findByRole("textbox", { name: "写解答" }), "楼上要赔。");
  await userEvent.click(screen.getByRole("button", { name: "发出解答" }));
  expect(await screen.findByText("这个问题刚被别人改过，请再看一眼。")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "写解答" })).toHaveValue("楼上要赔。");
});

test("an empty queue says so, and what is not there is told in a sentence", async () => {
  open({ rows: [] });
  expect(await screen.findByText("都看完了")).toBeInTheDocument();
});

test("a question that is not there for whoever looks leads back to the queue", async () => {
  open({ url: `/questions/${"7".repeat(24)}`, missing: true });
  expect(await screen.findByRole("heading", { name: "没有这一页" })).toBeInTheDocument();
});

test("before an article is changed one reads how many answers stand on it", async () => {
  const { api } = open({ url: "/questions/laws", cited: 4 });
  api.on(lawCards.save, () => ({ card: makeLawCard({ version: 2 }), stale: 4 }));
  await userEvent.click(await screen.findByRole("button", { name: "改法条" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText(/有 4 个解答引用它/)).toBeInTheDocument();
  await userEvent.clear(form.getByLabelText("出处"));
  await userEvent.click(form.getByRole("button", { name: "保存" }));
  expect(form.getByText("还没有写全")).toBeInTheDocument();
  const saves = () => api.to("/api/v1/law-cards").filter(({ body }) => body);
  expect(saves()).toEqual([]);
  await userEvent.type(form.getByLabelText("出处"), "国家法律法规数据库");
  await userEvent.click(form.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("保存好了，4 个解答要再看")).toBeInTheDocument();
  expect(saves().map(({ body }) => body)).toEqual([
    expect.objectContaining({ id: "civil-code-288", version: 1, source: "国家法律法规数据库" }),
  ]);
});
