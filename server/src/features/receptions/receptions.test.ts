import { api } from "@qizhen/shared/contract";
import type { PlannedDay, ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { startApp, type TestApp } from "../../testing/app";
import { county, makeLeaders, publishMonth, town } from "../../testing/receptions";
import { refusalOf } from "../../testing/refusal";
import { loadRegions } from "../../testing/regions";
import { signIn } from "../../testing/signIn";
import { audit } from "../audit";
import { ScheduleModel } from "../booking/model";
import { ReceptionMatterModel, ReceptionMonthModel, ReceptionSettingsModel } from "./model";

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
  await Promise.all([
    ReceptionMonthModel.deleteMany({}),
    ReceptionSettingsModel.deleteMany({}),
    ReceptionMatterModel.deleteMany({}),
    ScheduleModel.deleteMany({}),
  ]);
});

const as = (who: string) => signIn(testApp, who);
const month = "2026-11";
const readMonth = async (who = "clerk-town", centre = town) =>
  (await as(who))(api.receptions.month, { query: { centre, month } });
const draft = async (
  who = "clerk-town",
  body: Partial<{ centre: string; month: string; version: number }> = {},
  key?: string,
) => (await as(who))(api.receptions.draft, { body: { centre: town, month, version: 0, ...body }, ...(key && { key }) });
const formOf = ({ days }: ReceptionMonth): PlannedDay[] =>
  days.map(({ day, leaderId, start, minutes, places, place, fields }) => ({ day, leaderId, start, minutes, places, place, fields })); // prettier-ignore
const step = async (who: string, { id }: { id: string }, body: Parameters<typeof send>[2], key?: string) =>
  send(who, id, body, key);
const send = async (
  who: string,
  id: string,
  body:
    | { action: "save"; version: number; days: PlannedDay[] }
    | { action: "approve" | "publish"; version: number }
    | { action: "return"; version: number; reason: string },
  key?: string,
) => (await as(who))(api.receptions.actOnMonth, { params: { id }, body, ...(key && { key }) });

test("a month is drafted by rule: workdays apart, each leader in turn with the field of their duty; nobody else sees it yet", async () => {
  const drafted = await draft();
  expect(drafted).toMatchObject({ state: "draft", version: 1, allowed: ["redraft", "save"] });
  expect(drafted.days.map(({ day }) => day)).toEqual(["2026-11-04", "2026-11-11", "2026-11-19", "2026-11-26"]);
  expect(new Set(drafted.days.map(({ leader }) => leader.name)).size).toBe(3);
  expect(drafted.days.find(({ leader }) => leader.office === "镇长")?.fields).toEqual(["land"]);
  expect(drafted.days[0]).toMatchObject({ start: "09:00", end: "11:40", places: 8, place: "兴胜镇综治中心接访室" });
  const resident = await as("sample-resident-1");
  expect((await resident(api.receptions.upcoming, { query: { region: town } })).items).toEqual([]);
});

test("the next month goes on with whoever has received least", async () => {
  const first = await publishMonth(testApp, "2026-11");
  const second = await draft("clerk-town", { month: "2026-12" });
  const counts = new Map<string, number>();
  for (const { leaderId } of [...first.days, ...second.days]) counts.set(leaderId, (counts.get(leaderId) ?? 0) + 1);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
});

test("settings decide how many days, when and for how long; of two who save at once the second is told who was first", async () => {
  const clerk = await as("clerk-town");
  const form = { daysPerMonth: 2, start: "14:30", minutes: 30, places: 4, place: "一楼大厅" };
  const saved = await clerk(api.receptions.saveSettings, { body: { centre: town, version: 0, ...form } });
  expect(saved).toEqual({ ...form, version: 1, mayWrite: true });
  expect(await clerk(api.receptions.saveSettings, { body: { centre: town, version: 0, ...form } })).toEqual(saved);
  const other = clerk(api.receptions.saveSettings, { body: { centre: town, version: 0, ...form, places: 5 } });
  expect(await refusalOf(other)).toMatchObject({ status: 409, message: expect.stringContaining("刘志强") as string });
  const night = { centre: town, version: 1, ...form, start: "19:00" };
  expect(await refusalOf(clerk(api.receptions.saveSettings, { body: night }))).toMatchObject({ status: 422 });
  expect((await draft()).days.map(({ start, end, place }) => [start, end, place])).toEqual([
    ["14:30", "16:30", "一楼大厅"],
    ["14:30", "16:30", "一楼大厅"],
  ]);
});

