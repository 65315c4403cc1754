import { api } from "@qizhen/shared/contract";
import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";

jest.setTimeout(120_000);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
});
afterAll(() => testApp.stop());

let residents = 0;
const report = {
  description: "楼上卫生间漏水，把我家卧室的墙泡了，想请人去看一看。",
  gridCode: "150204101001003",
};
const nextMorning = () => {
  const { clock } = testApp;
  clock.set(new Date(Math.ceil(clock().getTime() / dayMs) * dayMs + 2 * hourMs)); // 10:00 in Asia/Shanghai
};
const submit = async () => {
  residents += 1;
  const who = await signIn(testApp, `sample-resident-${residents}`);
  const made = await who(api.cases.submit, { body: report });
  return { id: made.id, who: `sample-resident-${residents}`, made };
};
/** Signs in each time: sessions end while the clock moves by weeks. */
const open = async (who: string, id: string) => (await signIn(testApp, who))(api.cases.get, { params: { id } });
const act = async (who: string, id: string, body: ActionRequest) =>
  (await signIn(testApp, who))(api.cases.act, { params: { id }, body });
const usernameOf = async (staffId: string) => (await testApp.app.accounts.staffByIds([staffId]))[0]?.username ?? "";
const above: Readonly<Record<string, string>> = { grid: "village", village: "town", town: "county" };
const holder = async (id: string) => usernameOf((await open("clerk-village", id)).responsible?.id ?? "");
const kinds = async (who: string, id: string) => (await open(who, id)).timeline.map(({ kind }) => kind);
const count = async (id: string, kind: string) =>
  (await kinds("clerk-village", id)).filter((one) => one === kind).length;
const noticesOf = async (who: string, number: string) => {
  await testApp.app.outbox.drain();
  const { items } = await (await signIn(testApp, who))(api.notices.list, { query: { limit: 100 } });
  return items.filter(({ caseNumber }) => caseNumber === number).map(({ title }) => title);
};
const runJobs = async () => {
  await testApp.app.jobs.runAll();
  await testApp.app.outbox.drain();
};
/** Gives it to a sample mediator, who accepts: whoever the platform chose has no password in the sample. */
const begin = async () => {
  const made = await submit();
  const to = (await signIn(testApp, "mediator-1")).user.id;
  if (made.made.responsible?.id !== to)
    await act("clerk-village", made.id, { action: "assign", mediatorId: to, reason: "换一位" });
  await act("mediator-1", made.id, { action: "accept" });
  return made;
};

test("who does not accept in time is reminded once, then it goes to the next by itself; the third time it climbs a level", async () => {
  const { id, who, made } = await submit();
  const started = testApp.clock().getTime();
  const due = new Date(made.clock?.dueAt ?? 0).getTime();
  testApp.clock.set(new Date(started + (due - started) * 0.69));
  await runJobs();
  expect(await count(id, "due_soon")).toBe(0);
  testApp.clock.set(new Date(started + (due - started) * 0.71));
  await runJobs();
  await runJobs();
  expect(await count(id, "due_soon")).toBe(1);
  const first = made.responsible?.id;

  testApp.clock.set(new Date(due));
  await runJobs();
  await runJobs();
  const second = await open("clerk-village", id);
  expect(second.status).toBe("assigned");
  expect(second.responsible?.id).not.toBe(first);
  expect(await count(id, "pass_on")).toBe(1);
  expect((await testApp.app.mediators.openCases([first ?? ""])).get(first ?? "") ?? 0).toBe(0);
  expect((await open(who, id)).timeline.map(({ text }) => text)).toContain("这位到时候还没接手，换下一位来办");
  expect(new Date(second.clock?.dueAt ?? 0).getTime()).toBeGreaterThan(due);
  // The whole matter's day stands through the transfer.
  expect(second.promise?.at).toBe(made.promise?.at);

  for (let more = 0; more < 2; more += 1) {
    testApp.clock.set(new Date((await open("clerk-village", id)).clock?.dueAt ?? 0));
    await runJobs();
  }
  const third = await open("clerk-town", id);
  expect(third.level).toBe(above[second.level ?? "grid"]);
  expect(third.timeline.findLast(({ kind }) => kind === "pass_on")?.text).toContain("自动报到");
});

