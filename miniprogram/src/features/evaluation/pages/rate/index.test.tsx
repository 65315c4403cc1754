import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import { useSession } from "../../../../client/session";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import RatePage from "./index";

const id = "8".repeat(24);
const at = "2026-10-20T10:20:00+08:00";
const marks = {
  id: "5".repeat(24),
  overall: 4,
  tags: [],
  via: "app",
  at,
  changedAt: at,
  editableUntil: "2026-10-27T10:20:00+08:00",
  version: 1,
};
let asked: { path: string; body: unknown; key: string | undefined }[];
let state: { mayRate: boolean; mine?: object };
let rate: () => ReturnType<typeof ok> | "lost";

const show = () =>
  render(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <RatePage />
    </SWRConfig>,
  );
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  asked = [];
  state = { mayRate: true };
  rate = () => ok(marks, 201);
  phone.opened = [];
  phone.params = { id };
  phone.serve = ({ method, path, body, headers }) => {
    if (path !== `/api/v1/cases/${id}/rating`) return refused(404);
    if (method === "GET") return ok({ parties: [], ...state });
    asked.push({ path, body, key: headers["Idempotency-Key"] });
    return rate();
  };
  useSession.setState({ kept: residentSession });
});

test("one face is a whole rating, and whoever gave it reads what happens next", async () => {
  show();
  await screen.findByText("这件事办得怎么样？");
  await tap("先点一个总的评价");
  expect(asked).toEqual([]);
  await tap(/总的来说：4 分/);
  await tap("交上去");
  expect(await screen.findByText("收到您的评价，谢谢")).toBeInTheDocument();
  expect(asked.map(({ body }) => body)).toEqual([{ overall: 4 }]);
});

test("what was said before stands there to be changed, and until when", async () => {
  state = { mayRate: true, mine: { ...marks, overall: 3, speed: 2, tags: ["slow"], comment: "慢了点" } };
  show();
  expect(await screen.findByText(/可以改到10月27日/)).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "想说的话" })).toHaveValue("慢了点");
  await tap("拖得太久");
  await tap("办得快");
  await tap(/总的来说：5 分/);
  await tap("交上去");
  await screen.findByText("收到您的评价，谢谢");
  expect(asked[0]?.body).toEqual({ overall: 5, speed: 2, tags: ["quick"], comment: "慢了点" });
});

test("after the last day it is told that the rating stands", async () => {
  state = { mayRate: false, mine: marks };
  show();
  expect(await screen.findByText("已经评过了")).toBeInTheDocument();
});

test("a low rating says before and after that somebody else takes it up", async () => {
  show();
  await tap(/总的来说：1 分/);
  expect(screen.getByRole("status")).toHaveTextContent("换人再办");
  await userEvent.click(within(screen.getByRole("group", { name: "快不快" })).getAllByRole("button")[1] as HTMLElement);
  await userEvent.type(screen.getByRole("textbox", { name: "想说的话" }), "没人管");
  await tap("交上去");
  expect(await screen.findByText("收到了，这就换人再办")).toBeInTheDocument();
  expect(asked[0]?.body).toEqual({ overall: 1, speed: 2, comment: "没人管" });
});

test("what the server refuses keeps the faces and words; the next try is another intent", async () => {
  rate = () => refused(409, "这件事刚有了变化");
  show();
  await tap(/总的来说：2 分/);
  await userEvent.type(screen.getByRole("textbox", { name: "想说的话" }), "还在漏");
  await tap("交上去");
  expect(await screen.findByText("这件事刚有了变化")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "想说的话" })).toHaveValue("还在漏");
  rate = () => ok(marks, 201);
  await tap("交上去");
  await screen.findByText("收到了，这就换人再办");
  expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
});

test("a matter that still runs says when it can be rated, and offers no faces", async () => {
  state = { mayRate: false };
  show();
  expect(await screen.findByText("现在还不能评")).toBeInTheDocument();
  expect(screen.queryByRole("group", { name: "总的来说" })).not.toBeInTheDocument();
});
