import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";

jest.setTimeout(60_000);
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
}, 60_000);
afterAll(() => testApp.stop());

const opinion = "先由社区再谈一次，修管子的钱镇里协调物业出一半";

test("what comes down again carries the opinion of the level above, for those below and for the resident", async () => {
  const resident = await signIn(testApp, "sample-resident-1");
  const { id, number } = await resident(api.cases.submit, {
    body: { description: "楼上漏水，泡了我家卧室，找他三回都不管", gridCode: "150204101001003" },
  });
  const [village, town] = [await signIn(testApp, "clerk-village"), await signIn(testApp, "clerk-town")];
  await village(api.cases.act, { params: { id }, body: { action: "escalate", reason: "物业不配合" } });
  const above = await resident(api.cases.get, { params: { id } });
  expect(above.timeline.map(({ text }) => text)).toContain("报到了镇里，由镇里接着办");
  expect(above.progress.map(({ state }) => state)).toEqual(["done", "done", "now", "todo", "todo"]);
  expect(above.handedDown).toBeUndefined();

  await town(api.cases.act, { params: { id }, body: { action: "delegate", reason: opinion } });
  await testApp.app.outbox.drain();
  const below = await village(api.cases.get, { params: { id } });
  expect(below).toMatchObject({ level: "village", handedDown: { text: opinion, by: "刘志强" } });
  const told = await resident(api.cases.get, { params: { id } });
  expect(told.handedDown?.text).toBe(opinion);
  expect(told.timeline.some(({ text }) => text.includes(`上级的意见：${opinion}`))).toBe(true);
  expect(told.progress.map(({ state }) => state)).toEqual(["done", "now", "done", "todo", "todo"]);
  const { items } = await resident(api.notices.list, { query: { limit: 100 } });
  const titles = items.filter(({ caseNumber }) => caseNumber === number).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(["报到上一级了", "交给离您更近的人了"]));

  await village(api.cases.act, { params: { id }, body: { action: "escalate", reason: "还是谈不拢" } });
  expect((await resident(api.cases.get, { params: { id } })).handedDown).toBeUndefined();
});
