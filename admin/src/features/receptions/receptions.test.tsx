import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Appointment } from "@qizhen/shared/contract/booking";
import { booking } from "@qizhen/shared/contract/booking";
import { receptions, type ReceptionDay, type ReceptionDayPage as Day, type ReceptionMonth, type ReceptionReport } from "@qizhen/shared/contract/receptions"; // prettier-ignore
import { regions } from "@qizhen/shared/contract/regions";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { ReceptionDayPage } from "./ReceptionDayPage";
import { ReceptionsPage } from "./ReceptionsPage";
import { reportCsv } from "./reportCsv";
import { ReportPage } from "./ReportPage";

const [zhou, wu] = ["a".repeat(24), "b".repeat(24)];
const leader = { id: zhou, name: "周建国", office: "镇长" };
const makeDay = (over: Partial<ReceptionDay> = {}): ReceptionDay => ({
  id: "9".repeat(24),
  day: "2099-11-04",
  leaderId: zhou,
  leader,
  start: "09:00",
  end: "11:40",
  minutes: 20,
  places: 8,
  place: "接访室",
  fields: ["land"],
  state: "planned",
  ...over,
});
const makeMonth = (over: Partial<ReceptionMonth> = {}): ReceptionMonth => ({
  id: "1".repeat(24),
  centre: { code: "150204101000", name: "兴胜镇" },
  month: "2099-11",
  version: 1,
  state: "draft",
  days: [makeDay()],
  leaders: [
    { ...leader, fields: ["land"], leave: [] },
    { id: wu, name: "吴秀兰", office: "副镇长", fields: [], leave: [{ from: "2099-11-05", to: "2099-11-05" }] },
  ],
  rest: ["2099-11-01", "2099-11-07", "2099-11-08"],
  by: "刘志强",
  at: "2099-10-20T10:00:00+08:00",
  allowed: ["redraft", "save"],
  ...over,
});
const settings = {
  daysPerMonth: 4,
  start: "09:00",
  minutes: 20,
  places: 8,
  place: "接访室",
  version: 0,
  mayWrite: true,
};

const openMonth = (month: () => ReceptionMonth, roles: ("clerk" | "leader" | "admin")[] = ["clerk"]) => {
  const api = answerApi();
  api.on(receptions.month, () => month());
  api.on(receptions.settings, () => settings);
  api.on(regions.list, () => ({ items: [] }));
  renderApp([{ path: "/receptions", Component: ReceptionsPage }], {
    url: "/receptions?month=2099-11",
    user: makeUser({ roles }),
  });
  return api;
};
const post = (api: ReturnType<typeof answerApi>, path: string) => api.to(path).map(({ body }) => body);
const actions = `/api/v1/reception-months/${"1".repeat(24)}/actions`;

test("a month that nobody has drafted offers the draft by rule, which then stands in its calendar", async () => {
  let month = makeMonth({ version: 0, days: [], allowed: ["redraft"], by: undefined, at: undefined });
  const api = openMonth(() => month);
  expect(await screen.findByText("这个月还没有接访日历")).toBeInTheDocument();
  month = makeMonth();
  api.on(receptions.draft, () => month);
  await userEvent.click(screen.getByRole("button", { name: "按规则拟一份" }));
  expect(await screen.findByRole("button", { name: /^改11月4日/ })).toHaveTextContent(
    "周建国镇长09:00–11:408 个号 · 山林土地",
  );
  expect(post(api, "/api/v1/reception-months").at(-1)).toEqual({
    centre: "150204101000",
    month: "2099-11",
    version: 0,
  });
});

