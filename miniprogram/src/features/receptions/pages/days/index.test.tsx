import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import type { OpenReceptionDay } from "@qizhen/shared/contract/receptions";
import { useSession } from "../../../../client/session";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import type { Asked } from "../../../../testing/taro";
import ReceptionDaysPage from "./index";

const host = "7".repeat(24);
const makeDay = (over: Partial<OpenReceptionDay> = {}): OpenReceptionDay => ({
  id: "9".repeat(24),
  hostId: host,
  day: "2099-11-04",
  start: "09:00",
  end: "11:40",
  centre: { code: "150204101000", name: "兴胜镇" },
  office: "镇长",
  name: "周**",
  place: "兴胜镇综治中心接访室",
  fields: ["land"],
  places: 8,
  free: 3,
  ...over,
});
const asked: Asked[] = [];
const show = (items: OpenReceptionDay[] | "busy") => {
  phone.serve = (request) => {
    if (request.path !== "/api/v1/receptions") return refused(404);
    asked.push(request);
    return items === "busy" ? refused(422, "请稍后再试") : ok({ items });
  };
  render(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <ReceptionDaysPage />
    </SWRConfig>,
  );
};

beforeEach(() => {
  phone.storage.clear();
  phone.opened = [];
  asked.length = 0;
  const grid = { code: "150204101001003", name: "松石社区第03网格" };
  useSession.setState({ kept: { ...residentSession, user: { ...residentSession.user, grid } } });
});

test("a day says who by office and surname, where, for what and how many places are left, and leads to its times", async () => {
  show([makeDay()]);
  expect(await screen.findByText("镇长 周**")).toBeInTheDocument();
  for (const text of ["兴胜镇综治中心接访室", "管山林土地", "还有 3 个号", /09:00 到 11:40/])
    expect(screen.getByText(text)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "约镇长" }));
  expect(phone.opened).toEqual([
    `over /features/booking/pages/times/index?id=${host}&name=${encodeURIComponent("镇长 周**")}&day=2099-11-04`,
  ]);
});

test("a full day offers its queue", async () => {
  show([makeDay({ free: 0 })]);
  expect(await screen.findByText("约满了，可以排队")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "排队等镇长" })).toBeInTheDocument();
});

test("the days of one's own place are asked for first, and those of the whole county on a tap", async () => {
  show([makeDay()]);
  await screen.findByText("镇长 周**");
  await userEvent.click(screen.getByRole("button", { name: "全区（县）" }));
  await screen.findByText("镇长 周**");
  expect(asked.map(({ query }) => query["region"])).toEqual(["150204101001003", "150204000000"]);
});

test("without a day it says what will be here and the one thing to do", async () => {
  show([]);
  expect(await screen.findByText("最近没有公布接访日")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "我有事要说" }));
  expect(phone.opened).toEqual(["over /features/cases/pages/submit/index"]);
});

test("a refusal says what the server says", async () => {
  show("busy");
  expect(await screen.findByRole("alert")).toHaveTextContent("请稍后再试");
});
