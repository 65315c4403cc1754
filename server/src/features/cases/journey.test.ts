import { api } from "@qizhen/shared/contract";
import type { ActionRequest } from "@qizhen/shared/contract/cases";
import { openStatuses } from "@qizhen/shared/vocabulary";
import { startApp, type TestApp } from "../../testing/app";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { CaseModel } from "./model";

jest.setTimeout(60_000);
let testApp: TestApp;
type Asking = Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  testApp = await startApp();
  await loadRegions(testApp, "xingsheng");
}, 60_000);
afterAll(() => testApp.stop());

const leak = {
  description: "楼上漏水，把我家卧室的顶子和地板都泡了。我找了他三回，头两回说赔，后来就不开门了，物业也劝过。",
  gridCode: "150204101001003",
  address: "松石国际城13号楼2单元203",
  respondent: { name: "孙志强", phone: "13800000236" },
  wish: "把管子修好，赔装修的钱",
};

const mediators = ["mediator-1", "mediator-2", "mediator-3", "mediator-4", "mediator-5", "mediator-6"];
const act = (who: Asking, id: string, body: ActionRequest, key?: string) =>
  who(api.cases.act, { params: { id }, body, ...(key && { key }) });
const open = (who: Asking, id: string) => who(api.cases.get, { params: { id } });

/** Signs in as the sample mediator whom a case was given to. */
const responsibleFor = async (id: string | undefined) => {
  for (const username of mediators) {
    const who = await signIn(testApp, username);
    if (who.user.id === id) return who;
  }
  throw new Error("given to nobody of the sample");
};

const submitted = async (resident: Asking) => {
  const made = await resident(api.cases.submit, { body: leak });
  return { made, mediator: await responsibleFor(made.responsible?.id) };
};

test("a report goes from the resident to its mediator, is answered, closed and rated", async () => {
  const resident = await signIn(testApp, "sample-resident-1");
  const { made, mediator } = await submitted(resident);
  expect(made).toMatchObject({ status: "assigned", category: "neighbour", grid: { code: leak.gridCode } });
  expect(made.number).toMatch(/^2026-\d{4,}$/);
  expect(made.next.text).toContain("联系您");

  const work = await mediator(api.cases.worklist);
  const fresh = work.groups.find(({ group }) => group === "today" || group === "new");
  expect(work.groups.flatMap(({ items }) => items.map(({ id }) => id))).toContain(made.id);
  expect(fresh).toBeDefined();

  const accepted = await act(mediator, made.id, { action: "accept" });
  expect(accepted).toMatchObject({ status: "mediating", clock: { dueAt: "2026-11-19T15:59:59.000Z" } });
  await act(mediator, made.id, { action: "ask", text: "漏了几天了？" });
  const asked = await open(resident, made.id);
  expect(asked.next.text).toContain("有话问您");
  expect(asked.timeline.map(({ text }) => text).join()).toContain("漏了几天了？");
  await act(resident, made.id, { action: "answer", text: "十来天" });
  await act(mediator, made.id, { action: "note", text: "对方嫌估价高" });
  const closed = await act(mediator, made.id, { action: "close", outcome: "agreed", reason: "修管子，赔一万" });
  expect(closed).toMatchObject({ status: "closed", outcome: "agreed" });

  const end = await open(resident, made.id);
  expect(end).toMatchObject({ statusText: "谈成了，已了结", mayRate: true });
  expect(JSON.stringify(end.timeline)).not.toContain("估价高");
  const body = { overall: 5, attitude: 5 };
  const rated = await resident(api.evaluation.rate, { params: { id: made.id }, body, key: "rate-once-1" });
  expect(await resident(api.evaluation.rate, { params: { id: made.id }, body, key: "rate-once-1" })).toEqual(rated);
  const other = { params: { id: made.id }, body: { overall: 4 }, key: "rate-once-1" };
  expect(await refusalOf(resident(api.evaluation.rate, other))).toMatchObject({ status: 409 });
  expect(await open(resident, made.id)).toMatchObject({ rating: { overall: 5 }, mayRate: false, status: "closed" });
});

test("a bad rating takes the matter up again, a level up, with somebody else", async () => {
  const resident = await signIn(testApp, "sample-resident-2");
  const { made, mediator } = await submitted(resident);
  await act(mediator, made.id, { action: "accept" });
  await act(mediator, made.id, { action: "close", outcome: "partly", reason: "只谈成一半" });
  await resident(api.evaluation.rate, { params: { id: made.id }, body: { overall: 1, comment: "没管" } });
  const clerk = await signIn(testApp, "clerk-town");
  const again = await open(clerk, made.id);
  expect(again).toMatchObject({ status: "assigned", level: "town", rating: { overall: 1 } });
  expect(again.responsible?.id).not.toBe(made.responsible?.id);
});

