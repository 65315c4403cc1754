import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import { editAsk, useAsks } from "../../../../client/askDraft";
import { useSession } from "../../../../client/session";
import {
  allowed,
  makeAnswer,
  makeOwnQuestion,
  makePublicQuestion,
  makeQuestionCard,
} from "../../../../testing/makeQuestion";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import type { Asked } from "../../../../testing/taro";
import CodePage from "../code/index";
import FindPage from "../find/index";
import QuestionPage from "./index";

const id = "1".repeat(24);
const asked: Asked[] = [];
const serve = (answers: Record<string, (asked: Asked) => ReturnType<typeof ok>>) => {
  phone.serve = (request) => {
    asked.push(request);
    return answers[`${request.method} ${request.path}`]?.(request) ?? refused(404);
  };
};
const show = (Page: () => React.JSX.Element, params: Record<string, string> = {}) => {
  phone.params = params;
  render(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <Page />
    </SWRConfig>,
  );
};
const button = (name: string | RegExp) => screen.findByRole("button", { name });

beforeEach(() => {
  phone.storage.clear();
  phone.opened = [];
  asked.length = 0;
  serve({});
  useSession.setState({ kept: null });
  useAsks.setState({ drafts: {}, justSent: null });
});

test("a stranger looks for words of their own, and the field keeps what they type while the list changes", async () => {
  serve({
    "GET /api/v1/questions": ({ query }) =>
      ok({ items: query["q"] === "装xiu" ? [makeQuestionCard()] : [], next: null }),
  });
  show(FindPage);
  expect(await screen.findByText("还没有公开的问题")).toBeInTheDocument();
  const field = screen.getByLabelText("找一找");
  await userEvent.type(field, "装xiu");
  await userEvent.click(await button(/邻居装修太吵/));
  expect(field).toHaveValue("装xiu");
  expect(phone.opened).toEqual([`over /features/questions/pages/question/index?id=${id}`]);
  expect(asked.every(({ headers }) => headers["Authorization"] === undefined)).toBe(true);
});

test("a law card unfolds to its words, marked as a summary, where it is from and since when it holds", async () => {
  serve({ [`GET /api/v1/questions/${id}`]: () => ok(makePublicQuestion()) });
  show(QuestionPage, { id });
  await userEvent.click(await button("《中华人民共和国民法典》第二百八十八条"));
  for (const words of [
    /相邻权利人/,
    "这是大意，原文请看公布的法律。",
    "从2021年1月1日起施行",
    "出处：全国人民代表大会",
  ])
    expect(screen.getByText(words)).toBeInTheDocument();
});

test("an answer whose law has changed says so", async () => {
  serve({ [`GET /api/v1/questions/${id}`]: () => ok(makePublicQuestion({ answers: [makeAnswer({ stale: true })] })) });
  show(QuestionPage, { id });
  expect(await screen.findByText(/引用的法条后来改了/)).toBeInTheDocument();
});

test("有用 is said by who is signed in; a stranger is led to sign in first", async () => {
  serve({
    [`GET /api/v1/questions/${id}`]: () => ok(makePublicQuestion({ allowedActions: allowed("helped") })),
    [`POST /api/v1/questions/${id}/actions`]: () => ok({ id, status: "answered", message: "记下了" }),
  });
  show(QuestionPage, { id });
  await userEvent.click(await button("有用"));
  expect(phone.opened).toEqual(["over /features/accounts/pages/sign-in/index"]);
  act(() => useSession.setState({ kept: residentSession }));
  await userEvent.click(await button("有用"));
  const votes = () => asked.filter(({ method }) => method === "POST");
  await waitFor(() => expect(votes()).toHaveLength(1));
  expect(votes().map(({ body }) => body)).toEqual([{ action: "helped", answerId: makeAnswer().id }]);
});

test("whoever finds their answer before asking has it counted, and their words go", async () => {
  useSession.setState({ kept: residentSession });
  editAsk({ body: "楼上装修太吵怎么办" });
  serve({
    [`GET /api/v1/questions/${id}`]: () => ok(makePublicQuestion()),
    [`POST /api/v1/questions/${id}/found`]: () => ok({ message: "好" }),
  });
  show(QuestionPage, { id, from: "ask" });
  await userEvent.click(await button("这就是我要的答案"));
  expect(asked.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
    `/api/v1/questions/${id}/found`,
  ]);
  expect(useAsks.getState().drafts).toEqual({});
  expect(phone.opened).toEqual(["anew /pages/home/index"]);
});

test("whoever asked without a name comes back by the code, and each step carries it instead of who is signed in", async () => {
  useSession.setState({ kept: residentSession });
  serve({
    "POST /api/v1/questions/by-code": () =>
      ok(makeOwnQuestion({ allowedActions: allowed("hide_more", "convert", "withdraw") })),
    [`POST /api/v1/questions/${id}/actions`]: () => ok({ id, status: "published" }),
  });
  show(CodePage);
  await userEvent.type(await screen.findByLabelText("码"), "K7QM-4XWP-9TRD");
  await userEvent.click(await button("看我问的"));
  expect(await screen.findByText("我电话已藏，楼上装修从早到晚打电钻")).toBeInTheDocument();
  await userEvent.click(await button("请再藏一些"));
  await userEvent.type(screen.getByRole("textbox", { name: "请再藏一些" }), "楼上");
  await userEvent.click(await button("发过去"));
  const step = asked.find(({ path }) => path.endsWith("/actions"));
  expect(step?.body).toEqual({ action: "hide_more", text: "楼上", code: "K7QM-4XWP-9TRD" });
  expect(step?.headers["Authorization"]).toBeUndefined();
  expect(JSON.stringify([...phone.storage])).not.toMatch(/K7QM|打电钻/);
});
