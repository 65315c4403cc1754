import { api } from "@qizhen/shared/contract";
import type { ReceptionDay, ReceptionDayPage } from "@qizhen/shared/contract/receptions";
import { startApp, type TestApp } from "../../testing/app";
import { makeLeaders, publishMonth, town } from "../../testing/receptions";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { AppointmentModel, ScheduleModel, TimeClaimModel } from "../booking/model";
import { CaseModel } from "../cases/model";
import { NoticeModel } from "../notices/model";
import { OrderModel } from "../supervision/model";
import { ReceptionMatterModel, ReceptionMonthModel } from "./model";

jest.setTimeout(180_000);
let testApp: TestApp;
beforeAll(async () => {
  testApp = await startApp({ unlimited: true });
  await loadRegions(testApp, "xingsheng");
  await loadRegions(testApp, "dengkou");
  await makeLeaders(testApp);
});
afterAll(() => testApp.stop());
beforeEach(async () => {
  testApp.clock.set("2026-10-20T10:20:00+08:00");
  const models = [ReceptionMonthModel, ReceptionMatterModel, ScheduleModel, TimeClaimModel, AppointmentModel, CaseModel, OrderModel, NoticeModel] as const; // prettier-ignore
  for (const model of models) await (model as typeof CaseModel).deleteMany({});
});

const as = (who: string) => signIn(testApp, who);
const deliver = () => testApp.app.outbox.drain();
/** A published month's first day, and who receives on it. */
const openDay = async () => {
  const { days } = await publishMonth(testApp, "2026-11");
  const leaders = new Map<string, string>();
  for (const who of ["leader-a", "leader-b", "leader-c"]) leaders.set((await as(who)).user.id, who);
  const [first, second] = days;
  if (!first || !second) throw new Error("nothing was published");
  return { first, second, leader: leaders.get(first.leaderId) ?? "", other: leaders.get(second.leaderId) ?? "" };
};
const slotsOf = async ({ leaderId, day }: ReceptionDay) =>
  (await (await as("sample-resident-1"))(api.booking.slots, { query: { hostId: leaderId, from: day, to: day } })).items;
const book = async (who: string, day: ReceptionDay, nth: number, caseId?: string) => {
  const slot = (await slotsOf(day))[nth];
  return (await as(who))(api.booking.book, { body: { slotId: slot?.id ?? "", ...(caseId && { caseId }) } });
};
const readDay = async (who: string, { id }: { id: string }): Promise<ReceptionDayPage> =>
  (await as(who))(api.receptions.day, { params: { id } });
const come = async (who: string, day: ReceptionDay, nth: number, caseId?: string) => {
  const visit = await book(who, day, nth, caseId);
  testApp.clock.set(`${day.day}T08:50:00+08:00`);
  await (
    await as("clerk-town")
  )(api.booking.act, { params: { id: visit.id }, body: { action: "check_in" } });
  return visit;
};
const said = "去年修路占了我家三分地，一直没有给补偿，找了村里好几回。";
const register = async (who: string, { id }: { id: string }, visitId: string, description = said) =>
  (await as(who))(api.receptions.register, { params: { id }, body: { visitId, description } });

test("what a visitor says is one case of theirs under the leader's name, with an order that stands by its day, however often it is registered", async () => {
  const { first, leader } = await openDay();
  const visit = await come("sample-resident-1", first, 0);
  const matters = await Promise.all([register(leader, first, visit.id), register("clerk-town", first, visit.id, "换一种说法，还是修路占地的事。")]); // prettier-ignore
  const matter = await register(leader, first, visit.id);
  expect(new Set(matters.map(({ caseId }) => caseId))).toEqual(new Set([matter.caseId]));
  expect([await CaseModel.countDocuments({}), await ReceptionMatterModel.countDocuments({})]).toEqual([1, 1]);
  await deliver();
  expect(await OrderModel.countDocuments({})).toBe(1);
  const order = await (await as(leader))(api.supervision.get, { params: { id: matter.orderId ?? "" } });
  expect(order).toMatchObject({ caseId: matter.caseId, state: "open", automatic: false, dueAt: matter.dueAt });
  expect(order.issuer.name).toBe(first.leader.name);
  // 领导接访: thirty calendar days, as the county's settings have it (whole.reception)
  expect(matter.dueAt.slice(0, 10)).toBe("2026-12-04");
  const mine = await (await as("sample-resident-1"))(api.cases.get, { params: { id: matter.caseId } });
  expect(mine).toMatchObject({ channel: "reception", ledBy: { name: expect.stringMatching(/^.\*+$/) as string } });
  expect(mine.timeline.map(({ kind }) => kind)).toContain("led");
  const page = await readDay(leader, first);
  expect(page.visitors[0]?.matter).toMatchObject({ caseNumber: mine.number, state: "waiting" });
});

