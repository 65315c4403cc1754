import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Arrival } from "@qizhen/shared/contract/desk";
import { useSession } from "../../../../client/session";
import OpenPage from "../../../../pages/open/index";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import ArrivePage from "./index";

jest.setTimeout(30_000);
const centre = { code: "150204101001", name: "松石社区" };
const visit = (given: Partial<Arrival> = {}): Arrival => ({
  id: "a".repeat(24),
  status: "booked",
  start: "2026-10-20T10:30:00+08:00",
  end: "2026-10-20T11:00:00+08:00",
  host: { id: "1".repeat(24), name: "李桂芳" },
  service: "people",
  mode: "centre",
  room: "调解室一",
  centre,
  here: true,
  mayCheckIn: true,
  ...given,
});
interface Shown {
  visits?: Arrival[];
  ticket?: object;
  free?: number;
  waiting?: number;
}
let shown: Shown;
let asked: { path: string; body: unknown; key: string | undefined }[];

const serve = (answers: Record<string, () => ReturnType<typeof ok>> = {}) => {
  phone.serve = ({ path, body, headers }) => {
    asked.push({ path, body, key: headers["idempotency-key"] });
    if (path.endsWith("/desk/arrival")) return ok({ centre, visits: [], free: 0, waiting: 0, ...shown });
    if (path.endsWith("/desk/openings")) return ok({ items: [] });
    return answers[path]?.() ?? refused(404);
  };
};
const show = () => render(<ArrivePage />);
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

let residents = 0;
beforeEach(() => {
  asked = [];
  shown = {};
  phone.opened = [];
  phone.params = { centre: centre.code };
  residents += 1; // nothing is remembered of the test before
  useSession.setState({ kept: { ...residentSession, user: { ...residentSession.user, id: `resident-${residents}` } } });
});

test("the code at a door opens the page of that centre; a stairwell's code is kept as a suggestion as before", () => {
  phone.params = { scene: `d${centre.code}` };
  render(<OpenPage />);
  expect(phone.opened).toEqual([`on /features/desk/pages/arrive/index?centre=${centre.code}`]);
  phone.opened = [];
  phone.params = { scene: "g150204101001003" };
  render(<OpenPage />);
  expect(phone.opened).toEqual(["tab /pages/home/index"]);
});

test("who has booked checks in with one tap, and reads number, room and how many are before them", async () => {
  shown = { visits: [visit()] };
  const arrived = visit({ status: "checked_in", number: 12, ahead: 2, mayCheckIn: false });
  serve({
    "/api/v1/desk/arrivals": () => {
      shown = { visits: [arrived] };
      return ok(arrived);
    },
  });
  show();
  await tap("我到了");
  expect(await screen.findByText("12 号")).toBeInTheDocument();
  expect(screen.getByText("前面还有 2 位，请坐一会儿。")).toBeInTheDocument();
  expect(screen.getByText("调解室一")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "取个号" })).not.toBeInTheDocument();
  expect(asked.find(({ path }) => path.endsWith("arrivals"))).toMatchObject({ body: { visitId: "a".repeat(24) } });
});

test("who is called reads where to go", async () => {
  const call = { room: "调解室一", at: "2026-10-20T10:31:00+08:00", times: 1 };
  shown = { visits: [visit({ status: "checked_in", number: 12, call, mayCheckIn: false })] };
  serve();
  show();
  expect(await screen.findByText("叫到您了，请到 调解室一")).toBeInTheDocument();
});

test("who has not booked takes a number, a lost answer is asked again under the same key, and giving it back is asked twice", async () => {
  const ticket = { id: "7".repeat(24), number: 9, status: "waiting", visitor: { name: "王桂兰" }, at: visit().start, ahead: 1 }; // prettier-ignore
  let lost = true;
  serve({
    "/api/v1/desk/numbers": () => {
      if (lost) throw new Error("request:fail");
      shown = { ticket };
      return ok(ticket, 201);
    },
    [`/api/v1/desk/tickets/${ticket.id}/actions`]: () => {
      shown = {};
      return ok({ ...ticket, status: "left" });
    },
  });
  show();
  await tap("取个号");
  await screen.findByRole("alert", {}, { timeout: 15_000 }); // it has been tried a few times by then
  lost = false;
  await tap("取个号");
  expect(await screen.findByText("9 号")).toBeInTheDocument();
  const keys = asked.filter(({ path }) => path.endsWith("numbers")).map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  await tap("不等了");
  expect(asked.some(({ path }) => path.includes("/tickets/"))).toBe(false);
  await tap("真的不等了？号就没有了");
  expect(await screen.findByRole("button", { name: "取个号" })).toBeInTheDocument();
});

test("a visit elsewhere is not checked in to here, and a code that is none says what to do", async () => {
  shown = { visits: [visit({ here: false, centre: { code: "150204101000", name: "兴胜镇" } })] };
  serve();
  const { unmount } = show();
  expect(await screen.findByText("这个预约在兴胜镇，不在这里。")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "我到了" })).not.toBeInTheDocument();
  unmount();
  phone.params = { centre: "zzz" };
  show();
  expect(screen.getByText("这个码不对")).toBeInTheDocument();
});
