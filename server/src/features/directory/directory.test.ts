import { api } from "@qizhen/shared/contract";
import { connection } from "mongoose";
import { newId } from "../../kernel/ids";
import { makeEntry } from "../../kernel/outbox/outbox";
import { startApp, type TestApp } from "../../testing/app";
import { loadRegions } from "../../testing/regions";
import { refusalOf } from "../../testing/refusal";
import { signIn } from "../../testing/signIn";
import { directoryStore } from "./store";

jest.setTimeout(60_000);

let app: TestApp;
type Asker = Awaited<ReturnType<typeof signIn>>;
let resident: Asker;
let clerk: Asker;
let admin: Asker;
const grid = "150204101001003";
const county = "150204000000";
beforeAll(async () => {
  app = await startApp({ at: "2026-10-20T10:20:00+08:00", unlimited: true });
  await loadRegions(app, "xingsheng");
  await loadRegions(app, "dengkou");
  [resident, clerk, admin] = await Promise.all([
    signIn(app, "sample-resident-1"),
    signIn(app, "clerk-county"),
    signIn(app, "admin"),
  ]);
});
afterAll(() => app.stop());

const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);
const ask = (query: Record<string, string | number> = {}) =>
  resident(api.directory.people, { query: { region: grid, ...query } });
const idOf = async (who: string) => (await signIn(app, who)).user.id;

/** Hours of somebody on one day from an hour on, half an hour each. */
const open = async (who: string, day: string, more: Record<string, unknown> = {}) => {
  const made = await clerk(api.booking.createSchedule, {
    body: {
      hostId: await idOf(who),
      service: "people",
      mode: "centre",
      slotMinutes: 30,
      seats: 1,
      weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "10:00" })),
      from: day,
      to: day,
      ...more,
    },
  });
  await app.app.outbox.drain();
  return made;
};

test("a resident finds the mediators of the community and the town and the county's experts; nobody's phone or username is told", async () => {
  const { items } = await ask();
  expect(names(items).sort()).toEqual(
    ["李桂芳", "张海峰", "其木格", "高秀英", "乌兰", "马文斌", "吴敏", "郑国栋", "冯雅静", "陈桂兰"].sort(),
  );
  expect(JSON.stringify(items)).not.toMatch(/1991000|mediator-1|expert-1/);
  expect(items.find(({ name }) => name === "李桂芳")).toMatchObject({ load: "free", services: ["people"] });
});

test("of whom nobody knows where they live, everybody of the county is around", async () => {
  const nowhere = await signIn(app, "sample-resident-2");
  const { items } = await nowhere(api.directory.people, {});
  expect(names(items)).toEqual(expect.arrayContaining(["李桂芳", "高秀英", "吴敏"]));
  expect(items[0]?.metres).toBeUndefined();
});

test("by name, pinyin, first letters, service and language", async () => {
  for (const q of ["李桂", "桂芳", "ligui", "LGF"]) expect(names((await ask({ q })).items)).toEqual(["李桂芳"]);
  expect(names((await ask({ language: "mn" })).items).sort()).toEqual(["乌兰", "其木格"].sort());
  expect(names((await ask({ service: "expert" })).items)).toHaveLength(4);
  expect((await ask({ service: "reception" })).items).toEqual([]);
  expect((await ask({ q: "李桂", language: "mn" })).items).toEqual([]);
});

test("who gives hours is found at once with the next free time; the soonest come first, and one who is booked out moves behind", async () => {
  await open("mediator-2", "2026-10-22");
  await open("mediator-1", "2026-10-23");
  const first = await ask();
  expect(names(first.items).slice(0, 2)).toEqual(["张海峰", "李桂芳"]);
  expect(first.items[0]).toMatchObject({ next: "2026-10-22T01:00:00.000Z", modes: ["centre"] });
  const { items } = await resident(api.booking.slots, {
    query: { hostId: first.items[0]?.id ?? "", from: "2026-10-22", to: "2026-10-22" },
  });
  for (const [nth, slot] of items.entries())
    await (
      await signIn(app, `sample-resident-${10 + nth}`)
    )(api.booking.book, { body: { slotId: slot.id } });
  expect((await ask()).items.find(({ name }) => name === "张海峰")?.next).toBeUndefined();
  expect(names((await ask()).items)[0]).toBe("李桂芳");
});

test.each(["soonest", "nearest", "rated"] as const)("page by page, sorted %s, everybody comes once", async (sort) => {
  for (const within of ["around", "county"] as const) {
    const all = names((await ask({ sort, within, limit: 100 })).items);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask({ sort, within, limit: 3, ...(cursor && { cursor }) });
      seen.push(...names(page.items));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  }
});

test("nearest means the own community first, then the town", async () => {
  const { items } = await ask({ sort: "nearest" });
  expect(new Set(names(items).slice(0, 3))).toEqual(new Set(["李桂芳", "张海峰", "其木格"]));
  expect(new Set(names(items).slice(3, 6))).toEqual(new Set(["高秀英", "乌兰", "马文斌"]));
  expect(items[0]?.metres).toBeGreaterThan(0);
});