test("the order's own clock lets it climb when nobody answers in time, and the matter is late", async () => {
  const { first, leader } = await openDay();
  const visit = await come("sample-resident-1", first, 0);
  const matter = await register(leader, first, visit.id);
  await deliver();
  testApp.clock.set("2026-12-07T10:00:00+08:00");
  await testApp.app.jobs.runAll();
  await deliver();
  expect((await OrderModel.findById(matter.orderId).lean())?.climbs).toBe(1);
  expect((await readDay(leader, first)).visitors[0]?.matter?.state).toBe("late");
});

test("a visitor who booked with a case of theirs goes on with it", async () => {
  const { first, leader } = await openDay();
  const resident = await as("sample-resident-1");
  const theirs = await resident(api.cases.submit, { body: { description: "楼上漏水，泡了卧室，想请人看看。", gridCode: "150204101001003" } }); // prettier-ignore
  const visit = await come("sample-resident-1", first, 0, theirs.id);
  const matter = await register(leader, first, visit.id);
  expect(matter.caseId).toBe(theirs.id);
  expect(await CaseModel.countDocuments({})).toBe(1);
});

test("nobody registers before the visitor is there, on another's day, or for a visit of another day", async () => {
  const { first, second, leader, other } = await openDay();
  const visit = await book("sample-resident-1", first, 0);
  expect(await refusalOf(register(leader, first, visit.id))).toMatchObject({ status: 422 });
  testApp.clock.set(`${first.day}T08:50:00+08:00`);
  await (
    await as("clerk-town")
  )(api.booking.act, { params: { id: visit.id }, body: { action: "check_in" } });
  expect(await refusalOf(register(other, first, visit.id))).toMatchObject({ status: 403 });
  expect(await refusalOf(register("admin", first, visit.id))).toMatchObject({ status: 403 });
  expect(await refusalOf(register(leader, second, visit.id))).toMatchObject({ status: 403 });
  expect(await refusalOf(register(other, second, visit.id))).toMatchObject({ status: 404 });
  for (const who of ["clerk-far", "leader-far", "clerk-village"])
    expect(await refusalOf(register(who, first, visit.id))).toMatchObject({ status: 404 });
  expect(await CaseModel.countDocuments({})).toBe(0);
});

test("who is no host reads a visitor's name and number masked", async () => {
  const { first, leader } = await openDay();
  const visitor = { name: "王桂兰", phone: "13900005678" };
  const slot = (await slotsOf(first))[0];
  await (
    await as("sample-resident-1")
  )(api.booking.book, { body: { slotId: slot?.id ?? "", visitor } });
  expect(JSON.stringify(await readDay("clerk-town", first))).not.toMatch(/王桂兰|13900005678/);
  expect((await readDay(leader, first)).visitors[0]?.visit.visitor).toMatchObject(visitor);
  expect(await refusalOf(readDay("clerk-village", first))).toMatchObject({ status: 404 });
});

test("a leader who cancels a day closes it; all who booked are offered other times and nobody can book it any more", async () => {
  const { first, leader, other } = await openDay();
  const visits = [await book("sample-resident-1", first, 0), await book("sample-resident-2", first, 1)];
  testApp.clock.set("2026-11-02T10:00:00+08:00");
  const { month } = await readDay(leader, first);
  const params = { id: first.id };
  const body = { action: "cancel", version: month.version, reason: "去区里开会" } as const;
  expect(await refusalOf((await as(other))(api.receptions.actOnDay, { params, body }))).toMatchObject({ status: 403 });
  expect(await refusalOf((await as("clerk-far"))(api.receptions.actOnDay, { params, body }))).toMatchObject({ status: 404 }); // prettier-ignore
  const page = await (await as(leader))(api.receptions.actOnDay, { params, body, key: "cancel-key-1" });
  expect(page.day).toMatchObject({ state: "cancelled", reason: "去区里开会" });
  expect((await (await as(leader))(api.receptions.actOnDay, { params, body, key: "cancel-key-1" })).day).toEqual(
    page.day,
  );
  const again = (await as(leader))(api.receptions.actOnDay, { params, body });
  expect(await refusalOf(again)).toMatchObject({ status: 409 });
  expect(await slotsOf(first)).toEqual([]);
  const { items } = await (await as("sample-resident-1"))(api.receptions.upcoming, { query: { region: town } });
  expect(items.map(({ id }) => id)).not.toContain(first.id);
  await deliver();
  for (const { id } of visits)
    expect((await AppointmentModel.findById(id).lean())?.unsettled?.offers.length).toBeGreaterThan(0);
  const { items: told } = await (await as("sample-resident-2"))(api.notices.list, {});
  expect(told.length).toBeGreaterThan(0);
});