test("of two who accept at once one has it, the other is told that it has moved on", async () => {
  const resident = await signIn(testApp, "sample-resident-3");
  const { made, mediator } = await submitted(resident);
  const both = await Promise.allSettled([
    act(mediator, made.id, { action: "accept" }),
    act(mediator, made.id, { action: "accept" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = both.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ status: 409 });
});

test("a repeat of a step changes nothing, and its key does not serve for another", async () => {
  const resident = await signIn(testApp, "sample-resident-4");
  const { made, mediator } = await submitted(resident);
  const first = await act(mediator, made.id, { action: "accept" }, "accept-key-1");
  const again = await act(mediator, made.id, { action: "accept" }, "accept-key-1");
  expect(again.version).toBe(first.version);
  const other = act(mediator, made.id, { action: "note", text: "另一件" }, "accept-key-1");
  expect(await refusalOf(other)).toMatchObject({ status: 409 });
});

test("who acts on what they saw earlier is told who was faster", async () => {
  const resident = await signIn(testApp, "sample-resident-5");
  const { made, mediator } = await submitted(resident);
  await act(mediator, made.id, { action: "accept" });
  const clerk = await signIn(testApp, "clerk-village");
  const late = act(clerk, made.id, { action: "escalate", reason: "太大", version: made.version });
  expect(await refusalOf(late)).toMatchObject({
    status: 409,
    message: expect.stringContaining(`${mediator.user.name}刚刚接手了`) as string,
  });
});

test("what a step lacks is told in its field, and what is not one's own is refused", async () => {
  const resident = await signIn(testApp, "sample-resident-6");
  const { made, mediator } = await submitted(resident);
  await act(mediator, made.id, { action: "accept" });
  expect(await refusalOf(act(mediator, made.id, { action: "close", reason: "谈不拢" }))).toMatchObject({
    status: 422,
    fields: { outcome: expect.any(String) as string },
  });
  expect(await refusalOf(act(resident, made.id, { action: "accept" }))).toMatchObject({ status: 403 });
  const stranger = await signIn(testApp, "sample-resident-7");
  expect(await refusalOf(act(stranger, made.id, { action: "withdraw" }))).toMatchObject({ status: 404 });
});

test("what was declined goes to the next, and what was declined twice to the centre above", async () => {
  const resident = await signIn(testApp, "sample-resident-8");
  const { made, mediator } = await submitted(resident);
  await act(mediator, made.id, { action: "decline", reason: "是我亲戚" });
  const clerk = await signIn(testApp, "clerk-town");
  const second = await open(clerk, made.id);
  expect(second.status).toBe("assigned");
  expect(second.responsible?.id).not.toBe(made.responsible?.id);
  const next = await responsibleFor(second.responsible?.id);
  await act(next, made.id, { action: "decline", reason: "手上太多" });
  const third = await open(clerk, made.id);
  expect(third).toMatchObject({ status: "submitted", waitingFor: "confirmation", centre: { code: "150204101000" } });
  expect(third.responsible).toBeUndefined();
});

test("a red report waits for a person, alarms every centre, and shows the numbers to call", async () => {
  const resident = await signIn(testApp, "sample-resident-9");
  const body = { description: "快来人，他拿着刀堵在我家门口，说要砍死我们", gridCode: leak.gridCode };
  const made = await resident(api.cases.submit, { body });
  expect(made).toMatchObject({ status: "submitted", waitingFor: "confirmation", urgent: [{ number: "110" }, {}, {}] });
  expect(made.clock?.dueAt).toBe(new Date(testApp.clock().getTime() + 5 * 60_000).toISOString());
  for (const username of ["clerk-village", "clerk-town", "clerk-county"]) {
    const clerk = await signIn(testApp, username);
    const { groups } = await clerk(api.cases.worklist, { query: { group: "red" } });
    expect(groups[0]?.items.map(({ id }) => id)).toContain(made.id);
    expect(groups[0]?.items[0]?.why).toContain("要您确认：红色");
  }
  const clerk = await signIn(testApp, "clerk-town");
  const lower = act(clerk, made.id, { action: "confirm", risk: "yellow" });
  expect(await refusalOf(lower)).toMatchObject({ status: 422, fields: { reason: expect.any(String) as string } });
  const confirmed = await act(clerk, made.id, { action: "confirm", risk: "orange", reason: "派出所到了，人走了" });
  expect(confirmed).toMatchObject({ status: "assigned", risk: "orange", judged: { changed: ["risk"] } });
  expect((await open(resident, made.id)).risk).toBeUndefined();
});

test("a matter that is sent to a department comes back from it", async () => {
  const resident = await signIn(testApp, "sample-resident-10");
  const { made, mediator } = await submitted(resident);
  await act(mediator, made.id, { action: "accept" });
  await act(mediator, made.id, { action: "transfer", to: "人社局", reason: "归那边管" });
  expect((await open(resident, made.id)).statusText).toBe("已转给人社局");
  const department = await signIn(testApp, "department-1");
  const back = await act(department, made.id, { action: "receive_back", result: "已核实" });
  expect(back.status).toBe("mediating");
});

test("of two clerks who confirm at once one does, and the mediator's place is taken once", async () => {
  const resident = await signIn(testApp, "sample-resident-11");
  const body = { description: "他拿着刀在楼道里，说要砍人，快来", gridCode: leak.gridCode };
  const made = await resident(api.cases.submit, { body });
  const [village, town] = [await signIn(testApp, "clerk-village"), await signIn(testApp, "clerk-town")];
  const both = await Promise.allSettled([village, town].map((clerk) => act(clerk, made.id, { action: "confirm" })));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("after all this everybody's places are exactly the cases in their hands", async () => {
  await testApp.app.outbox.drain();
  const staff = await testApp.app.accounts.staffInRegions(["150204101001", "150204101000", "150204000000"]);
  const places = await testApp.app.mediators.openCases(staff.map(({ id }) => id));
  for (const { id } of staff) {
    const status = { $in: [...openStatuses] };
    expect(places.get(id) ?? 0).toBe(await CaseModel.countDocuments({ "responsible.id": id, status }));
  }
});
