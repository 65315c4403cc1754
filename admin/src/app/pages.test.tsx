import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { accounts, type User } from "@qizhen/shared/contract/accounts";
import { cases } from "@qizhen/shared/contract/cases";
import type { WorkGroup } from "@qizhen/shared/vocabulary";
import { live } from "@qizhen/shared/contract/live";
import { notices } from "@qizhen/shared/contract/notices";
import { regions } from "@qizhen/shared/contract/regions";
import { supervision } from "@qizhen/shared/contract/supervision";
import { answerApi, refusal } from "../testing/api";
import { ids, makeRow, makeUser } from "../testing/make";
import { renderApp } from "../testing/renderApp";
import { standInSocket } from "../testing/socket";
import { routes } from "./router";

type Items = Array<ReturnType<typeof makeRow> & { why: string }>;
const group = (name: WorkGroup, items: Items) => ({ group: name, count: items.length, items, next: null });
const minutesAhead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const red = () => ({
  ...makeRow({
    id: "9".repeat(24),
    number: "2026-0889",
    title: "渠口对峙，有人拿铁锹",
    status: "submitted",
    waitingFor: "confirmation",
    risk: "red",
    level: "110",
    clock: { startedAt: minutesAhead(-2), dueAt: minutesAhead(3), what: "确认" },
  }),
  why: "有工具、正在对峙。",
});
const mine = () => ({
  ...makeRow({
    id: "8".repeat(24),
    title: "车位让人占着",
    status: "assigned",
    responsible: { id: ids.clerk, name: "李芳", unit: "镇" },
  }),
  why: "新来：还没接手",
});

const open = (url: string, user: User | null, groups: () => ReturnType<typeof group>[]) => {
  const sockets = standInSocket();
  const api = answerApi();
  api.on(cases.worklist, () => ({ groups: groups() }));
  api.on(cases.list, () => ({ items: [], next: null }));
  api.on(notices.list, () => ({ items: [], next: null, unread: 2 }));
  api.on(supervision.figures, () => ({
    most: 1000,
    overdue: 0,
    today: 0,
    orders: { toAnswer: 0, late: 0, toJudge: 0 },
    people: [],
    units: [],
    unknownYears: [],
  }));
  api.on(notices.callTasks, () => ({ items: [], next: null }));
  api.on(regions.list, () => ({ items: [] }));
  api.on(live.changes, () => ({ items: [], since: "s" }));
  return { api, sockets, ...renderApp(routes, { url, user }) };
};

test("danger stands on top with the minutes left to confirm it, and its step leads to the confirmation", async () => {
  open("/workbench", makeUser(), () => [group("red", [red()]), group("new", [mine()])]);
  const alarm = await screen.findByRole("alert");
  expect(within(alarm).getByRole("timer")).toHaveTextContent(/^[23]:\d\d内要有人确认$/);
  expect(within(alarm).getByRole("link", { name: "看一眼，确认" })).toHaveAttribute(
    "href",
    `/cases/${"9".repeat(24)}?do=confirm`,
  );
  const rows = screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);
  expect(rows[0]).toContain("铁锹");
});

test("each row says why it is here and offers one step", async () => {
  open("/workbench", makeUser(), () => [group("new", [mine()])]);
  const row = (await screen.findByText("车位让人占着")).closest("article");
  expect(row).toHaveTextContent("新来：还没接手");
  expect(within(row as HTMLElement).getByRole("link", { name: "接手" })).toHaveAttribute(
    "href",
    expect.stringContaining("do=accept"),
  );
});

test("new work appears by itself when the server says that something changed", async () => {
  const groups = [group("new", [mine()])];
  const { sockets } = open("/workbench", makeUser(), () => groups);
  await screen.findByText("车位让人占着");
  await waitFor(() => expect(sockets.all[0]?.sent).toHaveLength(1));
  act(() => sockets.all[0]?.say({ type: "ready", since: "h0" }));
  groups.unshift(group("red", [red()]));
  act(() =>
    sockets.all[0]?.say({
      type: "hint",
      hint: { id: "h1", at: minutesAhead(0), topic: "case", subject: "9".repeat(24) },
    }),
  );
  expect(await screen.findByText("渠口对峙，有人拿铁锹")).toBeInTheDocument();
});

test("J and K go through the rows and Enter opens the one they are on; typing elsewhere does not", async () => {
  const { router } = open("/workbench", makeUser(), () => [group("red", [red()]), group("new", [mine()])]);
  await screen.findByText("车位让人占着");
  await userEvent.keyboard("jj");
  expect(screen.getByText("车位让人占着").closest("article")).toHaveAttribute("aria-current", "true");
  await userEvent.keyboard("k{Enter}");
  expect(router.state.location.pathname).toBe(`/cases/${"9".repeat(24)}`);
});

test("a page that is not for one's role says so, and leads back", async () => {
  const { api } = open("/settings/staff", makeUser({ roles: ["mediator"] }), () => []);
  api.on(accounts.listStaff, () => refusal(403, "不行"));
  expect(await screen.findByRole("heading", { level: 1, name: "这一页不归您看" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "回工作台" })).toHaveAttribute("href", "/workbench");
  expect(api.to("/api/v1/staff")).toEqual([]);
});

test("whoever is not signed in comes to the sign-in page, and back to where they were going", async () => {
  const { api, router } = open("/cases?mine=true", null, () => []);
  api.on(accounts.staff, () => ({ accessToken: "a", refreshToken: "r", expiresIn: 900, user: makeUser() }));
  await userEvent.type(await screen.findByLabelText("用户名"), "clerk-town");
  await userEvent.type(screen.getByLabelText("密码"), "secret-1234");
  await userEvent.click(screen.getByRole("button", { name: "登录" }));
  await waitFor(() => expect(router.state.location.pathname + router.state.location.search).toBe("/cases?mine=true"));
});

