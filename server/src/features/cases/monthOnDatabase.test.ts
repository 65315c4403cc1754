import { api } from "@qizhen/shared/contract";
import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { openStatuses } from "@qizhen/shared/vocabulary";
import { startApp, type TestApp } from "../../testing/app";
import { seeded, type Chance } from "../../testing/month";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { CaseModel } from "./model";

jest.setTimeout(240_000);
const hourMs = 3_600_000;
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp({ at: "2026-10-01T08:00:00+08:00" });
  await loadRegions(testApp, "xingsheng");
  await signIn(testApp, "admin"); // makes the sample's staff
});
afterAll(() => testApp.stop());

const stories = [
  "楼上卫生间漏水，把我家卧室的墙泡了，想请人去看一看。",
  "隔壁装修太吵，天天中午砸墙，说了也不听。",
  "邻居的车总是堵着我家的门口，出不去。",
  "物业费涨了，可是电梯坏了一个月没人修。",
];
const staff = [
  "mediator-1",
  "mediator-2",
  "mediator-3",
  "mediator-4",
  "mediator-5",
  "mediator-6",
  "clerk-village",
  "clerk-town",
];

/** What somebody who answers does with a case today; the fields that a step needs are filled in plainly. */
const bodyOf = (action: string, days: number): ActionRequest | undefined => {
  const bodies: Record<string, object> = {
    accept: {},
    decline: { reason: "不方便" },
    pause: { reason: "等人", days },
    extend: { days, reason: "等鉴定" },
    approve_extend: {},
    refuse_extend: { reason: "够了" },
    agree: { text: "说好了" },
    fulfil: {},
    close: { outcome: "failed", reason: "谈不拢" },
    escalate: { reason: "大" },
    confirm: {},
    supervise: { reason: "请说明" },
  };
  const fields = bodies[action];
  return fields && ({ action, ...fields } as ActionRequest);
};

/** What somebody does in a day of what waits for them. A step on offer is a step taken. */
const work = async (name: string, chance: Chance) => {
  const who = await signIn(testApp, name);
  const { groups } = await who(api.cases.worklist, { query: {} });
  for (const { id } of groups.flatMap(({ items }) => items).slice(0, 12)) {
    if (!chance.chance(0.5)) continue;
    const { allowedActions } = await who(api.cases.get, { params: { id } });
    const days = 1 + Math.floor(chance.next() * 9);
    const body = chance.pick(allowedActions.flatMap(({ action }) => bodyOf(action, days) ?? []));
    if (body) await who(api.cases.act, { params: { id }, body });
  }
};

test("a month of a hundred matters through the real steps and jobs: each is somebody's, nothing due is left, each reminder came once", async () => {
  const { app, clock } = testApp;
  const chance = seeded(7);
  let made = 0;
  for (let tick = 0; tick < 31; tick += 1) {
    clock.forward(24 * hourMs);
    for (let more = 0; more < 5 && made < 100; more += 1) {
      made += 1;
      const who = await signIn(testApp, `sample-resident-${made}`);
      await who(api.cases.submit, { body: { description: chance.pick(stories) ?? "", gridCode: "150204101001003" } });
    }
    for (const name of [chance.pick(staff), chance.pick(staff), chance.pick(staff)]) await work(name ?? "", chance);
    await app.jobs.runAll();
    await app.outbox.drain();
  }

  expect(made).toBe(100);
  const now = clock();
  expect(await CaseModel.countDocuments({ checkAt: { $lte: now } })).toBe(0);
  const open = await CaseModel.find({ status: { $in: [...openStatuses] } }).lean();
  expect(open.length).toBeGreaterThan(10);
  for (const c of open) {
    expect([c.number, c.responsible !== undefined || (c.status === "submitted" && c.centre.code !== "")]).toEqual([
      c.number,
      true,
    ]);
    expect(c.dueAt).toBeDefined();
  }
  const held = open.flatMap(({ responsible }) => responsible?.id ?? []);
  const loads = await app.mediators.openCases([...new Set(held)]);
  for (const [id, count] of loads) expect([id, count]).toEqual([id, held.filter((one) => one === id).length]);
  const lines = (await CaseModel.find({}).lean()).flatMap(({ timeline }) => timeline.map(({ kind }) => kind));
  for (const kind of ["pass_on", "due_soon", "overdue"]) expect(lines).toContain(kind);
});
