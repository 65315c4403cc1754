import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { booking, type Schedule } from "@qizhen/shared/contract/booking";
import { hours, type CalendarDay, type CalendarVisit, type HostCalendar } from "@qizhen/shared/contract/hours";
import { mediators } from "@qizhen/shared/contract/mediators";
import { supervision } from "@qizhen/shared/contract/supervision";
import { addDays } from "@qizhen/shared/rules/shanghaiDays";
import { answerApi, refusal } from "../../testing/api";
import { ids, makeUser } from "../../testing/make";
import { drag, layOut, moveTo, press, release } from "../../testing/pointer";
import { renderApp } from "../../testing/renderApp";
import { HoursPage } from "./HoursPage";

const scheduleId = "5".repeat(24);
const schedule: Schedule = {
  id: scheduleId, hostId: ids.clerk, host: { id: ids.clerk, name: "李芳" }, service: "people", mode: "centre", place: "一楼 101", slotMinutes: 30,
  bufferMinutes: 0, travelMinutes: 0, seats: 1, noticeMinutes: 60, horizonDays: 30, from: "2026-10-01", to: "2026-12-31", exceptions: [],
  weekly: [{ weekday: 2, start: "09:00", end: "11:00" }],
}; // prettier-ignore
const visit: CalendarVisit = {
  id: "7".repeat(24), scheduleId, status: "booked", mode: "centre", visitor: "王**", unsettled: false,
  start: "2026-10-20T09:00:00+08:00", end: "2026-10-20T09:30:00+08:00",
}; // prettier-ignore

const calendarOf = (from: string, to: string): HostCalendar => {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const tuesday = new Date(`${day}T00:00:00Z`).getUTCDay() === 2;
    const open = tuesday ? [{ scheduleId, start: "09:00", end: "11:00", other: false }] : [];
    days.push({
      day,
      workday: day !== "2026-10-22",
      leave: day === "2026-10-23",
      open,
      places: tuesday ? 4 : 0,
      free: tuesday ? 3 : 0,
    });
  }
  return { host: { id: ids.clerk, name: "李芳" }, schedules: [schedule], days, visits: [visit] };
};

/** The grid of a week from eight to seven, 700 × 660 px: a day is 100 px wide, an hour 60 px high. */
const sizes = [700, 660] as const;
const y = (hour: number) => (hour - 8) * 60;
const x = (weekday: number) => (weekday - 1) * 100 + 50;

const open = (url = "/booking/hours?day=2026-10-20") => {
  layOut(...sizes);
  const api = answerApi();
  api.on(mediators.list, () => ({ items: [], next: null }));
  api.on(supervision.year, () => ({
    year: 2026,
    version: 0,
    known: true,
    days: [{ day: "2026-10-22", kind: "rest" as const, name: "重阳节" }],
  }));
  api.on(hours.calendar, ({ query }) => calendarOf(query["from"] ?? "", query["to"] ?? ""));
  api.on(hours.preview, () => ({ count: 1, visits: [visit] }));
  api.on(booking.changeSchedule, () => schedule);
  const routes = [{ path: "/booking/hours", Component: HoursPage }];
  return { api, ...renderApp(routes, { url, user: makeUser() }) };
};
const changesOf = (api: ReturnType<typeof open>["api"]) =>
  api.to(`/api/v1/schedules/${scheduleId}/actions`).map(({ body }) => body);
const stretch = () => screen.findByRole("button", { name: /10月20日 周二 09:00–11:00/ });

afterEach(() => jest.restoreAllMocks());

test("a stretch is dragged to another day and hour; whom that touches is told before anything is saved", async () => {
  const { api } = open();
  drag(await stretch(), [x(2), y(9.5)], [x(3), y(11)]);
  const drawer = await screen.findByRole("dialog");
  expect(await within(drawer).findByText(/有 1 个已经约好的人要改时间/)).toBeInTheDocument();
  expect(within(drawer).getByText(/王\*\*/)).toBeInTheDocument();
  expect(changesOf(api)).toEqual([]);
  await userEvent.click(within(drawer).getByRole("button", { name: "保存" }));
  await waitFor(() =>
    expect(changesOf(api)).toEqual([
      {
        action: "days",
        days: [
          { day: "2026-10-20", open: [] },
          { day: "2026-10-21", open: [{ start: "10:30", end: "12:30" }] },
        ],
      },
    ]),
  );
});

test("its lower edge is dragged to lengthen it, for every week if so wished", async () => {
  const { api } = open();
  const edge = (await stretch()).querySelector(".wk-edge.bottom");
  if (!edge) throw new Error("no edge");
  drag(edge, [x(2), y(11)], [x(2), y(12.25)]);
  const drawer = await screen.findByRole("dialog");
  await userEvent.click(within(drawer).getByLabelText("以后每周都这样"));
  const save = within(drawer).getByRole("button", { name: "保存" });
  await waitFor(() => expect(save).toBeEnabled());
  await userEvent.click(save);
  await waitFor(() =>
    expect(changesOf(api)).toEqual([{ action: "change", weekly: [{ weekday: 2, start: "09:00", end: "12:15" }] }]),
  );
});