test("a clerk changes a day and saves it with the version they saw; who may not approve is offered no approving", async () => {
  const api = openMonth(() => makeMonth());
  await userEvent.click(await screen.findByRole("button", { name: /^改11月4日/ }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.clear(form.getByRole("textbox", { name: "在哪里" }));
  await userEvent.type(form.getByRole("textbox", { name: "在哪里" }), "一楼大厅");
  await userEvent.click(form.getByRole("button", { name: "改好" }));
  expect(await screen.findByText("有改动还没保存")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "审定" })).not.toBeInTheDocument();
  api.on(receptions.actOnMonth, () => makeMonth({ version: 2, days: [makeDay({ place: "一楼大厅" })] }));
  await userEvent.click(screen.getByRole("button", { name: "保存改动" }));
  await waitFor(() => expect(screen.queryByText("有改动还没保存")).not.toBeInTheDocument());
  expect(post(api, actions)).toEqual([
    { action: "save", version: 1, days: [{ day: "2099-11-04", leaderId: zhou, start: "09:00", minutes: 20, places: 8, place: "一楼大厅", fields: ["land"] }] }, // prettier-ignore
  ]);
});

test("of two clerks the second is shown the first's change, and what they typed is still there", async () => {
  let month = makeMonth();
  const api = openMonth(() => month);
  await userEvent.click(await screen.findByRole("button", { name: "11月5日加一场" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "改好" }));
  api.on(receptions.actOnMonth, () => refusal(409, "王芳刚刚改过，请看一眼新的再改，您写的还在。"));
  month = makeMonth({ version: 2, days: [makeDay({ day: "2099-11-12" })], by: "王芳" });
  await userEvent.click(screen.getByRole("button", { name: "保存改动" }));
  expect(await screen.findByText(/王芳刚刚改过/)).toBeInTheDocument();
  expect(await screen.findByText(/11月12日 周建国 09:00/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: /^改11月5日/ })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "看新的" }));
  api.on(receptions.actOnMonth, () => makeMonth({ version: 3 }));
  await userEvent.click(screen.getByRole("button", { name: "保存改动" }));
  await waitFor(() => expect(post(api, actions).at(-1)).toMatchObject({ version: 2 }));
});

test("a day that cannot stand is marked where it lies", async () => {
  const api = openMonth(() => makeMonth({ days: [makeDay(), makeDay({ day: "2099-11-05", id: "8".repeat(24) })] }));
  await userEvent.click(await screen.findByRole("button", { name: /^改11月5日/ }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "改好" }));
  api.on(receptions.actOnMonth, () =>
    refusal(422, "有 1 天不能这样安排，请先改好。", { "days.1": "这位领导这天请假" }),
  );
  await userEvent.click(screen.getByRole("button", { name: "保存改动" }));
  const marked = await screen.findByRole("button", { name: /^改11月5日/ });
  await waitFor(() => expect(marked).toHaveTextContent("这位领导这天请假"));
  expect(screen.getByRole("button", { name: /^改11月4日/ })).not.toHaveTextContent("请假");
});

