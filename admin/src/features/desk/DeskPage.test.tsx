import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { booking } from "@qizhen/shared/contract/booking";
import { desk, type Board } from "@qizhen/shared/contract/desk";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { makeBoard, makeDeskVisit, makeTicket } from "../../testing/makeDesk";
import { renderApp } from "../../testing/renderApp";
import { DeskPage } from "./DeskPage";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const open = (board: () => Board | Response) => {
  const api = answerApi();
  api.on(desk.board, board);
  return { api, ...renderApp([{ path: "/desk", Component: DeskPage }], { url: "/desk", user: makeUser() }) };
};
const come = (number: number, more: Parameters<typeof makeDeskVisit>[0] = {}) =>
  makeDeskVisit({
    id: String(number).repeat(24).slice(0, 24),
    status: "checked_in",
    number,
    room: "调解室一",
    start: minutesAgo(5),
    arrivedAt: minutesAgo(12),
    mayCall: true,
    allowedActions: ["start"],
    ...more,
  });

test("a clerk sees by room who waits and how long, and calls the next with one tap", async () => {
  let visits = [come(3), come(4)];
  const { api } = open(() => makeBoard({ visits }));
  api.on(desk.call, () => {
    visits = [come(3, { call: { room: "调解室一", at: minutesAgo(0), times: 1 } }), come(4)];
    return { room: "调解室一", at: minutesAgo(0), times: 1 };
  });
  const lane = await screen.findByRole("region", { name: "调解室一" });
  expect(within(lane).getAllByText("等了 12 分钟")).toHaveLength(2);
  await userEvent.click(within(lane).getByRole("button", { name: "叫下一位：3 号" }));
  expect(await within(lane).findByText("请进：3 号")).toBeInTheDocument();
  expect(within(lane).getByRole("button", { name: "叫下一位：4 号" })).toBeInTheDocument();
  expect(api.to(desk.call.path)[0]?.body).toEqual({ visitId: "3".repeat(24) });
});

test("each step is one tap, and only what is allowed is shown", async () => {
  const late = makeDeskVisit({ start: minutesAgo(20), room: "101", allowedActions: ["check_in", "no_show", "cancel"] });
  const { api } = open(() => makeBoard({ visits: [late] }));
  api.on(booking.act, () => refusal(409, "刚刚有变化，请刷新后再试。"));
  const lane = await screen.findByRole("region", { name: "101" });
  expect(within(lane).getByText("迟到 20 分钟")).toBeInTheDocument();
  expect(within(lane).queryByRole("button", { name: "谈完了" })).not.toBeInTheDocument();
  await userEvent.click(within(lane).getByRole("button", { name: "没有来" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("刚刚有变化");
  expect(api.to(booking.act.path.replace(":id", late.id))[0]?.body).toEqual({ action: "no_show" });
});

test("whose host has no room is called to the room that is written above the lane", async () => {
  const { room, ...roomless } = come(5);
  void room;
  const { api } = open(() => makeBoard({ visits: [roomless] }));
  api.on(desk.call, () => ({ room: "102", at: minutesAgo(0), times: 1 }));
  await userEvent.type(await screen.findByLabelText("叫到哪个房间"), " 102 ");
  await userEvent.click(screen.getByRole("button", { name: "叫下一位：5 号" }));
  await waitFor(() => expect(api.to(desk.call.path)[0]?.body).toEqual({ visitId: roomless.id, room: "102" }));
});

test("who walks in is written down, and the clerk reads out number, hour and room", async () => {
  const { api } = open(() => makeBoard({ line: [makeTicket()] }));
  const host = { id: "1".repeat(24), name: "李桂芳" };
  const start = "2026-10-20T10:30:00+08:00";
  api.on(desk.openings, () => ({ items: [{ host, service: "people" as const, start, free: 1 }] }));
  api.on(desk.register, () => ({
    ...makeTicket({ number: 10, status: "seated" }),
    seat: { start, end: start, host, service: "people" as const, mode: "centre" as const, room: "调解室一" },
  }));
  await userEvent.click(await screen.findByRole("button", { name: "登记来访" }));
  expect(await screen.findByText("今天还空 1 个号。")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText(/姓名/), "何玉梅");
  await userEvent.click(screen.getByRole("button", { name: "给号" }));
  expect(await screen.findByText("10 号：10:30，见李桂芳，调解室一")).toBeInTheDocument();
  const [sent] = api.to(desk.register.path);
  expect(sent?.body).toEqual({ centre: "150204101001", name: "何玉梅" });
  expect(sent?.headers.get("idempotency-key")).toBeTruthy();
});

test("a screen's address is shown once, when it is made, and can be put out", async () => {
  const { api } = open(() => makeBoard());
  const made = { id: "9".repeat(24), label: "大厅", createdAt: "2026-10-20T10:00:00+08:00" };
  let revoked = false;
  api.on(desk.screens, () => ({ items: [{ ...made, ...(revoked && { revokedAt: made.createdAt }) }] }));
  api.on(desk.createScreen, () => ({ ...made, code: "c".repeat(22) }));
  api.on(desk.actOnScreen, () => {
    revoked = true;
    return { ...made, revokedAt: made.createdAt };
  });
  await userEvent.click(await screen.findByRole("button", { name: "候诊屏" }));
  await userEvent.type(await screen.findByLabelText(/放在哪里/), "大厅");
  await userEvent.click(screen.getByRole("button", { name: "生成地址" }));
  expect(await screen.findByText(`http://localhost/admin/screen#${"c".repeat(22)}`)).toBeInTheDocument();
  await userEvent.click(screen.getAllByRole("button", { name: "停用" })[0] as HTMLElement);
  const sure = await screen.findByRole("tooltip");
  await userEvent.click(within(sure).getByRole("button", { name: "停用" }));
  expect(await screen.findByText("已停用")).toBeInTheDocument();
});

test("nobody yet says what to do; no answer says so and offers to try again", async () => {
  let down = true;
  open(() => (down ? refusal(500, "出了点问题") : makeBoard()));
  const retry = await screen.findByRole("button", { name: "再试一次" });
  down = false;
  await userEvent.click(retry);
  expect(await screen.findByText("今天还没有人约，也没有人来")).toBeInTheDocument();
});