test("a new stretch is drawn on empty time, and Escape gives a drag up", async () => {
  const { api } = open();
  await stretch();
  const column = screen.getByTestId("week-columns").children[4];
  if (!column) throw new Error("no Friday");
  press(column, [x(5), y(14)]);
  moveTo([x(5), y(16)]);
  expect(screen.getByText("14:00–16:00")).toBeInTheDocument();
  act(() => void fireEvent.keyDown(window, { key: "Escape" }));
  release();
  expect(screen.queryByRole("dialog")).toBeNull();
  drag(column, [x(5), y(14)], [x(5), y(16)]);
  const drawer = await screen.findByRole("dialog");
  const save = within(drawer).getByRole("button", { name: "保存" });
  await waitFor(() => expect(save).toBeEnabled());
  await userEvent.click(save);
  await waitFor(() =>
    expect(changesOf(api)).toEqual([
      { action: "days", days: [{ day: "2026-10-23", open: [{ start: "14:00", end: "16:00" }] }] },
    ]),
  );
});

test("the keyboard moves a stretch and opens it where it lies then", async () => {
  open();
  const focused = await stretch();
  focused.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}{ArrowRight}{Enter}");
  const drawer = await screen.findByRole("dialog");
  expect(within(drawer).getByLabelText("哪一天")).toHaveValue("2026-10-21");
  expect(within(drawer).getByText("09:30")).toBeInTheDocument();
  expect(within(drawer).getByText("11:45")).toBeInTheDocument();
});

test("what the server refuses is said before it can be saved", async () => {
  const { api } = open();
  api.on(hours.preview, () =>
    refusal(422, "10月21日 09:00–11:00 这个人已经开放了，一个人不能同时在两处，请先改那一段。"),
  );
  drag(await stretch(), [x(2), y(9.5)], [x(3), y(9.5)]);
  const drawer = await screen.findByRole("dialog");
  expect(await within(drawer).findByText(/一个人不能同时在两处/)).toBeInTheDocument();
  expect(within(drawer).getByRole("button", { name: "保存" })).toBeDisabled();
});

test("a month shows what is open and how much of it is taken; days dragged over are changed together", async () => {
  const { api } = open("/booking/hours?day=2026-10-20&view=month");
  const day = (name: RegExp) => screen.findByRole("button", { name });
  const first = await day(/10月20日 周二：09:00–11:00，约了 1，共 4 个号/);
  expect(await screen.findByText("重阳节")).toBeInTheDocument();
  expect(await day(/10月23日 周五：请假/)).toBeInTheDocument();
  press(first, [0, 0]);
  fireEvent.pointerEnter(await day(/10月22日/));
  release();
  const drawer = await screen.findByRole("dialog");
  const save = within(drawer).getByRole("button", { name: "保存" });
  await waitFor(() => expect(save).toBeEnabled());
  await userEvent.click(save);
  await waitFor(() =>
    expect(changesOf(api)).toEqual([
      { action: "days", days: ["2026-10-20", "2026-10-21", "2026-10-22"].map((one) => ({ day: one, open: [] })) },
    ]),
  );
});

test("a week is copied to those that follow, and the settings of hours are changed by what is changed alone", async () => {
  const { api } = open();
  await stretch();
  await userEvent.click(screen.getByRole("button", { name: "复制这一周" }));
  const copy = await screen.findByRole("dialog");
  const doCopy = within(copy).getByRole("button", { name: "复制" });
  await waitFor(() => expect(doCopy).toBeEnabled());
  await userEvent.click(doCopy);
  await waitFor(() => expect(changesOf(api)).toEqual([{ action: "copy_week", week: "2026-10-19", weeks: 4 }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "修改" }));
  const settings = await screen.findByRole("dialog");
  const seats = within(settings).getByLabelText("同时接待几位");
  await userEvent.clear(seats);
  await userEvent.type(seats, "3");
  const save = within(settings).getByRole("button", { name: "保存" });
  await waitFor(() => expect(save).toBeEnabled());
  await userEvent.click(save);
  await waitFor(() => expect(changesOf(api)[1]).toEqual({ action: "change", seats: 3 }));
});

test("a calendar address is shown once, and can be stopped", async () => {
  const { api } = open();
  let since: string | undefined;
  api.on(hours.feedState, () => (since ? { since } : {}));
  api.on(hours.makeFeed, () => {
    since = "2026-10-20T10:20:00+08:00";
    return { path: "/api/v1/calendars/abcdefghijklmnopqrstuv.ics", since };
  });
  api.on(hours.revokeFeed, () => {
    since = undefined;
    return {};
  });
  await userEvent.click(screen.getByRole("button", { name: "手机日历" }));
  await userEvent.click(await screen.findByRole("button", { name: "生成地址" }));
  expect(await screen.findByDisplayValue(/calendars\/abcdefghijklmnopqrstuv\.ics$/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "停用" }));
  await waitFor(() => expect(screen.queryByDisplayValue(/calendars/)).toBeNull());
  expect(await screen.findByRole("button", { name: "生成地址" })).toBeInTheDocument();
});

test("whose calendar is not theirs to keep is told so, with what to do", async () => {
  const { api } = open();
  api.on(hours.calendar, () => refusal(403, "这不是您能安排的人"));
  await userEvent.click(screen.getByRole("button", { name: "往后" }));
  expect(await screen.findByText(/请让本人或当地综治中心来安排/)).toBeInTheDocument();
});
