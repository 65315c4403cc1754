import { api } from "@qizhen/shared/contract";
import type { JointAction, JointTask } from "@qizhen/shared/contract/joint";
import { startApp, type TestApp } from "../../testing/app";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { JointTaskModel } from "./model";

jest.setTimeout(60_000);
let testApp: TestApp;
type Asking = Awaited<ReturnType<typeof signIn>>;
const begin = "2026-10-20T10:20:00+08:00";

beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
}, 60_000);
afterAll(() => testApp.stop());
beforeEach(() => testApp.clock.set(begin));

const leak = {
  description: "楼上漏水，把我家卧室的顶子和地板都泡了，找他三回都不管，物业也劝过。",
  gridCode: "150204101001003",
  address: "松石国际城13号楼2单元203",
  respondent: { name: "孙志强", phone: "13800000236" },
};
const mediators = ["mediator-1", "mediator-2", "mediator-3"];
let residents = 0;

/** A case that a mediator has accepted, and everybody who is about it. */
const makeCase = async () => {
  const resident = await signIn(testApp, `sample-resident-${++residents}`);
  const made = await resident(api.cases.submit, { body: leak });
  const found = await Promise.all(mediators.map((name) => signIn(testApp, name)));
  const lead = found.find(({ user }) => user.id === made.responsible?.id);
  if (!lead) throw new Error("given to nobody of the sample");
  await lead(api.cases.act, { params: { id: made.id }, body: { action: "accept" } });
  return { id: made.id, number: made.number, resident, lead };
};

const unitOf = async (lead: Asking, id: string, q: string) => {
  const { items } = await lead(api.joint.units, { params: { id }, query: { q } });
  const [found] = items;
  if (!found) throw new Error(`no unit is called ${q}`);
  return found.unit;
};
const invite = async (lead: Asking, id: string, q: string, task = "请看看管道归谁修") => {
  const unit = await unitOf(lead, id, q);
  const { items } = await lead(api.joint.invite, { params: { id }, body: { tasks: [{ unit, task, workdays: 3 }] } });
  return items[0] as JointTask;
};
const act = (who: Asking, { id }: Pick<JointTask, "id">, action: JointAction, text?: string, key?: string) =>
  who(api.joint.act, { params: { id }, body: { action, ...(text && { text }) }, ...(key && { key }) });
const mine = async (who: Asking, side: "ours" | "asked" = "ours") =>
  (await who(api.joint.list, { query: { side, limit: 100 } })).items.map(({ id }) => id);
const open = (who: Asking, id: string) => who(api.cases.get, { params: { id } });
const titles = async (who: Asking, caseNumber: string) =>
  (await who(api.notices.list, { query: { limit: 100 } })).items
    .filter((notice) => notice.caseNumber === caseNumber)
    .map(({ title }) => title);
const texts = async (who: Asking, id: string) => (await open(who, id)).timeline.map(({ text }) => text).join("|");

test("a department is asked, signs, sees the case, gives its opinion; the lead and the resident can read it off", async () => {
  const { id, number, lead, resident } = await makeCase();
  const department = await signIn(testApp, "department-1");
  const task = await invite(lead, id, "人社局");
  expect(task).toMatchObject({
    status: "asked",
    unit: { kind: "staff", name: "区人社局" },
    clock: { dueAt: "2026-10-23T09:30:00.000Z" },
  });
  await testApp.app.outbox.drain();
  expect(await mine(department)).toContain(task.id);
  expect(await mine(lead, "asked")).toContain(task.id);
  expect(await titles(department, number)).toEqual(["请您协办"]);
  expect(await refusalOf(open(department, id))).toMatchObject({ status: 404 });

  expect(await act(department, task, "receive")).toMatchObject({ status: "working", maySee: true });
  const seen = await open(department, id);
  expect(seen.description).toBe(leak.description);
  expect(await titles(lead, number)).not.toContain("协办有反馈了");
  await act(department, task, "report", "管道是公共部分，物业该修");
  await testApp.app.outbox.drain();

  const panel = await lead(api.joint.ofCase, { params: { id } });
  expect(panel.items[0]).toMatchObject({ status: "done", opinion: { text: "管道是公共部分，物业该修" } });
  expect(await titles(lead, number)).toContain("协办有反馈了");
  expect(await mine(department)).not.toContain(task.id);
  const told = await texts(resident, id);
  expect(told).toContain("请了区人社局一起来办");
  expect(told).toContain("区人社局给了意见");
  expect(told).not.toContain("公共部分");
  const { progress } = await open(resident, id);
  expect(progress.find(({ step }) => step === "town")?.state).toBe("done");
});

