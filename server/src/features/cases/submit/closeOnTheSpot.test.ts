import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { countAll } from "../../../testing/counts";
import { refusalOf } from "../../../testing/refusal";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { LoadModel } from "../../mediators/model";

jest.setTimeout(60_000);
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
}, 60_000);
afterAll(() => testApp.stop());

const worker = "g150204101001003";
const small = {
  description: "楼道里堆了纸箱子，邻居嫌挡路",
  address: "12号楼",
  person: { name: "王桂兰", phone: "13900001111" },
  result: "当场把纸箱搬走了，两家都说没事了",
};

/** What people meet at the door: none of it is dangerous or another level's. */
const frequent = [
  "楼道堆放杂物，邻居有意见",
  "晚上噪音扰民，邻居有意见",
  "车停在楼道口，邻居有意见",
  "家里漏水，渗到楼下",
  "邻居养狗，叫得厉害",
];

test.each(frequent)("%s: it is a matter for the grid, and is closed on the spot", async (description) => {
  const who = await signIn(testApp, worker);
  const made = await who(api.cases.closeOnTheSpot, { body: { description, result: "当场说和了" } });
  expect(made).toMatchObject({
    status: "closed",
    outcome: "agreed",
    channel: "grid_visit",
    grid: { code: "150204101001003" },
    responsible: { id: who.user.id },
  });
});

test("it has one number, its line of life, no clock, and holds nobody's place", async () => {
  const who = await signIn(testApp, worker);
  const places = await LoadModel.countDocuments({});
  const made = await who(api.cases.closeOnTheSpot, { body: small });
  expect(made.number).toMatch(/^2026-\d{4,}$/);
  expect(made.clock).toBeUndefined();
  expect(made.timeline.map(({ kind }) => kind)).toEqual(["submitted", "assigned", "accept", "on_the_spot"]);
  expect(made.progress.map(({ state }) => state)).toEqual(["done", "skipped", "skipped", "skipped", "done"]);
  expect(await LoadModel.countDocuments({})).toBe(places);
  const work = await who(api.cases.worklist);
  expect(work.groups.flatMap(({ items }) => items.map(({ id }) => id))).not.toContain(made.id);
});

test("the person named is told: by a call where they have no app, and not at all where there is no number", async () => {
  const who = await signIn(testApp, worker);
  const told = await who(api.cases.closeOnTheSpot, { body: small });
  const silent = await who(api.cases.closeOnTheSpot, { body: { ...small, person: { name: "李大爷" } } });
  await testApp.app.outbox.drain();
  const { items } = await who(api.notices.callTasks, { query: { limit: 100 } });
  expect(items.filter(({ caseId }) => caseId === told.id)).toMatchObject([{ who: "王**" }]);
  expect(items.filter(({ caseId }) => caseId === silent.id)).toEqual([]);
});

test("ten taps make one case; the same key with other words is refused", async () => {
  const who = await signIn(testApp, worker);
  const tap = (body = small) => who(api.cases.closeOnTheSpot, { body, key: "spot-key-1" });
  const made = await Promise.all(Array.from({ length: 10 }, () => tap()));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(await refusalOf(tap({ ...small, result: "别的结果" }))).toMatchObject({ status: 409 });
});

test.each([
  ["红色", "他拿着菜刀站在我家门口要砍人"],
  ["橙色", "十几个人围在门口，说要一起去上访堵路"],
  ["镇", "工地拖欠我们十二个工人三个月工资，一共二十多万"],
])(
  "what is %s is refused in plain words and nothing is kept; the same words make an ordinary case",
  async (why, description) => {
    const who = await signIn(testApp, worker);
    await testApp.app.outbox.drain();
    const before = await countAll();
    const refusal = await refusalOf(who(api.cases.closeOnTheSpot, { body: { ...small, description } }));
    expect(refusal).toMatchObject({ status: 422, message: expect.stringContaining("按普通案件") as string });
    void why;
    expect((await countAll())["cases"]).toBe(before["cases"]);
    const { person, address } = small;
    const ordinary = await who(api.cases.submit, {
      body: { description, address, applicant: person, channel: "grid_visit", gridCode: "150204101001003" },
    });
    expect(ordinary.status).not.toBe("closed");
  },
);

test("only a grid worker does so, and only in their own grid", async () => {
  const clerk = await signIn(testApp, "clerk-village");
  expect(await refusalOf(clerk(api.cases.closeOnTheSpot, { body: small }))).toMatchObject({ status: 403 });
  const who = await signIn(testApp, worker);
  const { address, ...anywhere } = small;
  void address;
  const elsewhere = { ...anywhere, gridCode: "150204101001005" };
  expect(await refusalOf(who(api.cases.closeOnTheSpot, { body: elsewhere }))).toMatchObject({ status: 422 });
});
