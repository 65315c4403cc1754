import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";

jest.setTimeout(120_000);

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let clerk: Person;
let host: Person;
let other: Person;
let resident: Person;

const signAllIn = async () => {
  [clerk, host, other, resident] = (await Promise.all(
    ["clerk-village", "mediator-1", "mediator-2", "sample-resident-1"].map((who) => signIn(app, who)),
  )) as [Person, Person, Person, Person];
};
beforeAll(async () => {
  app = await startApp({ unlimited: true });
  await loadRegions(app, "xingsheng");
  await signAllIn();
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: "14:00", end: "18:00" }));
  await clerk(api.booking.createSchedule, {
    body: { hostId: host.user.id, service: "people", mode: "centre", slotMinutes: 20, seats: 1, weekly, from: "2026-10-20", to: "2026-12-31" }, // prettier-ignore
  });
});
afterAll(() => app.stop());

const said = "邻居家的空调外机对着我家窗户，热风和噪音吹了一夏天，说了几次都不挪";

/** A visit of today that has begun. */
const received = async (nth: number) => {
  app.clock.set("2026-10-20T10:20:00+08:00");
  await signAllIn();
  const { items } = await resident(api.booking.slots, {
    query: { hostId: host.user.id, from: "2026-10-20", to: "2026-10-20" },
  });
  const visit = await resident(api.booking.book, { body: { slotId: items[nth]?.id ?? "" } });
  app.clock.set("2026-10-20T14:00:00+08:00");
  await signAllIn();
  const step = (action: "check_in" | "start") =>
    host(api.booking.act, { params: { id: visit.id }, body: { action } }).then(() => visit.id);
  return { id: visit.id, step };
};
const linesOf = async (person: Person, caseId: string) =>
  (await person(api.cases.get, { params: { id: caseId } })).timeline.map(({ text }) => text);

test("whoever received somebody makes their words a case: one visit, one case, whoever repeats it; the visitor reads both", async () => {
  const { id, step } = await received(0);
  const write = (who: Person, description: string) => who(api.visits.toCase, { params: { id }, body: { description } });
  expect(await refusalOf(write(host, said))).toMatchObject({ status: 409 }); // they have not come yet
  await step("check_in");
  await step("start");
  expect(await refusalOf(write(other, said))).toMatchObject({ status: 404 });
  const [one, two] = await Promise.all([write(host, said), write(clerk, said)]);
  expect(one.caseId).toBeDefined();
  expect(two.caseId).toBe(one.caseId);
  expect((await write(host, said)).caseId).toBe(one.caseId);
  await app.app.outbox.drain();
  const caseId = one.caseId ?? "";
  const mine = await resident(api.cases.get, { params: { id: caseId } });
  expect(mine.parties.find(({ role }) => role === "applicant")).toBeDefined();
  expect((await linesOf(resident, caseId)).filter((line) => line.includes("来谈过"))).toEqual([
    expect.stringContaining("10月20日 14:00来谈过"),
  ]);
  const { items } = await resident(api.notices.list, {});
  expect(items.some(({ title }) => title === "您说的事登记了")).toBe(true);
  expect((await resident(api.booking.list, {})).items.find((visit) => visit.id === id)?.caseId).toBe(caseId);
});

test("a visit continues a case that the visitor has; another's case, or a second one, is refused", async () => {
  const { id, step } = await received(2);
  await step("check_in");
  const own = await resident(api.cases.submit, { body: { description: said, gridCode: "150204101001003" } });
  const stranger = await signIn(app, "sample-resident-2");
  const foreign = await stranger(api.cases.submit, {
    body: { description: "楼道里堆东西", gridCode: "150204101001003" },
  });
  const link = (caseId: string) => clerk(api.visits.toCase, { params: { id }, body: { caseId } });
  expect(await refusalOf(link(foreign.id))).toMatchObject({ status: 422 });
  expect(await refusalOf(link("0123456789abcdef01234567"))).toMatchObject({ status: 404 });
  expect((await link(own.id)).caseId).toBe(own.id);
  expect((await link(own.id)).caseId).toBe(own.id);
  const second = clerk(api.visits.toCase, { params: { id }, body: { description: said } });
  expect(await refusalOf(second)).toMatchObject({ status: 409 });
  await step("start");
  await host(api.booking.act, { params: { id }, body: { action: "finish" } });
  await app.app.outbox.drain();
  expect((await linesOf(resident, own.id)).filter((line) => line.includes("来谈过")).length).toBe(1); // linked and finished: told once
});