test("who helps reads neither the staff's notes nor a party's own room, and loses sight when the case is over", async () => {
  const { id, lead, resident } = await makeCase();
  const expert = await signIn(testApp, "expert-1");
  await lead(api.cases.act, { params: { id }, body: { action: "note", text: "对方嫌估价高" } });
  await resident(api.messages.send, { params: { id }, body: { text: "只跟您说" } });
  const task = await invite(lead, id, "吴敏");
  await act(expert, task, "receive");
  const seen = await open(expert, id);
  expect(JSON.stringify(seen.timeline)).not.toContain("估价高");
  expect(seen.rooms).toEqual([]);
  expect(await refusalOf(expert(api.messages.list, { params: { id }, query: { room: "notes" } }))).toMatchObject({
    status: 403,
  });
  await act(expert, task, "report", "可以要求赔偿");
  await open(expert, id); // done, and still at hand while the case is open
  await lead(api.cases.act, { params: { id }, body: { action: "close", outcome: "agreed", reason: "赔八千" } });
  await testApp.app.outbox.drain();
  expect(await refusalOf(open(expert, id))).toMatchObject({ status: 404 });
  const list = await expert(api.cases.list, { query: { limit: 100 } });
  expect(list.items.map((row) => row.id)).not.toContain(id);
});

test("another village's clerk helps: sees the one case after signing, and none of the others there", async () => {
  const { id, lead } = await makeCase();
  const other = await makeCase();
  await testApp.app.accounts.ensureStaff(
    [{ username: "clerk-next", name: "白音", roles: ["clerk"], region: "150204101002", title: "社区综治中心" }],
    testApp.clock(),
  );
  const next = await signIn(testApp, "clerk-next");
  const units = await lead(api.joint.units, { params: { id }, query: {} });
  const unit = { kind: "centre", code: "150204101002" } as const;
  expect(units.items.map((one) => one.unit)).toContainEqual(unit);
  const made = await lead(api.joint.invite, { params: { id }, body: { tasks: [{ unit, task: "问问楼上那家" }] } });
  const [task] = made.items as [JointTask];
  expect(await mine(next)).toContain(task.id);
  expect(await refusalOf(open(next, id))).toMatchObject({ status: 404 });
  await act(next, task, "receive");
  expect((await open(next, id)).id).toBe(id);
  expect(await refusalOf(open(next, other.id))).toMatchObject({ status: 404 });
  expect((await next(api.cases.list, { query: {} })).items).toEqual([]);
});

test("a unit refuses once; the second time the centre above decides, and then it cannot refuse", async () => {
  const { id, number, lead } = await makeCase();
  const department = await signIn(testApp, "department-2");
  const town = await signIn(testApp, "clerk-town");
  const task = await invite(lead, id, "市监局");
  await act(department, task, "receive");
  expect(await refusalOf(act(department, task, "refuse"))).toMatchObject({ status: 422 });
  expect(await act(department, task, "refuse", "不归我们管")).toMatchObject({ status: "refused" });
  expect(await refusalOf(open(department, id))).toMatchObject({ status: 404 });
  await testApp.app.outbox.drain();
  expect(await titles(lead, number)).toContain("协办被退回");
  expect(await mine(lead)).toContain(task.id);
  await act(lead, task, "ask_again", "水管是你们验收的");
  expect(await act(department, task, "refuse", "还是不归我们")).toMatchObject({ status: "deciding" });
  await testApp.app.outbox.drain();
  expect(await titles(town, number)).toContain("协办退回两次，等您定");
  expect(await mine(town)).toContain(task.id);
  expect(await refusalOf(act(lead, task, "impose", "就你们办"))).toMatchObject({ status: 403 });
  expect(await act(town, task, "impose", "由市监局办")).toMatchObject({ status: "asked" });
  expect(await refusalOf(act(department, task, "refuse", "不办"))).toMatchObject({ status: 409 });
  const done = await act(department, task, "report", "已看过，出了说明");
  expect(done.said.map(({ action }) => action)).toEqual(["refuse", "ask_again", "refuse", "impose", "report"]);
});