test("a day that is moved is open on its new day first, so that its visitors are offered the same leader", async () => {
  const { first, leader } = await openDay();
  const visit = await book("sample-resident-1", first, 0);
  const { month } = await readDay(leader, first);
  const move = async (to: string, start = "09:00") =>
    (await as(leader))(api.receptions.actOnDay, {
      params: { id: first.id },
      body: { action: "move", version: month.version, to, start, reason: "去区里开会" },
    });
  for (const to of ["2026-11-07", "2026-12-01", first.day])
    expect(await refusalOf(move(to))).toMatchObject({ status: 422 });
  const page = await move("2026-11-06");
  expect(page.day).toMatchObject({ state: "moved", movedTo: "2026-11-06" });
  await deliver();
  const seen = await (await as("clerk-town"))(api.receptions.month, { query: { centre: town, month: "2026-11" } });
  const fresh = seen.days.find(({ day, state }) => day === "2026-11-06" && state === "open");
  expect(fresh?.leaderId).toBe(first.leaderId);
  expect(await slotsOf(first)).toEqual([]);
  const offers = (await AppointmentModel.findById(visit.id).lean())?.unsettled?.offers ?? [];
  expect(offers.some(({ slotId }) => slotId.startsWith(fresh?.id ?? "-"))).toBe(true);
});

test("a day whose leader has other hours then says so, is offered to nobody, and stands once it is moved", async () => {
  const clerk = await as("clerk-town");
  const drafted = await clerk(api.receptions.draft, { body: { centre: town, month: "2026-11", version: 0 } });
  const [first] = drafted.days;
  if (!first) throw new Error("nothing was drafted");
  const weekly = [{ weekday: 3, start: "10:00", end: "11:00" }];
  const hours = { service: "people", mode: "centre", slotMinutes: 30, seats: 1, weekly } as const;
  await clerk(api.booking.createSchedule, {
    body: { hostId: first.leaderId, ...hours, from: first.day, to: first.day },
  });
  const params = { id: drafted.id };
  await (
    await as("leader-1")
  )(api.receptions.actOnMonth, { params, body: { action: "approve", version: 1 } });
  const published = await clerk(api.receptions.actOnMonth, { params, body: { action: "publish", version: 2 } });
  const clashing = published.days.find(({ id }) => id === first.id);
  expect(clashing?.fault).toMatch(/没能开放/);
  const { items } = await (await as("sample-resident-1"))(api.receptions.upcoming, { query: { region: town } });
  expect(items).toHaveLength(published.days.length - 1);
  const body = { action: "move", version: published.version, to: first.day, start: "14:30", reason: "错开" } as const;
  await clerk(api.receptions.actOnDay, { params: { id: first.id }, body });
  expect(await slotsOf(first)).toHaveLength(10);
});

test("each leader hears once, the day before, how many come", async () => {
  const { first, leader } = await openDay();
  await book("sample-resident-1", first, 0);
  const titles = async () =>
    (await (await as(leader))(api.notices.list, { query: { limit: 100 } })).items.filter(({ title }) => title === "明天您接访"); // prettier-ignore
  testApp.clock.set("2026-11-03T08:00:00+08:00");
  await testApp.app.jobs.runAll();
  expect(await titles()).toEqual([]);
  testApp.clock.set("2026-11-03T09:00:00+08:00");
  await testApp.app.jobs.runAll();
  await testApp.app.jobs.runAll();
  expect((await titles()).map(({ text }) => text)).toEqual([expect.stringContaining("1 人约了") as string]);
});

test("the month's report counts days, people and answers by leader, for one's own region only", async () => {
  const { first, leader } = await openDay();
  const [one, two] = [await come("sample-resident-1", first, 0), await book("sample-resident-2", first, 1)];
  const act = async (id: string, action: "check_in" | "start" | "finish") =>
    (await as(leader))(api.booking.act, { params: { id }, body: { action } });
  await act(one.id, "start");
  await act(one.id, "finish");
  await act(two.id, "check_in");
  const matter = await register(leader, first, two.id);
  await deliver();
  const report = async (who: string, region?: string) =>
    (await as(who))(api.receptions.report, { query: { month: "2026-11", ...(region && { region }) } });
  const row = (await report("clerk-town")).rows.find(({ leader: { id } }) => id === first.leaderId);
  expect(row).toMatchObject({ held: 1, received: 2, registered: 1, waiting: 1, inTime: 0, ratings: 0 });
  expect((await report("leader-1")).total).toMatchObject({ held: 1, received: 2, registered: 1 });
  for (const [who, region] of [
    ["clerk-far", town],
    ["clerk-village", town],
    ["clerk-town", "150204000000"],
  ] as const)
    // prettier-ignore
    expect(await refusalOf(report(who, region))).toMatchObject({ status: 404 });
  expect((await report("clerk-far")).rows).toEqual([]);
  await OrderModel.updateOne({ _id: matter.orderId }, { $push: { rounds: { text: "已答复", by: { name: "李", unit: "" }, at: testApp.clock() } } }); // prettier-ignore
  await CaseModel.updateOne({ _id: matter.caseId }, { $set: { rating: { overall: 4, at: testApp.clock() } } });
  expect((await report("leader-1", town)).total).toMatchObject({ inTime: 1, waiting: 0, ratings: 1, satisfaction: 4 });
});
