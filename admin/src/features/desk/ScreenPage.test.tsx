import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { desk, type WaitingRoom } from "@qizhen/shared/contract/desk";
import { answerApi, refusal } from "../../testing/api";
import { renderApp } from "../../testing/renderApp";
import { standInSocket, TestSocket } from "../../testing/socket";
import { ScreenPage } from "./ScreenPage";

const at = "2026-10-20T10:20:00+08:00";
const code = "s".repeat(22);
const spoken: string[] = [];

beforeEach(() => {
  spoken.length = 0;
  Object.assign(window, {
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
    speechSynthesis: { speak: ({ text }: { text: string }) => spoken.push(text) },
  });
  location.hash = `#${code}`;
});

const roomOf = (calls: [number, string, number][], next: number[] = []): WaitingRoom => ({
  at,
  calls: calls.map(([number, room, times]) => ({ number, room, times, at })),
  next,
  waiting: next.length,
});
const open = (answer: () => WaitingRoom | Response) => {
  const sockets = standInSocket();
  const api = answerApi();
  api.on(desk.waitingRoom, answer);
  return { api, sockets, ...renderApp([{ path: "/screen", Component: ScreenPage }], { url: "/screen", user: null }) };
};
const hint = () =>
  act(() => TestSocket.all[0]?.say({ type: "hint", hint: { id: "h", at, topic: "visit", subject: "screen" } }));

test("a new call is shown at once and said twice; what was called before is not said again", async () => {
  let room = roomOf([[3, "调解室一", 1]], [5, 8]);
  open(() => room);
  expect(await screen.findByText("3 号")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: /打开语音/ }));
  room = roomOf([
    [5, "102", 1],
    [3, "调解室一", 1],
  ]);
  hint();
  await waitFor(() => expect(spoken).toEqual(["请，5号，到，102。", "请，5号，到，102。"]));
  expect(screen.getByText("调解室一").closest("section")).toHaveAccessibleName("刚叫过");
  room = roomOf([
    [5, "102", 2],
    [3, "调解室一", 1],
  ]);
  hint();
  await waitFor(() => expect(spoken).toHaveLength(4));
});

test("the socket names the screen by its code, and nothing asks anybody to sign in", async () => {
  const { api, sockets } = open(() => roomOf([]));
  expect(await screen.findByText("还没有叫号")).toBeInTheDocument();
  expect(sockets.all[0]?.sent).toEqual([{ token: `screen:${code}` }]);
  expect(api.asked.every(({ headers }) => !headers.has("authorization"))).toBe(true);
});

test("without a network the last that was known stays, and it says so; a screen that was put out shows nothing", async () => {
  let answer: WaitingRoom | Response = roomOf([[3, "调解室一", 1]]);
  open(() => answer);
  await screen.findByText("3 号");
  answer = refusal(503, "太忙了");
  hint();
  expect(await screen.findByRole("alert")).toHaveTextContent("网络断了，正在重连");
  expect(screen.getByText("3 号")).toBeInTheDocument();
  answer = refusal(404, "停用了");
  hint();
  expect(await screen.findByText("这块候诊屏已经停用")).toBeInTheDocument();
  expect(screen.queryByText("3 号")).not.toBeInTheDocument();
});
