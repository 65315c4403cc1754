import { api } from "@qizhen/shared/contract";
import type { ActionRequest } from "@qizhen/shared/contract/cases";
import type { OrderRequest } from "@qizhen/shared/contract/supervision";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

jest.setTimeout(120_000);
const dayMs = 86_400_000;
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
});
afterAll(() => testApp.stop());

let residents = 0;
const act = async (who: string, id: string, body: ActionRequest) =>
  (await signIn(testApp, who))(api.cases.act, { params: { id }, body });
const begin = async (description = "楼上卫生间漏水，把我家卧室的墙泡了，想请人去看一看。") => {
  residents += 1;
  const who = `sample-resident-${residents}`;
  const made = await (
    await signIn(testApp, who)
  )(api.cases.submit, { body: { description, gridCode: "150204101001003" } });
  const to = (await signIn(testApp, "mediator-1")).user.id;
  if (made.responsible?.id !== to)
    await act("clerk-village", made.id, {
      action: made.status === "submitted" ? "confirm" : "assign",
      mediatorId: to,
      reason: "换一位",
    } as ActionRequest);
  return { id: made.id, who, number: made.number };
};
const run = async () => {
  await testApp.app.jobs.runAll();
  await testApp.app.outbox.drain();
};
const ordersOf = async (who: string, caseId: string, done = false) => {
  await testApp.app.outbox.drain();
  const { items } = await (
    await signIn(testApp, who)
  )(api.supervision.list, {
    query: { caseId, ...(done && { done: "true" as const }) },
  });
  return items;
};
const answer = async (who: string, id: string, body: OrderRequest) =>
  (await signIn(testApp, who))(api.supervision.act, { params: { id }, body });
const titles = async (who: string, number: string) => {
  await testApp.app.outbox.drain();
  const { items } = await (await signIn(testApp, who))(api.notices.list, { query: { limit: 100 } });
  return items.filter(({ caseNumber }) => caseNumber === number).map(({ title }) => title);
};

test("a leader presses a matter: who has it answers, the leader returns it, then accepts; a repeat changes nothing", async () => {
  const { id, number } = await begin();
  await act("leader-1", id, { action: "supervise", reason: "为什么还没上门", replyDays: 3 });
  const [order] = await ordersOf("leader-1", id);
  if (!order) throw new Error("no order");
  expect(order).toMatchObject({
    state: "open",
    question: "为什么还没上门",
    automatic: false,
    addressee: { unit: "松石社区" },
    allowed: [],
  });
  expect(order.number).toMatch(/^督〔2026〕\d+号$/);
  expect(await titles("mediator-1", number)).toContain("收到督办单");
  const received = await (await signIn(testApp, "mediator-1"))(api.supervision.list, { query: { box: "received" } });
  expect(received.items.find((one) => one.id === order.id)?.allowed).toEqual(["reply"]);

  await expect(answer("leader-1", order.id, { action: "reply", text: "替他回" })).rejects.toMatchObject({
    status: 403,
  });
  await expect(answer("leader-1", order.id, { action: "accept" })).rejects.toMatchObject({ status: 409 });
  await expect(answer("mediator-2", order.id, { action: "reply", text: "不是我的" })).rejects.toMatchObject({
    status: 404,
  });

  await answer("mediator-1", order.id, { action: "reply", text: "明天上午上门" });
  await expect(answer("mediator-1", order.id, { action: "accept" })).rejects.toMatchObject({ status: 403 });
  expect(await titles("leader-1", number)).toContain("督办单有回复了");
  const back = await answer("leader-1", order.id, { action: "return", reason: "要写几点" });
  expect(back).toMatchObject({ state: "open", rounds: [{ verdict: { accepted: false, reason: "要写几点" } }] });
  await answer("mediator-1", order.id, { action: "reply", text: "明天九点上门" });
  const done = await answer("leader-1", order.id, { action: "accept" });
  expect(done).toMatchObject({ state: "accepted", allowed: [] });
  expect(await ordersOf("leader-1", id)).toEqual([]);
  expect((await ordersOf("leader-1", id, true)).map((one) => one.rounds.length)).toEqual([2]);
});

test("an order goes to a centre or a person of the case's own region, and to nobody else", async () => {
  const { id } = await begin();
  await loadRegions(testApp, "dengkou");
  const [elsewhere] = await testApp.app.accounts.staffInRegions(["150822100001003"], "grid_worker");
  for (const addressee of [elsewhere?.id ?? "", "150822000000", "f".repeat(24)])
    await expect(act("leader-1", id, { action: "supervise", reason: "请说明", addressee })).rejects.toMatchObject({
      status: 422,
    });
  await act("leader-1", id, { action: "supervise", reason: "请说明", addressee: "150204101000" });
  const [order] = await ordersOf("leader-1", id);
  expect(order?.addressee.name).toBe("兴胜镇综治中心");
  await answer("clerk-town", order?.id ?? "", { action: "reply", text: "已经安排" });
});

test("one line of the timeline is one order, however often its entry is delivered", async () => {
  const { id } = await begin();
  await act("clerk-village", id, { action: "supervise", reason: "请说明" });
  const [order] = await ordersOf("clerk-village", id);
  const entry = { id: "e", kind: "case.supervised", data: { caseId: id, lineId: order?.id }, at: testApp.clock() };
  await Promise.all(
    [1, 2, 3].map(() => testApp.app.supervision.receivers["case.supervised"][0]?.(entry, { collection: "cases", id })),
  );
  expect(await ordersOf("clerk-village", id)).toHaveLength(1);
});

