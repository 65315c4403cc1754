import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import { askIn, editAsk, useAsks } from "../../../../client/askDraft";
import { clearDraft, openDraft, useDraft } from "../../../../client/draft";
import { useSession } from "../../../../client/session";
import { makeQuestionCard } from "../../../../testing/makeQuestion";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import type { Asked } from "../../../../testing/taro";
import AskPage from "./index";
import PreviewPage from "../preview/index";
import SentPage from "../sent/index";

const asked: Asked[] = [];
const serve = (answers: Record<string, (asked: Asked) => ReturnType<typeof ok>>) => {
  phone.serve = (request) => {
    asked.push(request);
    return answers[`${request.method} ${request.path}`]?.(request) ?? refused(404);
  };
};
const show = (Page: () => React.JSX.Element) =>
  render(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <Page />
    </SWRConfig>,
  );
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const story = "楼上漏水泡了我家卧室，他能赔多少？我电话19912345678";

beforeEach(() => {
  phone.storage.clear();
  phone.opened = [];
  asked.length = 0;
  serve({});
  useSession.setState({ kept: residentSession });
  useAsks.setState({ drafts: {}, justSent: null });
});

test("while a question is written, its phone number is underlined, and what others will see stands below without it", async () => {
  show(AskPage);
  await userEvent.type(await screen.findByLabelText("您想问什么"), story);
  expect(screen.getByText("19912345678", { selector: "mark" })).toBeInTheDocument();
  const panel = screen.getByText("1 处私事已藏好，别人看到的是").closest(".shown");
  expect(panel).toHaveTextContent("我电话已藏");
  expect(panel).not.toHaveTextContent("19912345678");
});

test("answered questions like it appear while one writes, and nothing private is sent for it", async () => {
  serve({ "GET /api/v1/questions/similar": () => ok({ items: [makeQuestionCard()] }) });
  editAsk({ body: story });
  show(AskPage);
  await userEvent.click(await button(/邻居装修太吵.*律师答了/));
  expect(phone.opened).toEqual([`over /features/questions/pages/question/index?id=${"1".repeat(24)}&from=ask`]);
  expect(asked.map(({ query }) => query["text"]).filter(Boolean)).toEqual([story.replace("19912345678", "已藏")]);
});

test("what was written before signing in is still there afterwards, under the writer's own name", async () => {
  useSession.setState({ kept: null });
  editAsk({ body: story });
  useSession.setState({ kept: residentSession });
  show(AskPage);
  expect(await screen.findByLabelText("您想问什么")).toHaveValue(story);
  expect(Object.keys(useAsks.getState().drafts)).toEqual([residentSession.user.id]);
});

test("whoever would rather have it mediated takes their words along, and nothing becomes public", async () => {
  openDraft(residentSession.user.id);
  clearDraft();
  editAsk({ body: story });
  show(AskPage);
  await userEvent.click(await button(/请调解员来办/));
  expect(useDraft.getState().draft.description).toBe(story);
  expect(askIn(useAsks.getState()).body).toBe("");
  expect(phone.opened).toEqual(["on /features/cases/pages/submit/index"]);
  expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
});

test("before sending, the page shows what the server will make public, and two taps send one question under one key", async () => {
  const answer = { id: "1".repeat(24), status: "pending", code: "K7QM-4XWP", shown: { title: "", body: "", hidden: 1 }, urgent: [] }; // prettier-ignore
  serve({
    "POST /api/v1/questions/preview": () => ok({ title: "楼上漏水", body: "服务器藏好的话", hidden: 2 }),
    "POST /api/v1/questions": () => ok(answer, 201),
  });
  editAsk({ body: story });
  show(PreviewPage);
  expect(await screen.findByText("服务器藏好的话")).toBeInTheDocument();
  const send = await button("就这样，发出去");
  await userEvent.dblClick(send);
  await waitFor(() => expect(phone.opened).toEqual(["anew /features/questions/pages/sent/index"]));
  const sent = asked.filter(({ method, path }) => method === "POST" && path === "/api/v1/questions");
  expect(sent.map(({ body }) => body)).toEqual([
    { title: "楼上漏水泡了我家卧室，他能赔多少？", body: story, anonymous: true, fromVoice: false },
  ]);
  expect(askIn(useAsks.getState()).body).toBe("");
  expect(useAsks.getState().justSent?.code).toBe("K7QM-4XWP");
});

test("without a network the question waits on the phone, and says so", async () => {
  phone.serve = () => "lost";
  editAsk({ body: story });
  show(PreviewPage);
  await userEvent.click(await button("就这样，发出去"));
  expect(await screen.findByText("现在没网。写的都留着，有网自动发出去。", {}, { timeout: 4000 })).toBeInTheDocument();
  expect(askIn(useAsks.getState())).toMatchObject({ body: story, queued: true });
});

test("the code of a question without a name is shown until its owner has it, and is gone after that", async () => {
  useAsks.setState({ justSent: { user: residentSession.user.id, id: "1".repeat(24), code: "K7QM-4XWP", urgent: [] } });
  show(SentPage);
  expect(await screen.findByText("K7QM-4XWP")).toBeInTheDocument();
  await userEvent.click(await button("记好了，看我问的"));
  expect(phone.opened).toEqual([`on /features/questions/pages/own/index?id=${"1".repeat(24)}`]);
  expect(screen.queryByText("K7QM-4XWP")).toBeNull();
});

test("another user of the phone does not see the code", async () => {
  useAsks.setState({ justSent: { user: "7".repeat(24), id: "1".repeat(24), code: "K7QM-4XWP", urgent: [] } });
  show(SentPage);
  expect(await screen.findByText("码只给一次")).toBeInTheDocument();
  expect(screen.queryByText("K7QM-4XWP")).toBeNull();
});
