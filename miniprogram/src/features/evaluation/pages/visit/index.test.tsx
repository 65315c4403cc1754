import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import { atRest, SurroundingsContext } from "../../../../components/screen/surroundings";
import { useSession } from "../../../../client/session";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import AnswerPage from "../answer/index";
import VisitPage from "./index";

const id = "4".repeat(24);
const at = "2026-10-20T10:20:00+08:00";
const visit = {
  id,
  caseId: "8".repeat(24),
  caseNumber: "2026-0871",
  caseTitle: "楼上漏水，泡了卧室",
  day: 7,
  state: "calling",
  stateText: "要打电话",
  who: "王**",
  dueAt: at,
  late: false,
  tries: 1,
  unreached: false,
  reopened: false,
  allowed: ["hand_over", "done", "unreachable"],
  version: 1,
  description: "楼上漏水",
  agreed: "修好管子，赔八千元",
  closedAt: at,
  handler: "陈建平",
  phone: "13900005678",
  calls: [],
};
let asked: { path: string; body: unknown }[];

const show = (page: React.ReactNode) =>
  render(
    <SurroundingsContext.Provider value={{ ...atRest, dial: (number) => void phone.opened.push(`dial ${number}`) }}>
      <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>{page}</SWRConfig>
    </SurroundingsContext.Provider>,
  );
const serve = (read: object, written: () => ReturnType<typeof ok>) => {
  phone.serve = ({ method, path, body }) => {
    if (method === "GET") return ok(read);
    asked.push({ path, body });
    return written();
  };
};
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  asked = [];
  phone.opened = [];
  phone.params = { id };
  useSession.setState({ kept: residentSession });
});

test("a grid worker calls with one tap, and two more taps record that it was kept", async () => {
  serve(visit, () => ok({ ...visit, state: "done", allowed: [] }));
  show(<VisitPage />);
  expect(await screen.findByText("修好管子，赔八千元")).toBeInTheDocument();
  await tap("给王**打电话");
  expect(phone.opened).toEqual(["dial 13900005678"]);
  await tap("先点一下办到了没有");
  expect(asked).toEqual([]);
  await userEvent.click(
    within(screen.getByRole("group", { name: "说好的办到了吗" })).getByRole("button", { name: "办到了" }),
  );
  await tap("记下");
  expect(asked).toEqual([
    { path: `/api/v1/return-visits/${id}/actions`, body: { action: "done", form: { kept: "yes" } } },
  ]);
});

test("a call that nobody answered is told with one tap", async () => {
  serve(visit, () => ok({ ...visit, tries: 2 }));
  show(<VisitPage />);
  await tap("没接通");
  expect(asked.map(({ body }) => body)).toEqual([{ action: "unreachable" }]);
});

test("a resident says that it was not kept, and reads that the matter is taken up again", async () => {
  serve({ waiting: { id, day: 7, agreed: "修好管子", askedAt: at } }, () => ok({ kept: "no", reopened: true }));
  show(<AnswerPage />);
  await tap("没办");
  await userEvent.type(screen.getByRole("textbox", { name: /想说的话/ }), "一分钱没给");
  await tap("告诉你们");
  expect(await screen.findByText(/由上一级接手/)).toBeInTheDocument();
  expect(asked).toEqual([{ path: `/api/v1/return-visits/${id}/answer`, body: { kept: "no", comment: "一分钱没给" } }]);
});

test("what was answered in another place meanwhile keeps the words and says so", async () => {
  serve({ waiting: { id, day: 7, askedAt: at } }, () => refused(409, "这次回访已经答过了"));
  show(<AnswerPage />);
  await tap("办到了");
  await tap("告诉你们");
  expect(await screen.findByText("这次回访已经答过了")).toBeInTheDocument();
});