test("a leader approves, and gives back with a reason; nothing can be changed by them", async () => {
  let month = makeMonth({ allowed: ["approve"] });
  const api = openMonth(() => month, ["leader"]);
  expect(await screen.findByText(/没问题就审定/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /加一场|改11月/ })).not.toBeInTheDocument();
  month = makeMonth({ version: 2, state: "approved", allowed: ["return"] });
  api.on(receptions.actOnMonth, () => month);
  await userEvent.click(screen.getByRole("button", { name: "审定" }));
  await userEvent.click(await screen.findByRole("button", { name: "退回修改" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByRole("button", { name: "退回修改" })).toBeDisabled();
  await userEvent.type(form.getByRole("textbox"), "四号换一天");
  await userEvent.click(form.getByRole("button", { name: "退回修改" }));
  await waitFor(() =>
    expect(post(api, actions).at(-1)).toEqual({ action: "return", version: 2, reason: "四号换一天" }),
  );
});

test("publishing is asked once more; a published day leads to its page, and one that could not be opened says why", async () => {
  let month = makeMonth({ version: 2, state: "approved", allowed: ["return", "publish"] });
  const api = openMonth(() => month);
  await userEvent.click(await screen.findByRole("button", { name: "公布" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText(/公布这 1 天/)).toBeInTheDocument();
  month = makeMonth({ version: 3, state: "published", allowed: [], days: [makeDay({ state: "open", fault: "这天的时间没能开放" })] }); // prettier-ignore
  api.on(receptions.actOnMonth, () => month);
  await userEvent.click(form.getByRole("button", { name: "公布" }));
  const link = await screen.findByRole("link", { name: /^11月4日接访/ });
  expect(link).toHaveAttribute("href", `/receptions/days/${"9".repeat(24)}`);
  expect(link).toHaveTextContent("这天的时间没能开放");
});

test("without leaders it says who makes them; no draft can be made", async () => {
  openMonth(() => makeMonth({ version: 0, days: [], leaders: [], allowed: ["redraft"] }));
  expect(await screen.findByText("这里还没有能接访的领导")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "按规则拟一份" })).toBeDisabled();
});

const makeVisit = (over: Partial<Appointment> = {}): Appointment => ({
  id: "5".repeat(24),
  status: "checked_in",
  slot: { id: "x", hostId: zhou, start: "2099-11-04T09:00:00+08:00", end: "2099-11-04T09:20:00+08:00", mode: "centre" },
  host: { id: zhou, name: "周建国" },
  service: "reception",
  visitor: { name: "王**", phone: "139****5678" },
  allowedActions: ["start"],
  ...over,
});
const makePage = (over: Partial<Day> = {}): Day => ({
  day: makeDay({ state: "open" }),
  month: { id: "1".repeat(24), month: "2099-11", version: 3 },
  centre: { code: "150204101000", name: "兴胜镇" },
  visitors: [{ visit: makeVisit() }],
  mayRegister: true,
  mayChange: true,
  ...over,
});
const openPage = (page: () => Day | Response) => {
  const api = answerApi();
  api.on(receptions.day, () => page());
  renderApp([{ path: "/receptions/days/:id", Component: ReceptionDayPage }], {
    url: `/receptions/days/${"9".repeat(24)}`,
    user: makeUser(),
  });
  return api;
};
const matter = { caseId: "2".repeat(24), caseNumber: "2099-0012", dueAt: "2099-12-04T17:30:00+08:00", state: "waiting", orderId: "3".repeat(24) } as const; // prettier-ignore

test("what a visitor says is registered from their row; a failure keeps what was typed, and the order stands then with its day", async () => {
  let page = makePage();
  const api = openPage(() => page);
  await userEvent.click(await screen.findByRole("button", { name: "登记这件事" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText(/由周建国包案/)).toBeInTheDocument();
  await userEvent.type(form.getByRole("textbox", { name: "说了什么" }), "修路占了地，没给补偿");
  api.on(receptions.register, () => refusal(422, "这位还没有签到，请先签到再登记。"));
  await userEvent.click(form.getByRole("button", { name: "登记这件事" }));
  expect(await form.findByText(/请先签到再登记/)).toBeInTheDocument();
  expect(form.getByRole("textbox", { name: "说了什么" })).toHaveValue("修路占了地，没给补偿");
  api.on(receptions.register, () => matter);
  page = makePage({ visitors: [{ visit: makeVisit(), matter }] });
  await userEvent.click(form.getByRole("button", { name: "登记这件事" }));
  expect(await screen.findByRole("link", { name: "2099-0012" })).toHaveAttribute("href", `/cases/${matter.caseId}`);
  expect(screen.getByText(/12月4日 .*前答复/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "督办单" })).toHaveAttribute("href", `/supervision/${matter.orderId}`);
  expect(screen.queryByRole("button", { name: "登记这件事" })).not.toBeInTheDocument();
});

test("nothing is registered of who is not here yet, nor by who may not; steps are those the server allows", async () => {
  const booked = makeVisit({ id: "6".repeat(24), status: "booked", allowedActions: ["check_in"] });
  const api = openPage(() => makePage({ visitors: [{ visit: booked }, { visit: makeVisit() }], mayRegister: false, mayChange: false })); // prettier-ignore
  api.on(booking.act, () => booked);
  await userEvent.click(await screen.findByRole("button", { name: "到了" }));
  expect(api.to(`/api/v1/appointments/${"6".repeat(24)}/actions`).map(({ body }) => body)).toEqual([{ action: "check_in" }]); // prettier-ignore
  expect(screen.queryByRole("button", { name: "登记这件事" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "取消这一天" })).not.toBeInTheDocument();
});

test("who cancels a day is told how many wait, gives a reason, and names the version they saw", async () => {
  const booked = makeVisit({ status: "booked", allowedActions: [] });
  const api = openPage(() => makePage({ visitors: [{ visit: booked }] }));
  await userEvent.click(await screen.findByRole("button", { name: "取消这一天" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText(/已经有 1 人约了/)).toBeInTheDocument();
  expect(form.getByRole("button", { name: "取消这一天" })).toBeDisabled();
  await userEvent.type(form.getByRole("textbox"), "去区里开会");
  api.on(receptions.actOnDay, () => makePage({ day: makeDay({ state: "cancelled", reason: "去区里开会" }), mayChange: false })); // prettier-ignore
  await userEvent.click(form.getByRole("button", { name: "取消这一天" }));
  await waitFor(() =>
    expect(post(api, `/api/v1/reception-days/${"9".repeat(24)}/actions`)).toEqual([
      { action: "cancel", version: 3, reason: "去区里开会" },
    ]),
  );
});

test("a day that is not there, or not theirs, leads back to the calendar", async () => {
  openPage(() => refusal(404, "没有找到这个接访日"));
  expect(await screen.findByRole("link", { name: "回到日历" })).toHaveAttribute("href", "/receptions");
});

const counts = { held: 2, cancelled: 1, received: 9, registered: 4, inTime: 2, answeredLate: 1, waiting: 0, late: 1, ratings: 2, satisfaction: 4.5 }; // prettier-ignore
const report: ReceptionReport = {
  region: { code: "150204101000", name: "兴胜镇" },
  month: "2099-11",
  rows: [{ centre: { code: "150204101000", name: "兴胜镇" }, leader, ...counts }],
  total: counts,
};

test("the report shows its figures and gives them away as a file that Excel reads, in which nothing is a formula", async () => {
  const api = answerApi();
  api.on(receptions.report, () => report);
  api.on(regions.list, () => ({ items: [] }));
  renderApp([{ path: "/receptions/report", Component: ReportPage }], {
    url: "/receptions/report?month=2099-11",
    user: makeUser(),
  });
  const table = within(await screen.findByRole("table", { name: "按中心、领导" }));
  expect(table.getByText("4.5 分（2 人）")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "下载表格" })).toBeEnabled();
  const sly = { ...report, rows: [{ ...report.rows[0], leader: { ...leader, name: '=HYPERLINK("x")', office: "镇长,书记" } }] } as ReceptionReport; // prettier-ignore
  const [head = "", row = ""] = reportCsv(sly).split("\r\n");
  expect(head.startsWith("\uFEFF中心,领导,职务,接访天数")).toBe(true);
  expect(row).toBe(`兴胜镇,"'=HYPERLINK(""x"")","镇长,书记",2,1,9,4,2,1,0,1,2,4.5`);
});

test("a month without a published day says so, and there is nothing to take away", async () => {
  const api = answerApi();
  api.on(receptions.report, () => ({ ...report, rows: [], total: { ...counts, held: 0 } }));
  api.on(regions.list, () => ({ items: [] }));
  renderApp([{ path: "/receptions/report", Component: ReportPage }], { url: "/receptions/report", user: makeUser() });
  expect(await screen.findByText("这个月没有公布过接访日")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "下载表格" })).toBeDisabled();
});