test("the promised day: a reminder, then resident, clerk and mediator hear that it is over, then the leader; each once", async () => {
  nextMorning();
  const { id, who, made } = await begin();
  const promise = new Date(made.promise?.at ?? 0);
  expect(made.promise).toMatchObject({ late: false });
  expect(made.next.text).toMatch(/联系您/);
  expect(made.promise?.text).toMatch(/^最晚.*有结果$/);
  expect(promise.getTime() - testApp.clock().getTime()).toBeGreaterThan(29 * dayMs);
  const { number } = made;

  testApp.clock.set(new Date(promise.getTime() - 2 * dayMs));
  await runJobs();
  await runJobs();
  expect(await count(id, "due_soon")).toBe(1);
  expect((await noticesOf("mediator-1", number)).filter((title) => title === "快到期了")).toHaveLength(1);

  testApp.clock.set(new Date(promise.getTime() + 3 * hourMs));
  await runJobs();
  await runJobs();
  const late = await open(who, id);
  expect(late.promise).toMatchObject({ late: true });
  expect(late.promise?.text).toMatch(/^已超期 3 小时，松石社区综治中心在催/);
  expect(late.call?.phone).toMatch(/^1\d{10}$/);
  expect(late.timeline.at(-1)?.text).toContain("过了答应您的日子");
  for (const [reader, title] of [
    [who, "办得慢了，我们在催"],
    ["mediator-1", "超期了"],
    ["clerk-village", "超期了"],
  ] as const)
    expect([reader, (await noticesOf(reader, number)).filter((one) => one === title).length]).toEqual([reader, 1]);
  expect(await noticesOf("leader-1", number)).not.toContain("超期还没有动静");

  testApp.clock.forward(4 * dayMs);
  await runJobs();
  await runJobs();
  expect((await noticesOf("leader-1", number)).filter((one) => one === "超期还没有动静")).toHaveLength(1);

  const { groups } = await (
    await signIn(testApp, "clerk-village")
  )(api.cases.worklist, { query: { group: "overdue" } });
  expect(groups[0]?.items.find((row) => row.id === id)?.why).toMatch(/^超 4 天/);
});

test("a level's clock that ends takes the matter to the level above by itself, and the resident reads that", async () => {
  nextMorning();
  const { id, who } = await begin();
  const before = (await open("clerk-village", id)).level;
  testApp.clock.forward(37 * dayMs);
  await runJobs();
  await runJobs();
  const climbed = await open("clerk-town", id);
  expect(climbed).toMatchObject({ level: above[before ?? "grid"], status: "assigned" });
  expect(climbed.timeline.map(({ text }) => text).join()).toMatch(/报到.*：这一级的办理期限到了/);
  expect(await kinds(who, id)).toContain("escalate");
  expect(climbed.promise?.late).toBe(true);
});

test("a pause for a party has a limit, goes on by itself when it is over, and moves the promised day by as long as it stood", async () => {
  nextMorning();
  const { id, who, made } = await begin();
  await act("mediator-1", id, { action: "pause", reason: "等伤情鉴定", days: 5 });
  const paused = await open(who, id);
  expect(paused.promise).toBeUndefined();
  expect(paused.next.text).toMatch(/先停一停，最晚.*接着办/);
  testApp.clock.forward(4 * dayMs);
  await runJobs();
  expect((await open(who, id)).next.text).toMatch(/先停一停/);
  testApp.clock.forward(4 * dayMs);
  await runJobs();
  await runJobs();
  const again = await open(who, id);
  expect(again.timeline.at(-1)).toMatchObject({ kind: "resume" });
  expect(again.timeline.at(-1)?.text).toMatch(/^等的时间到了，接着谈，最晚.*有结果$/);
  expect(await count(id, "resume")).toBe(1);
  const moved = new Date(again.promise?.at ?? 0).getTime() - new Date(made.promise?.at ?? 0).getTime();
  expect(moved).toBeGreaterThanOrEqual(8 * dayMs);
  expect(moved).toBeLessThan(12 * dayMs);
});