test("a clerk changes a draft and a leader approves it; who drafts does not approve, who approves does not publish", async () => {
  const drafted = await draft();
  const days = formOf(drafted).map((one, at) => (at === 0 ? { ...one, day: "2026-11-05" } : one));
  const saved = await step("clerk-town", drafted, { action: "save", version: 1, days });
  expect(saved).toMatchObject({ version: 2, state: "draft", by: "刘志强" });
  expect(await refusalOf(step("clerk-town", drafted, { action: "approve", version: 2 }))).toMatchObject({
    status: 403,
  });
  expect(await refusalOf(step("leader-a", drafted, { action: "save", version: 2, days }))).toMatchObject({
    status: 403,
  });
  expect(await refusalOf(step("clerk-town", drafted, { action: "publish", version: 2 }))).toMatchObject({
    status: 409,
  });
  const approved = await step("leader-a", drafted, { action: "approve", version: 2 });
  expect(await refusalOf(step("leader-a", drafted, { action: "publish", version: 3 }))).toMatchObject({ status: 403 });
  expect(await refusalOf(step("clerk-town", drafted, { action: "save", version: 3, days }))).toMatchObject({
    status: 409,
  });
  expect(approved).toMatchObject({ state: "approved", version: 3 });
  const back = await step("leader-1", drafted, { action: "return", version: 3, reason: "十一号换一天" });
  expect(back).toMatchObject({ state: "draft", returned: "十一号换一天" });
});

test("whoever takes the next step hears of it: the leaders that a draft waits for them, the clerks that it may be published", async () => {
  const titles = async (who: string) => {
    await testApp.app.outbox.drain();
    return (await (await as(who))(api.notices.list, { query: { limit: 100 } })).items.map(({ title }) => title);
  };
  const count = async (who: string, title: string) => (await titles(who)).filter((one) => one === title).length;
  const before = [await count("leader-b", "接访日历等您审定"), await count("clerk-town", "接访日历可以公布了")];
  const drafted = await draft();
  await draft("clerk-town", { version: 1 });
  await step("leader-a", drafted, { action: "approve", version: 2 });
  const after = [await count("leader-b", "接访日历等您审定"), await count("clerk-town", "接访日历可以公布了")];
  expect(after).toEqual(before.map((one) => one + 1));
});

test("of two who change a draft at once the second is told who was first, and nothing of the first's is lost", async () => {
  const drafted = await draft();
  const days = formOf(drafted);
  await step("admin", drafted, { action: "save", version: 1, days: days.slice(0, 3) });
  const late = step("clerk-town", drafted, { action: "save", version: 1, days: days.slice(0, 1) });
  expect(await refusalOf(late)).toMatchObject({ status: 409, message: expect.stringContaining("赵立新") as string });
  expect((await readMonth()).days).toHaveLength(3);
  const races = await Promise.allSettled(
    ["admin", "clerk-town", "clerk-county"].map((who) => step(who, drafted, { action: "save", version: 2, days })),
  );
  expect(races.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a repeat of the same intent changes nothing; its key does not serve for another", async () => {
  const first = await draft("clerk-town", {}, "draft-key-1");
  expect(await draft("clerk-town", {}, "draft-key-1")).toEqual(first);
  expect(await refusalOf(draft("clerk-town", { version: 1 }, "draft-key-1"))).toMatchObject({ status: 409 });
  await step("leader-a", first, { action: "approve", version: 1 }, "approve-key");
  expect(await step("leader-a", first, { action: "approve", version: 1 }, "approve-key")).toMatchObject({ version: 2 });
  const twice = await Promise.allSettled(
    [1, 2, 3].map(() => step("clerk-town", first, { action: "publish", version: 2 })),
  );
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await ScheduleModel.countDocuments({ service: "reception" })).toBe(4);
});