test("a unit that does not answer is reminded, then its lead and clerk hear of it, then the centre above; each once", async () => {
  const { id, number, lead } = await makeCase();
  const [department, village, town] = ["department-1", "clerk-village", "clerk-town"] as const;
  const leading = lead.user.username ?? "";
  await invite(lead, id, "人社局");
  const look = async (at: string) => {
    testApp.clock.set(at);
    for (let again = 0; again < 2; again += 1) {
      await testApp.app.jobs.runAll();
      await testApp.app.outbox.drain();
    }
  };
  const count = async (who: string, title: string) =>
    (await titles(await signIn(testApp, who), number)).filter((one) => one === title).length;
  await look("2026-10-22T18:00:00+08:00");
  expect(await count(department, "协办快到期了")).toBe(1);
  expect(await count(leading, "协办超期了")).toBe(0);
  await look("2026-10-23T18:00:00+08:00");
  for (const who of [department, leading, village]) expect(await count(who, "协办超期了")).toBe(1);
  expect(await count(town, "下级协办超期")).toBe(0);
  await look("2026-10-26T18:00:00+08:00");
  expect(await count(town, "下级协办超期")).toBe(1);
  expect(await count(department, "协办超期了")).toBe(1);
});

test("a case is not closed over an open task without a word about it; then the task ends", async () => {
  const { id, lead } = await makeCase();
  const department = await signIn(testApp, "department-1");
  const task = await invite(lead, id, "人社局");
  const close = (unfinished?: string) =>
    lead(api.cases.act, {
      params: { id },
      body: { action: "close", outcome: "agreed", reason: "谈好了", ...(unfinished && { unfinished }) },
    });
  const { allowedActions } = await open(lead, id);
  expect(allowedActions.find(({ action }) => action === "close")?.needs).toContain("unfinished");
  expect(await refusalOf(close())).toMatchObject({ status: 422, fields: { unfinished: expect.any(String) as string } });
  await close("双方已经当面谈好，不用再看");
  await testApp.app.outbox.drain();
  const { items } = await lead(api.joint.ofCase, { params: { id } });
  expect(items[0]).toMatchObject({ status: "ended", allowedActions: [] });
  expect(await mine(department)).not.toContain(task.id);
  expect(await refusalOf(act(department, task, "report", "晚了"))).toMatchObject({ status: 409 });
  expect(await texts(lead, id)).toContain("协办没办完：双方已经当面谈好");
});

test("a repeat of an invitation or a step changes nothing; another body under its key is refused; two at once make one task", async () => {
  const { id, lead } = await makeCase();
  const unit = await unitOf(lead, id, "人社局");
  const ask = (task: string, key: string) =>
    lead(api.joint.invite, { params: { id }, body: { tasks: [{ unit, task }] }, key });
  const [first, again] = await Promise.all([ask("看一看", "joint-key-1"), ask("看一看", "joint-key-1")]);
  expect(again.items.map((one) => one.id)).toEqual(first.items.map((one) => one.id));
  expect(await refusalOf(ask("别的", "joint-key-1"))).toMatchObject({ status: 409 });
  expect(await refusalOf(ask("再请一次", "joint-key-2"))).toMatchObject({ status: 409 });
  expect(await JointTaskModel.countDocuments({ caseId: id })).toBe(1);
  const department = await signIn(testApp, "department-1");
  const [task] = first.items as [JointTask];
  const twice = await Promise.all([1, 2].map(() => act(department, task, "report", "看过了", "joint-step-1")));
  expect(twice.map(({ version }) => version)).toEqual([1, 1]);
  const told = (await texts(lead, id)).split("|").filter((text) => text.includes("反馈了协办意见"));
  expect(told).toHaveLength(1);
});

