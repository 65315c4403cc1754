import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { supervision, type CalendarYear, type DueFigures, type Order } from "@qizhen/shared/contract/supervision";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { CalendarPage } from "./CalendarPage";
import { DueCards } from "./DueCards";
import { OrderListPage } from "./OrderListPage";
import { OrderPage } from "./OrderPage";

const id = "3".repeat(24);
const makeOrder = (over: Partial<Order> = {}): Order => ({
  id,
  number: "督〔2026〕12号",
  caseId: "1".repeat(24),
  caseNumber: "2026-0871",
  caseTitle: "楼上漏水，泡了卧室",
  state: "open",
  stateText: "等回复",
  question: "为什么还没上门",
  automatic: false,
  issuer: { name: "王书记", unit: "青山区" },
  addressee: { name: "陈建平", unit: "松石社区" },
  issuedAt: "2026-10-20T10:20:00+08:00",
  dueAt: "2026-10-23T17:30:00+08:00",
  late: false,
  centre: "青山区综治中心",
  climbs: 0,
  rounds: [],
  allowed: ["reply"],
  ...over,
});
const figures: DueFigures = {
  most: 1000,
  overdue: 7,
  today: 2,
  orders: { toAnswer: 1, late: 1, toJudge: 0 },
  people: [{ id: "b".repeat(24), name: "陈建平", overdue: 5, today: 1 }],
  units: [{ id: "150204101001", name: "松石社区", overdue: 7, today: 2 }],
  unknownYears: [2027],
};

test("the cards lead to the lists behind their figures, and say that a year's holidays lack", async () => {
  const api = answerApi();
  api.on(supervision.figures, () => figures);
  renderApp([{ path: "/", Component: DueCards }], { url: "/", user: makeUser({ roles: ["leader", "admin"] }) });
  expect(await screen.findByRole("link", { name: /7\s*超期/ })).toHaveAttribute("href", "/cases?overdue=true");
  expect(screen.getByRole("link", { name: /2\s*今天到期/ })).toHaveAttribute("href", "/cases?due=today");
  expect(screen.getByRole("link", { name: /督办单要我回/ })).toHaveTextContent("其中 1 张超期");
  expect(screen.getByRole("link", { name: /陈建平/ })).toHaveAttribute(
    "href",
    `/cases?responsible=${"b".repeat(24)}&order=due`,
  );
  expect(screen.getByRole("link", { name: /松石社区/ })).toHaveAttribute(
    "href",
    "/cases?region=150204101001&overdue=true",
  );
  expect(screen.getByRole("note")).toHaveTextContent("2027");
  expect(screen.getByRole("link", { name: "去填" })).toHaveAttribute("href", "/settings/calendar?year=2027");
});

test("an order is answered from its page; a refusal keeps what was written", async () => {
  const api = answerApi();
  let order = makeOrder();
  api.on(supervision.get, () => order);
  api.on(supervision.act, () => refusal(409, "督办单刚有了变化"));
  renderApp([{ path: "/supervision/:id", Component: OrderPage }], {
    url: `/supervision/${id}`,
    user: makeUser({ roles: ["mediator"] }),
  });
  await userEvent.click(await screen.findByRole("button", { name: "回复" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox"), "明天上午上门");
  await userEvent.click(form.getByRole("button", { name: "回复" }));
  expect(await form.findByText(/督办单刚有了变化/)).toBeInTheDocument();
  expect(form.getByRole("textbox")).toHaveValue("明天上午上门");
  order = makeOrder({ state: "replied", stateText: "已回复，等审看", allowed: [] });
  api.on(supervision.act, () => order);
  await userEvent.click(form.getByRole("button", { name: "回复" }));
  expect(await screen.findByText("已回复，等审看")).toBeInTheDocument();
  expect(api.to(`/api/v1/supervision-orders/${id}/actions`).map(({ body }) => body)).toEqual([
    { action: "reply", text: "明天上午上门" },
    { action: "reply", text: "明天上午上门" },
  ]);
});

test("who oversees nothing has one box; an empty one says what will be there", async () => {
  const api = answerApi();
  api.on(supervision.list, () => ({ items: [], next: null }));
  renderApp([{ path: "/supervision", Component: OrderListPage }], {
    url: "/supervision?box=region",
    user: makeUser({ roles: ["mediator"] }),
  });
  expect(await screen.findByText("没有要您回的督办单")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "辖区里的" })).not.toBeInTheDocument();
});

test("a year's days are read by everybody and written by the county's administrator; somebody else's change loses nothing", async () => {
  const api = answerApi();
  let year: CalendarYear = {
    year: 2027,
    version: 0,
    known: false,
    days: [{ day: "2027-01-01", kind: "rest", name: "元旦" }],
  };
  api.on(supervision.year, () => year);
  api.on(supervision.saveYear, () => refusal(409, "赵敏刚刚改过这一年"));
  const county = makeUser({ roles: ["admin"], region: { code: "150204000000", name: "青山区" } });
  renderApp([{ path: "/settings/calendar", Component: CalendarPage }], {
    url: "/settings/calendar?year=2027",
    user: county,
  });
  await userEvent.click(await screen.findByRole("button", { name: "去掉 2027-01-01" }));
  await userEvent.click(screen.getByRole("button", { name: "保存这一年" }));
  expect(await screen.findByText(/刚才有人先改了这一年/)).toBeInTheDocument();
  year = { ...year, version: 1, known: true };
  await userEvent.click(screen.getByRole("button", { name: "看新的" }));
  api.on(supervision.saveYear, () => ({ ...year, version: 2, days: [] }));
  expect(screen.queryByRole("button", { name: "去掉 2027-01-01" })).not.toBeInTheDocument();
});

test("an administrator of a town reads the days and changes none", async () => {
  const api = answerApi();
  api.on(supervision.year, () => ({
    year: 2027,
    version: 1,
    known: true,
    days: [{ day: "2027-01-01", kind: "rest" as const }],
  }));
  renderApp([{ path: "/settings/calendar", Component: CalendarPage }], {
    url: "/settings/calendar?year=2027",
    user: makeUser({ roles: ["admin"] }),
  });
  expect(await screen.findByText(/节假日由县（区）的管理员来填/)).toBeInTheDocument();
  expect(await screen.findByText("休息")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "保存这一年" })).not.toBeInTheDocument();
});