test("a day on a holiday, of somebody from outside, twice a day, on 30 February or in another month is named and not saved", async () => {
  const drafted = await draft();
  const [one] = formOf(drafted);
  if (!one) throw new Error("nothing was drafted");
  const outside = (await as("leader-1")).user.id;
  for (const wrong of [
    { day: "2026-11-07" },
    { day: "2026-12-03" },
    { leaderId: outside },
    { start: "09:01" },
    { start: "19:30" },
  ]) {
    const saving = step("clerk-town", drafted, { action: "save", version: 1, days: [{ ...one, ...wrong }] });
    expect(await refusalOf(saving)).toMatchObject({ status: 422, fields: { "days.0": expect.any(String) as string } });
  }
  const twice = step("clerk-town", drafted, { action: "save", version: 1, days: [one, { ...one, start: "15:00" }] });
  expect(await refusalOf(twice)).toMatchObject({ status: 422, fields: { "days.1": expect.any(String) as string } });
  const february = step("clerk-town", drafted, { action: "save", version: 1, days: [{ ...one, day: "2026-02-30" }] });
  expect(await refusalOf(february)).toMatchObject({ status: 400 });
  expect(await readMonth()).toEqual(drafted);
});

test("a month that is over or far off, one without leaders, and one that is published are not drafted", async () => {
  expect(await refusalOf(draft("clerk-town", { month: "2026-09" }))).toMatchObject({ status: 422 });
  expect(await refusalOf(draft("clerk-town", { month: "2027-10" }))).toMatchObject({ status: 422 });
  expect(await refusalOf(draft("clerk-village", { centre: "150204101001" }))).toMatchObject({ status: 422 });
  await publishMonth(testApp, month);
  expect(await refusalOf(draft("clerk-town", { version: 3 }))).toMatchObject({ status: 409 });
});

test("another's centre is not there; a village does not see its town's draft, a county does", async () => {
  const drafted = await draft();
  for (const who of ["clerk-far", "leader-far", "clerk-village"]) {
    expect(await refusalOf(readMonth(who))).toMatchObject({ status: 404 });
    expect(await refusalOf(step(who, drafted, { action: "approve", version: 1 }))).toMatchObject({ status: 404 });
  }
  for (const who of ["mediator-1", "department-1", "sample-resident-1"])
    expect(await refusalOf(readMonth(who))).toMatchObject({ status: 403 });
  expect((await readMonth("clerk-county")).version).toBe(1);
  expect(await refusalOf(draft("clerk-town", { centre: county }))).toMatchObject({ status: 404 });
});

test("what is published stands open for booking with its places, visible to residents of the town, by office and surname", async () => {
  const published = await publishMonth(testApp, month);
  await testApp.app.outbox.drain();
  expect(published).toMatchObject({ state: "published", allowed: [], version: 3 });
  expect((await readMonth()).version).toBe(3); // opening them once more changes nothing
  expect(published.days.every(({ state, fault }) => state === "open" && fault === undefined)).toBe(true);
  const resident = await as("sample-resident-1");
  const { items } = await resident(api.receptions.upcoming, { query: { region: "150204101001003" } });
  expect(items.map(({ day }) => day)).toEqual(published.days.map(({ day }) => day));
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(["周**"]));
  expect(items[0]).toMatchObject({ centre: { code: town, name: "兴胜镇" }, places: 8, free: 8 });
  const [first] = published.days;
  const { items: slots } = await resident(api.booking.slots, {
    query: { hostId: first?.leaderId ?? "", from: first?.day ?? "", to: first?.day ?? "" },
  });
  expect(slots).toHaveLength(8);
  await resident(api.booking.book, { body: { slotId: slots[0]?.id ?? "" } });
  const after = await resident(api.receptions.upcoming, { query: { region: town } });
  expect(after.items[0]?.free).toBe(7);
  expect((await resident(api.receptions.upcoming, { query: { region: "150822100000" } })).items).toEqual([]);
  await testApp.app.outbox.drain();
  const { items: told } = await (await as("leader-a"))(api.notices.list, {});
  expect(told.some(({ title }) => title === "您的接访日公布了")).toBe(true);
});

test("what was decided is kept in the audit, once", async () => {
  await publishMonth(testApp, month);
  await testApp.app.outbox.drain();
  const kinds = ["drafted", "approved", "published"].map((kind) => `receptions.${kind}`);
  const { items } = await audit.list(`receptions:${town}`, kinds, { limit: 3 });
  expect(items.map(({ kind, actor }) => [kind, actor.name])).toEqual([
    ["receptions.published", "刘志强"],
    ["receptions.approved", "周建国"],
    ["receptions.drafted", "刘志强"],
  ]);
  const before = await audit.list(`receptions:${town}`, kinds, { limit: 100 });
  await ReceptionMonthModel.updateMany({ month }, { $set: { outboxAt: testApp.clock() } });
  await testApp.app.outbox.drain();
  expect((await audit.list(`receptions:${town}`, kinds, { limit: 100 })).items).toHaveLength(before.items.length);
});