test("an extension is asked for, granted by the centre, and told to the resident with the new day; refused, the day stands", async () => {
  nextMorning();
  const { id, who, made } = await begin();
  const asked = await act("mediator-1", id, { action: "extend", days: 7, reason: "等鉴定" });
  expect(asked.promise?.at).toBe(made.promise?.at);
  expect(asked.allowedActions.map(({ action }) => action)).not.toContain("approve_extend");
  expect(await kinds(who, id)).not.toContain("extend");
  const clerks = await open("clerk-village", id);
  expect(clerks.extension).toMatchObject({ days: 7, reason: "等鉴定" });
  expect(await noticesOf("clerk-village", made.number)).toContain("有人申请延期");
  await expect(act("mediator-1", id, { action: "approve_extend" })).rejects.toMatchObject({ status: 403 });

  await act("clerk-village", id, { action: "refuse_extend", reason: "鉴定已经出来了" });
  expect(await open("mediator-1", id)).toMatchObject({ promise: { at: made.promise?.at } });
  expect((await open("mediator-1", id)).extension).toBeUndefined();

  await act("mediator-1", id, { action: "extend", days: 7, reason: "等复核" });
  await act("clerk-village", id, { action: "approve_extend" });
  const longer = await open(who, id);
  const moved = new Date(longer.promise?.at ?? 0).getTime() - new Date(made.promise?.at ?? 0).getTime();
  expect(moved).toBeGreaterThanOrEqual(7 * dayMs);
  expect(longer.timeline.at(-1)?.text).toMatch(/^期限延长了 7 天，最晚.*有结果$/);
  expect(await noticesOf(who, made.number)).toContain("还需要一些日子");
});

test("staff see what a step will do to the dates before they take it, and then it does just that", async () => {
  nextMorning();
  const { id } = await begin();
  const mediator = await signIn(testApp, "mediator-1");
  const foresee = (body: ActionRequest) => mediator(api.cases.foresee, { params: { id }, body });
  const before = await open("mediator-1", id);
  const seen = await foresee({ action: "pause", days: 5 });
  expect(seen.text).toMatch(/暂停中/);
  expect((await foresee({ action: "extend", days: 3 })).text).toContain("答应居民的日子不变");
  expect(await open("mediator-1", id)).toMatchObject({ version: before.version, clock: before.clock });
  const taken = await act("mediator-1", id, { action: "pause", days: 5, reason: "等人回来" });
  expect(taken.clock?.dueAt).toBe(seen.clock?.dueAt);
  expect((await foresee({ action: "accept" })).clock).toBeUndefined();
});

test("after a night in which no server ran, everything that fell due is done once, and nothing twice", async () => {
  nextMorning();
  const [held, waiting] = [await begin(), await submit()];
  await act("mediator-1", held.id, { action: "pause", reason: "等人", days: 1 });
  testApp.clock.forward(6 * dayMs);
  await Promise.all([testApp.app.jobs.runAll(), testApp.app.jobs.runAll()]); // two servers come back together
  await runJobs();
  expect(await count(held.id, "resume")).toBe(1);
  expect(await count(waiting.id, "pass_on")).toBe(1);
  expect(await holder(waiting.id)).not.toBe(await usernameOf(waiting.made.responsible?.id ?? ""));
  const { status, clock } = await open("clerk-village", waiting.id);
  expect(status).toBe("assigned");
  expect(new Date(clock?.dueAt ?? 0).getTime()).toBeGreaterThan(testApp.clock().getTime());
});
