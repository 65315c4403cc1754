import { makeCase } from "../testing/makeCase";
import { ok, phone, refused, residentSession } from "../testing/phone";
import { useSession } from "./session";
import { clearSpot, draftIn, editSpot, sendSpot, sendSpots, useSpots } from "./spots";
import { useToast } from "./toast";

const grid = "150204101001003";
let asked: { path: string; key: string | undefined; body: unknown }[];

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 20 });
  asked = [];
  useSession.setState({ kept: residentSession });
  useSpots.setState({ drafts: {}, waiting: [] });
  editSpot({ description: "楼道堆放杂物", result: "清走了", name: "王阿姨", phone: "13900001111", address: "12号楼" });
});
afterEach(() => jest.useRealTimers());

const serve = (answers: Record<string, () => ReturnType<typeof ok>>) => {
  phone.serve = ({ path, headers, body }) => {
    asked.push({ path, key: headers["Idempotency-Key"], body });
    return answers[path]?.() ?? refused(404, "没有");
  };
};
const spot = "/api/v1/cases/on-the-spot";
const ordinary = "/api/v1/cases";

test("with a network it is closed at once, and the page is blank for the next one", async () => {
  serve({ [spot]: () => ok(makeCase({ status: "closed" }), 201) });
  expect(await sendSpot("spot", grid)).toMatchObject({ made: { number: "2026-0871" } });
  expect(draftIn(useSpots.getState()).description).toBe("");
});

test("without a network it waits, goes out once when the network is back, and says its number", async () => {
  phone.serve = () => "lost";
  const { key } = draftIn(useSpots.getState());
  expect(await sendSpot("spot", grid)).toEqual({ queued: true });
  serve({ [spot]: () => ok(makeCase({ status: "closed" }), 201) });
  await Promise.all([sendSpots(), sendSpots()]);
  await sendSpots();
  expect(asked.map((one) => [one.path, one.key])).toEqual([[spot, key]]);
  expect(useToast.getState().text).toContain("2026-0871");
  expect(useSpots.getState().waiting).toEqual([]);
});

test("what a grid cannot settle is said, and reported up with nothing typed again", async () => {
  serve({ [spot]: () => refused(422, "这件事要镇一级来办"), [ordinary]: () => ok(makeCase(), 201) });
  expect(await sendSpot("spot", grid)).toEqual({ notSmall: "这件事要镇一级来办" });
  expect(draftIn(useSpots.getState()).description).toBe("楼道堆放杂物");
  await sendSpot("ordinary", grid);
  expect(asked.at(-1)?.body).toEqual({
    description: "楼道堆放杂物",
    address: "12号楼",
    applicant: { name: "王阿姨", phone: "13900001111" },
    gridCode: grid,
    channel: "grid_visit",
  });
  expect(asked[0]?.key).not.toBe(asked[1]?.key);
});

test("what waited and turns out too large goes up by itself", async () => {
  phone.serve = () => "lost";
  await sendSpot("spot", grid);
  serve({ [spot]: () => refused(422, "这件事要镇一级来办"), [ordinary]: () => ok(makeCase(), 201) });
  await sendSpots();
  expect(asked.map(({ path }) => path)).toEqual([spot, ordinary]);
  expect(useToast.getState().text).toContain("报上去");
});

test("what the server does not take at all stays, with its reason, and holds up nothing else", async () => {
  phone.serve = () => "lost";
  await sendSpot("ordinary", grid);
  clearSpot();
  editSpot({ description: "另一件", result: "说和了" });
  await sendSpot("spot", grid);
  serve({ [ordinary]: () => refused(400, "称呼至少两个字"), [spot]: () => ok(makeCase(), 201) });
  await sendSpots();
  expect(useSpots.getState().waiting).toMatchObject([{ refused: "称呼至少两个字" }]);
});