test("units that are none, that lead the case, or that lie in another county are not asked", async () => {
  const { id, lead } = await makeCase();
  const ask = (unit: object) =>
    refusalOf(lead(api.joint.invite, { params: { id }, body: { tasks: [{ unit: unit as never, task: "看一看" }] } }));
  expect(await ask({ kind: "centre", code: "150204101001" })).toMatchObject({ status: 422 });
  expect(await ask({ kind: "centre", code: "150822100000" })).toMatchObject({ status: 422 });
  expect(await ask({ kind: "staff", staffId: lead.user.id })).toMatchObject({ status: 422 });
  expect(await ask({ kind: "staff", staffId: "0".repeat(24) })).toMatchObject({ status: 422 });
  const stranger = await signIn(testApp, mediators.find((name) => name !== lead.user.username) ?? "");
  const body = { tasks: [{ unit: { kind: "outside" as const, name: "派出所" }, task: "看一看" }] };
  expect(await refusalOf(stranger(api.joint.invite, { params: { id }, body }))).toMatchObject({ status: 404 });
  const leader = await signIn(testApp, "leader-1");
  expect((await leader(api.joint.invite, { params: { id }, body })).items[0]).toMatchObject({ status: "asked" });
});

test("the step of the life cycle opens the task too; a body that is not here is stood for by who leads the case", async () => {
  const { id, lead } = await makeCase();
  const clerk = await signIn(testApp, "clerk-village");
  await clerk(api.cases.act, { params: { id }, body: { action: "invite_unit", unit: "人社局", reason: "问工钱" } });
  await clerk(api.cases.act, { params: { id }, body: { action: "invite_unit", unit: "派出所", reason: "查监控" } });
  await testApp.app.outbox.drain();
  await testApp.app.outbox.drain();
  const { items } = await lead(api.joint.ofCase, { params: { id } });
  expect(items.map(({ unit, task }) => [unit.kind, unit.name, task])).toEqual([
    ["staff", "人社局", "问工钱"],
    ["outside", "派出所", "查监控"],
  ]);
  const [, outside] = items as [JointTask, JointTask];
  expect(await act(lead, outside, "report", "监控已调取")).toMatchObject({ status: "done" });
});

test("tasks follow their case to whoever has it then", async () => {
  const { id, lead } = await makeCase();
  const clerk = await signIn(testApp, "clerk-village");
  const task = await invite(lead, id, "人社局");
  await clerk(api.cases.act, { params: { id }, body: { action: "escalate", reason: "要镇里定" } });
  await testApp.app.outbox.drain();
  expect(await mine(lead, "asked")).not.toContain(task.id);
  const now = await open(clerk, id);
  const next = await Promise.all(["mediator-4", "mediator-5", "mediator-6"].map((name) => signIn(testApp, name)));
  const has = next.find(({ user }) => user.id === now.responsible?.id);
  expect(has && (await mine(has, "asked"))).toContain(task.id);
});

/** How many cases the mediators here take at once. */
const giveRoom = async (capacity: number) => {
  const admin = await signIn(testApp, "admin");
  const { items } = await admin(api.accounts.listStaff, { query: { limit: 100 } });
  for (const { id, roles } of items.filter((one) => one.capacity > 0 || capacity > 0))
    if (roles.some((role) => role === "mediator"))
      await admin(api.accounts.updateStaff, { params: { id }, body: { capacity } });
};

test("tasks follow their case out of the queue too", async () => {
  const { id, lead } = await makeCase();
  const task = await invite(lead, id, "人社局");
  const clerk = await signIn(testApp, "clerk-village");
  await giveRoom(0);
  await clerk(api.cases.act, { params: { id }, body: { action: "escalate", reason: "要镇里定" } });
  const waits = await open(await signIn(testApp, "clerk-town"), id);
  expect(waits).toMatchObject({ status: "submitted", waitingFor: "capacity" });
  await giveRoom(30);
  testApp.clock.forward(60_000);
  await testApp.app.jobs.runAll();
  await testApp.app.outbox.drain();
  await testApp.app.outbox.drain();
  const now = await open(await signIn(testApp, "clerk-town"), id);
  expect(now.status).toBe("assigned");
  const next = await Promise.all(["mediator-4", "mediator-5", "mediator-6"].map((name) => signIn(testApp, name)));
  const has = next.find(({ user }) => user.id === now.responsible?.id);
  expect(has && (await mine(has, "asked"))).toContain(task.id);
});