test("an order that nobody answers reminds once, then climbs centre by centre, and at the top the leader hears of it", async () => {
  const { id, number } = await begin();
  await act("clerk-village", id, { action: "supervise", reason: "请说明", replyDays: 3 });
  const due = async () => new Date((await ordersOf("clerk-county", id))[0]?.dueAt ?? 0);
  testApp.clock.set(new Date((await due()).getTime() - dayMs / 2));
  await run();
  await run();
  expect((await titles("mediator-1", number)).filter((one) => one === "督办单快到期了")).toHaveLength(1);
  const centres: string[] = [];
  for (let level = 0; level < 3; level += 1) {
    testApp.clock.set(await due());
    await run();
    await run();
    centres.push((await ordersOf("clerk-county", id))[0]?.centre ?? "");
  }
  expect(centres).toEqual([
    "兴胜镇综治中心",
    expect.stringMatching(/^青山区.*综治中心$/),
    expect.stringMatching(/^青山区.*综治中心$/),
  ]);
  const [order] = await ordersOf("clerk-county", id);
  expect(order).toMatchObject({ climbs: 2, late: true, state: "open" });
  expect(order?.stateText).toMatch(/没有回复/);
  expect(await titles("leader-1", number)).toContain("督办单到期没有回复");
});

test("a grave matter that is late is pressed by the platform itself, once", async () => {
  const { id } = await begin("他天天堵门，说再不还钱就烧了我家房子，有十几户都被他威胁过。");
  const risk = (await (await signIn(testApp, "clerk-village"))(api.cases.get, { params: { id } })).risk;
  expect(["orange", "red"]).toContain(risk);
  await act("mediator-1", id, { action: "accept" });
  testApp.clock.forward(40 * dayMs);
  await run();
  await run();
  const orders = await ordersOf("clerk-county", id);
  expect(orders.map(({ automatic }) => automatic)).toEqual([true]);
});

test("who is below the owning centre, of another region, or no member of staff presses nothing and reads no order", async () => {
  const { id, who } = await begin();
  await expect(act(who, id, { action: "supervise", reason: "快办" })).rejects.toMatchObject({ status: 403 });
  await expect(act("mediator-1", id, { action: "supervise", reason: "快办" })).rejects.toMatchObject({ status: 403 });
  await act("leader-1", id, { action: "supervise", reason: "请说明" });
  await expect(ordersOf("expert-1", id)).rejects.toMatchObject({ status: 404 });
});

test("a county enters a year: an edit race shows the first, the alarm goes, and dates that were a guess are counted again", async () => {
  testApp.clock.set("2026-12-15T10:00:00+08:00");
  const { id, who, number } = await begin();
  await run();
  const figures = async () => (await signIn(testApp, "admin"))(api.supervision.figures);
  expect((await figures()).unknownYears).toEqual([2027]);
  const { items } = await (await signIn(testApp, "admin"))(api.notices.list, { query: { limit: 100 } });
  const alarms = items.filter(({ title }) => title === "有期限算到了没有节假日安排的年份");
  expect(alarms).toHaveLength(1);
  const read = async () => (await (await signIn(testApp, who))(api.cases.get, { params: { id } })).promise?.at;
  expect(await read()).toBe("2027-01-14T15:59:59.000Z");

  const admin = await signIn(testApp, "admin");
  const days = [
    { day: "2027-01-14", kind: "rest" as const, name: "那达慕" },
    { day: "2027-01-15", kind: "rest" as const },
  ];
  const save = (version: number) =>
    admin(api.supervision.saveYear, { params: { year: 2027 }, body: { version, days } });
  await expect(
    admin(api.supervision.saveYear, {
      params: { year: 2027 },
      body: { version: 0, days: [{ day: "2026-01-01", kind: "rest" }] },
    }),
  ).rejects.toMatchObject({ status: 400 });
  expect(await save(0)).toMatchObject({ version: 1, known: true, days });
  expect(await save(0)).toMatchObject({ version: 1 }); // the same again
  await expect(
    admin(api.supervision.saveYear, { params: { year: 2027 }, body: { version: 0, days: [] } }),
  ).rejects.toMatchObject({ status: 409 });
  expect(await read()).toBe("2027-01-18T15:59:59.000Z");
  expect((await figures()).unknownYears).toEqual([]);
  expect(await titles(who, number)).toContain("日子重新算过了");
});

test("the cards count what is overdue and due today, by whom and by unit, within what somebody oversees", async () => {
  testApp.clock.forward(60 * dayMs);
  const county = await (await signIn(testApp, "leader-1"))(api.supervision.figures);
  expect(county.overdue).toBeGreaterThan(0);
  expect(county.units.map(({ name }) => name)).toContain("兴胜镇");
  expect(county.people.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(county.overdue);
  const list = await (await signIn(testApp, "leader-1"))(api.cases.list, { query: { overdue: "true", limit: 100 } });
  expect(list.items).toHaveLength(county.overdue);
  const nobody = await (await signIn(testApp, "expert-1"))(api.supervision.figures);
  expect(nobody).toMatchObject({ overdue: 0, today: 0, people: [], units: [] });
});