test("satisfaction is shown from the fifth rating on, drawn towards the average; the best rated come first", async () => {
  const staffId = await idOf("mediator-3");
  const rate = async (nth: number) => {
    const data = { caseId: newId(), staffId, overall: 5, by: `resident-${nth}` };
    const entry = makeEntry("case.rated", data, app.clock());
    const users = connection.collection("users");
    await users.updateOne({ username: "mediator-3" }, {
      $push: { outbox: entry },
      $set: { outboxAt: app.clock() },
    } as object);
    await app.app.outbox.drain();
  };
  for (const nth of [1, 2, 3, 4]) await rate(nth);
  const of = async () => (await ask({ sort: "rated" })).items.find(({ id }) => id === staffId);
  expect((await of())?.satisfaction).toBeUndefined();
  await rate(5);
  expect((await of())?.satisfaction).toEqual({ mark: 4.5, count: 5 });
  expect(names((await ask({ sort: "rated" })).items)[0]).toBe("其木格");
});

test("years and what somebody says of themselves are set by the administrator and read by residents", async () => {
  const id = await idOf("mediator-6");
  const body = { workingSince: 2011, bio: "当过二十年村主任，最会劝人" };
  await admin(api.accounts.updateStaff, { params: { id }, body });
  const found = await resident(api.directory.person, { params: { id }, query: { region: grid } });
  expect(found).toMatchObject({ years: 15, bio: body.bio, region: { name: "兴胜镇" } });
  expect(found.place).toBeDefined();
});

test("who is disabled is found no more, neither in the list nor by their id", async () => {
  const id = await idOf("mediator-4");
  await admin(api.accounts.updateStaff, { params: { id }, body: { disabled: true } });
  await app.app.outbox.drain();
  expect(names((await ask()).items)).not.toContain("高秀英");
  expect((await refusalOf(resident(api.directory.person, { params: { id } }))).status).toBe(404);
  expect((await directoryStore.page({ county, tags: ["q:gxy"], by: "soonest", limit: 5 })).items).toEqual([]);
});

test("a grid worker, and somebody of another county, are in nobody's directory", async () => {
  const worker = await idOf(`g${grid}`);
  expect((await refusalOf(resident(api.directory.person, { params: { id: worker } }))).status).toBe(404);
  const id = await idOf("mediator-1");
  const query = { region: "150822100001003" };
  expect((await refusalOf(resident(api.directory.person, { params: { id }, query }))).status).toBe(404);
});

test("let the platform choose: on the earliest day whom triage would ask first, with a time that can be booked", async () => {
  await open("mediator-5", "2026-10-21", { seats: 2 });
  await open("mediator-3", "2026-10-21", { weekly: [{ weekday: 3, start: "15:00", end: "16:00" }] });
  const propose = async (query = {}) =>
    (await resident(api.directory.propose, { query: { region: grid, ...query } })).proposal;
  const proposal = await propose();
  expect(proposal).toMatchObject({ person: { name: "其木格" }, slot: { start: "2026-10-21T07:00:00.000Z", free: 1 } });
  expect(proposal?.because.length).toBeGreaterThan(0);
  const visit = await resident(api.booking.book, { body: { slotId: proposal?.slot.id ?? "" } });
  expect(visit).toMatchObject({ status: "booked", host: { name: "其木格" } });
  expect(await propose({ service: "counselling" })).toBeNull();
  expect((await propose({ mode: "centre", language: "mn" }))?.person.name).toMatch(/其木格|乌兰/);
});

test("a time of somebody of another county than one's own grid is refused with a sentence", async () => {
  const far = await signIn(app, "sample-resident-3");
  await far(api.accounts.updateMe, { body: { grid: "150822100001003" } });
  const { proposal } = await resident(api.directory.propose, { query: { region: grid } });
  const refused = await refusalOf(far(api.booking.book, { body: { slotId: proposal?.slot.id ?? "" } }));
  expect(refused).toMatchObject({ status: 422, message: expect.stringContaining("别的区县") as string });
});

test("the centres that answer for a place, the nearest first, with how many are there and the next free time", async () => {
  const { items } = await resident(api.directory.centres, { query: { region: grid } });
  expect(items.map(({ name, level }) => [name, level])).toEqual([
    ["松石社区", "village"],
    ["兴胜镇", "town"],
    [expect.stringContaining("青山区"), "county"],
  ]);
  expect(items[0]?.people).toBe(3);
  expect(items[0]?.next).toBeDefined();
});

test("a place that is none, a cursor of another order and a sort that is none are refused", async () => {
  expect((await refusalOf(ask({ region: "999999999999" }))).status).toBe(422);
  expect((await refusalOf(ask({ cursor: "xx" }))).status).toBe(400);
  expect((await refusalOf(ask({ sort: "nearest", cursor: "xx" }))).status).toBe(400);
});
