import { api } from "@qizhen/shared/contract";
import type { Appointment } from "@qizhen/shared/contract/booking";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { refusalOf } from "../../../testing/refusal";
import { signIn } from "../../../testing/signIn";
import { AppointmentModel, ScheduleModel, TimeClaimModel } from "../model";

jest.setTimeout(120_000);

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let clerk: Person;
let host: Person;
let colleague: Person;
let resident: Person;

beforeAll(async () => {
  app = await startApp({ unlimited: true });
  await loadRegions(app, "xingsheng");
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set("2026-10-20T10:20:00+08:00"); // a Tuesday
  [clerk, host, colleague, resident] = (await Promise.all(
    ["clerk-village", "mediator-1", "mediator-2", "sample-resident-1"].map((who) => signIn(app, who)),
  )) as [Person, Person, Person, Person];
  await Promise.all([ScheduleModel.deleteMany({}), AppointmentModel.deleteMany({}), TimeClaimModel.deleteMany({})]);
});

const openHours = (hostId: string, days: number[]) =>
  clerk(api.booking.createSchedule, {
    body: {
      hostId,
      service: "people",
      mode: "centre",
      slotMinutes: 30,
      seats: 1,
      weekly: days.map((weekday) => ({ weekday, start: "09:00", end: "10:30" })),
      from: "2026-10-20",
      to: "2026-12-31",
    },
  });
const bookThursday = async () => {
  const { items } = await resident(api.booking.slots, {
    query: { hostId: host.user.id, from: "2026-10-22", to: "2026-10-22" },
  });
  return resident(api.booking.book, { body: { slotId: items[0]?.id ?? "" } });
};
const refuse = (by: Person, id: string, reason: string | undefined = "和来访人是亲戚", key?: string) =>
  by(api.booking.act, { params: { id }, body: { action: "refuse", reason }, ...(key && { key }) });
const mine = async (): Promise<Appointment> => (await resident(api.booking.list, {})).items[0] as Appointment;

test("a host who cannot receive somebody says why: the visitor reads a gentle word, and is held times of others only", async () => {
  await openHours(host.user.id, [4]);
  await openHours(colleague.user.id, [3, 5]);
  const { id } = await bookThursday();
  expect((await host(api.booking.list, { query: { day: "2026-10-22" } })).items[0]?.allowedActions).toContain("refuse");
  await refuse(host, id);
  await app.app.outbox.drain();

  const visit = await mine();
  expect(visit).toMatchObject({ status: "booked", unsettled: { why: "refused", called: false } });
  expect(visit.unsettled?.offers.map((offer) => offer.host.id)).toEqual(Array(3).fill(colleague.user.id));
  const told = (await resident(api.notices.list, { query: { limit: 100 } })).items[0];
  expect(told).toMatchObject({ title: "约好的时间要改" });
  expect(told?.text).toContain("接待的人这次不方便");
  expect(JSON.stringify([visit, told])).not.toContain("亲戚");
  expect((await clerk(api.visits.unsettled, {})).items[0]?.unsettled?.reason).toBe("和来访人是亲戚");

  // Neither the job nor a change of hours takes the refusal back.
  await app.app.jobs.runAll();
  await app.app.outbox.drain();
  expect(await mine()).toEqual(visit);

  const [offer] = visit.unsettled?.offers ?? [];
  const moved = await resident(api.booking.act, { params: { id }, body: { action: "move", slotId: offer?.id ?? "" } });
  expect(moved).toMatchObject({ host: { id: colleague.user.id }, slot: { start: offer?.start } });
  await app.app.outbox.drain();
  await app.app.jobs.runAll();
  await app.app.outbox.drain();
  expect((await mine()).unsettled).toBeUndefined(); // whom they go to now has refused nothing
  expect(await TimeClaimModel.countDocuments({})).toBe(1);
});

test("where nobody else has a time the desk is told to call at once, and may refuse for a host", async () => {
  await openHours(host.user.id, [4]);
  const { id } = await bookThursday();
  await refuse(clerk, id, "要回避");
  await app.app.outbox.drain();
  expect((await mine()).unsettled).toMatchObject({ why: "refused", called: true, offers: [] });
  expect((await clerk(api.notices.list, { query: { limit: 100 } })).items[0]).toMatchObject({
    title: "有人约的时间要改",
  });
});

test("when those who would have stood in are away too, it is still the refusal that others are looked for", async () => {
  await openHours(host.user.id, [4]);
  const others = await openHours(colleague.user.id, [3, 5]);
  const { id } = await bookThursday();
  await refuse(host, id);
  await app.app.outbox.drain();
  await clerk(api.booking.changeSchedule, {
    params: { id: others.id },
    body: { action: "end", to: "2026-10-20" },
  });
  await app.app.outbox.drain();
  expect((await mine()).unsettled).toMatchObject({ why: "refused", offers: [] });
});

test("a refusal without a reason, by the visitor or a stranger, of a visit that has none any more, or replayed, changes nothing", async () => {
  await openHours(host.user.id, [4]);
  const { id } = await bookThursday();
  const bare = host(api.booking.act, { params: { id }, body: { action: "refuse" } });
  expect(await refusalOf(bare)).toMatchObject({ status: 422 });
  expect(await refusalOf(refuse(host, id, " "))).toMatchObject({ status: 400 });
  expect(await refusalOf(refuse(host, id, "长".repeat(201)))).toMatchObject({ status: 400 });
  expect(await refusalOf(refuse(resident, id))).toMatchObject({ status: 403 });
  expect(await refusalOf(refuse(await signIn(app, "mediator-4"), id))).toMatchObject({ status: 404 });
  expect((await mine()).unsettled).toBeUndefined();
  const key = "one-tap-one-refusal";
  await refuse(host, id, undefined, key);
  await app.app.outbox.drain();
  const before = await mine();
  await refuse(host, id, undefined, key);
  expect(await refusalOf(refuse(host, id))).toMatchObject({ status: 409 });
  await app.app.outbox.drain();
  expect(await mine()).toEqual(before);
});