test("a locked account is told so in the server's words, and the name typed stays", async () => {
  const { api } = open("/login", null, () => []);
  api.on(accounts.staff, () => refusal(429, "试错太多次了，请 15 分钟后再试。"));
  await userEvent.type(await screen.findByLabelText("用户名"), "clerk-town");
  await userEvent.type(screen.getByLabelText("密码"), "wrong");
  await userEvent.click(screen.getByRole("button", { name: "登录" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("请 15 分钟后再试");
  expect(screen.getByLabelText("用户名")).toHaveValue("clerk-town");
});

test("a return address that leads to another site is not followed", async () => {
  const { api, router } = open("/login?to=%2F%2Fevil.example", null, () => []);
  api.on(accounts.staff, () => ({ accessToken: "a", refreshToken: "r", expiresIn: 900, user: makeUser() }));
  await userEvent.type(await screen.findByLabelText("用户名"), "a1");
  await userEvent.type(screen.getByLabelText("密码"), "b{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/workbench"));
});

test("Ctrl-K finds a case by its number and opens it", async () => {
  const { api, router } = open("/workbench", makeUser(), () => []);
  api.on(cases.list, ({ query }) => ({ items: query["q"] === "0871" ? [makeRow()] : [], next: null }));
  await screen.findByText("都办完了");
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.type(await screen.findByPlaceholderText("编号、事情、电话、网格或页面"), "0871");
  await screen.findByText("楼上漏水，泡了卧室");
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe(`/cases/${"1".repeat(24)}`));
});

test("danger that comes in while one is on another page is told there, and leads to it", async () => {
  const { api, sockets } = open("/cases", makeUser(), () => []);
  await screen.findByText("没有这样的案件");
  await waitFor(() => expect(sockets.all[0]?.sent).toHaveLength(1));
  act(() => sockets.all[0]?.say({ type: "ready", since: "h0" }));
  const urgent = {
    urgent: true,
    read: false,
    caseId: "9".repeat(24),
    title: "红色：有人拿铁锹",
    text: "笸箩铺村第二网格",
  };
  api.on(notices.list, () => ({
    items: [{ id: "5".repeat(24), at: minutesAhead(0), ...urgent }],
    next: null,
    unread: 1,
  }));
  act(() =>
    sockets.all[0]?.say({ type: "hint", hint: { id: "h1", at: minutesAhead(0), topic: "notice", subject: "n" } }),
  );
  const strip = await screen.findByRole("alert");
  expect(strip).toHaveTextContent("红色：有人拿铁锹");
  expect(within(strip).getByRole("link", { name: "现在看" })).toHaveAttribute("href", `/cases/${"9".repeat(24)}`);
});

test("opening a case marks what was told about it as seen, and only that", async () => {
  const { api } = open(`/cases/${"9".repeat(24)}`, makeUser(), () => []);
  const told = { at: minutesAhead(0), title: "红色：有危险", text: "请确认", urgent: true, read: false };
  const items = [
    { ...told, id: "5".repeat(24), caseId: "9".repeat(24) },
    { ...told, id: "6".repeat(24), caseId: "8".repeat(24) },
  ];
  api.on(notices.list, () => ({ items, next: null, unread: 2 }));
  api.on(notices.read, () => ({ unread: 1 }));
  await waitFor(() => expect(api.to("/api/v1/notices/read")).not.toHaveLength(0));
  expect(api.to("/api/v1/notices/read").map(({ body }) => body)).toEqual([{ id: "5".repeat(24) }]);
});

test("a locked screen shows nothing of the work, through a reload too, and opens by the same person's password only", async () => {
  const { api, unmount } = open("/workbench", makeUser(), () => [group("new", [mine()])]);
  await screen.findByText("车位让人占着");
  await userEvent.click(screen.getByText("李芳", { selector: ".who-am" }));
  await userEvent.click(await screen.findByText("锁屏"));
  expect(screen.getByText("车位让人占着")).not.toBeVisible();
  expect(localStorage.getItem("qizhen.choice.locked")).toBe("true");
  api.on(accounts.staff, () => refusal(401, "密码不对"));
  await userEvent.type(screen.getByLabelText("您的密码"), "wrong{Enter}");
  expect(await screen.findByText("密码不对")).toBeInTheDocument();
  api.on(accounts.staff, () => ({ accessToken: "b", refreshToken: "r2", expiresIn: 900, user: makeUser() }));
  await userEvent.type(screen.getByLabelText("您的密码"), "right{Enter}");
  await waitFor(() => expect(screen.getByText("车位让人占着")).toBeVisible());
  expect(api.to("/api/v1/auth/staff").map(({ body }) => body)).toMatchObject([
    { username: "clerk-town" },
    { username: "clerk-town" },
  ]);
  unmount();
});

test("signing out tells the server, and leaves nothing of what was typed for the next person", async () => {
  const { api, router } = open("/workbench", makeUser(), () => []);
  api.on(accounts.signOut, () => ({ done: true as const }));
  sessionStorage.setItem("qizhen.typed.register", JSON.stringify({ name: "王桂兰" }));
  await userEvent.click(await screen.findByText("李芳", { selector: ".who-am" }));
  await userEvent.click(await screen.findByText("退出登录"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/login"));
  expect(api.to("/api/v1/auth/sign-out").map(({ body }) => body)).toEqual([{ refreshToken: "refresh-1" }]);
  expect(sessionStorage.getItem("qizhen.typed.register")).toBeNull();
});
