import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import { useSession } from "../../../../client/session";
import { useSpots } from "../../../../client/spots";
import { atRest, SurroundingsContext } from "../../../../components/screen/surroundings";
import { makeCase, makeTriage } from "../../../../testing/makeCase";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import SpotPage from "./index";

const worker = {
  ...residentSession,
  user: {
    ...residentSession.user,
    kind: "staff" as const,
    roles: ["grid_worker" as const],
    region: { code: "150204101001003", name: "松石社区第03网格" },
  },
};
let asked: { path: string; body: unknown }[];

const serve = (answers: Record<string, () => ReturnType<typeof ok>>) => {
  phone.serve = ({ path, body }) => {
    asked.push({ path, body });
    return answers[path]?.() ?? ok(makeTriage());
  };
};
const show = () =>
  render(
    <SurroundingsContext.Provider value={{ ...atRest, dial: (number) => void phone.opened.push(`dial ${number}`) }}>
      <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
        <SpotPage />
      </SWRConfig>
    </SurroundingsContext.Provider>,
  );
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  asked = [];
  phone.opened = [];
  useSession.setState({ kept: worker });
  useSpots.setState({ drafts: {}, waiting: [] });
});

test("three taps on the page close a small matter, in the worker's own grid", async () => {
  serve({ "/api/v1/cases/on-the-spot": () => ok(makeCase({ status: "closed" }), 201) });
  show();
  expect(screen.getByText("松石社区第03网格")).toBeInTheDocument();
  await tap("楼道堆物");
  await tap("当场清走了");
  await tap("当场办结");
  expect(await screen.findByText("办结了")).toBeInTheDocument();
  expect(asked.find(({ path }) => path.endsWith("on-the-spot"))?.body).toEqual({
    description: "楼道堆放杂物，邻居有意见",
    result: "当场清走了，双方没意见",
    outcome: "agreed",
  });
});

test("the button says what is missing, and sends nothing", async () => {
  serve({});
  show();
  await tap("先点一下是什么事");
  await tap("楼道堆物");
  await tap("再点一下怎么办好的");
  expect(asked.filter(({ path }) => path.includes("/cases"))).toEqual([]);
});

test("what a grid cannot settle goes up with one more tap, until the words are changed", async () => {
  serve({
    "/api/v1/cases/on-the-spot": () => refused(422, "这件事要镇一级来办"),
    "/api/v1/cases": () => ok(makeCase(), 201),
  });
  show();
  await tap("楼道堆物");
  await tap("说和了");
  await tap("当场办结");
  expect(await screen.findByText("这件事要镇一级来办")).toBeInTheDocument();
  await tap("按普通案件报上去");
  expect(await screen.findByText("报上去了")).toBeInTheDocument();
  expect(asked.at(-1)?.body).toMatchObject({ description: "楼道堆放杂物，邻居有意见", channel: "grid_visit" });
});

test("danger shows its numbers first, before anything is sent", async () => {
  serve({
    "/api/v1/triage/preview": () => ok(makeTriage({ risk: "red", urgent: [{ number: "110", label: "报警" }] })),
  });
  show();
  await userEvent.type(screen.getByLabelText("发生了什么"), "拿刀");
  expect(await screen.findByText("先打电话，救人要紧")).toBeInTheDocument();
  await tap("拨打 110 报警");
  expect(phone.opened).toEqual(["dial 110"]);
});

test("who has no grid is told so", () => {
  useSession.setState({ kept: { ...worker, user: { ...worker.user, roles: ["mediator" as const] } } });
  show();
  expect(screen.getByText("您没有网格")).toBeInTheDocument();
});
