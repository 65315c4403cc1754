import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { AppointmentModel, ScheduleModel, TimeClaimModel } from "../model";

jest.setTimeout(60_000);

type Person = Awaited<ReturnType<typeof signIn>>;
let app: TestApp;
let clerk: Person;
let host: Person;
const signInAgain = async () => {
  clerk = await signIn(app, "clerk-village");
  host = await signIn(app, "mediator-1");
};
beforeAll(async () => {
  app = await startApp({ unlimited: true });
  await loadRegions(app, "xingsheng");
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set("2026-10-20T10:20:00+08:00"); // a Tuesday
  await Promise.all([ScheduleModel.deleteMany({}), AppointmentModel.deleteMany({}), TimeClaimModel.deleteMany({})]);
  await signInAgain();
});

/** 王桂兰, who has no mini-program, asks at the counter for the first time of Thursday. */
const bookAtTheCounter = async () => {
  await clerk(api.booking.createSchedule, {
    body: {
      hostId: host.user.id,
      service: "people",
      mode: "centre",
      slotMinutes: 30,
      seats: 1,
      weekly: [{ weekday: 4, start: "09:00", end: "10:30" }],
      from: "2026-10-20",
      to: "2026-12-31",
    },
  });
  const query = { hostId: host.user.id, from: "2026-10-22", to: "2026-10-22" };
  const [slot] = (await clerk(api.booking.slots, { query })).items;
  const visitor = { name: "王桂兰", phone: "13900005678" };
  return clerk(api.booking.book, { body: { slotId: slot?.id ?? "", visitor } });
};
const due = async () => {
  await app.app.jobs.runAll();
  await app.app.outbox.drain();
};
const callsOf = async (person: Person, visitId: string) =>
  (await person(api.notices.callTasks, { query: { limit: 100 } })).items.filter((call) => call.visitId === visitId);

test("whoever has no account is reminded by a call the evening before, once, and the number is shown to whoever calls", async () => {
  const { id } = await bookAtTheCounter();
  await app.app.outbox.drain();
  expect(await callsOf(clerk, id)).toEqual([]);
  app.clock.set("2026-10-21T18:00:30+08:00");
  await due();
  await due();
  await signInAgain();
  const calls = await callsOf(clerk, id);
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ who: "王**", phone: "139****5678", dueAt: "2026-10-21T12:00:00.000Z" });
  expect(calls[0]?.text).toMatch(/^请打电话告诉来访人：明天有预约。10月22日/);
  expect(calls[0]).not.toHaveProperty("caseId");
  const asked = { params: { id }, body: { reason: "打电话告诉来访人" } };
  expect(await clerk(api.visits.contact, asked)).toMatchObject({ name: "王桂兰", phone: "13900005678" });
  expect(await host(api.visits.contact, asked)).toMatchObject({ phone: "13900005678" });
});

test("two hours before nobody is called: they would be on their way", async () => {
  const { id } = await bookAtTheCounter();
  app.clock.set("2026-10-22T07:00:30+08:00");
  await due();
  await signInAgain();
  expect(await callsOf(clerk, id)).toEqual([]);
});

test("a visit that its host cancels is told by phone; when nobody answers three times the host hears of it", async () => {
  const { id } = await bookAtTheCounter();
  await host(api.booking.act, { params: { id }, body: { action: "cancel" } });
  await app.app.outbox.drain();
  for (const attempt of [1, 2, 3]) {
    const [call] = await callsOf(clerk, id);
    expect({ attempt, text: call?.text }).toEqual({ attempt, text: expect.stringContaining("预约取消了") });
    await clerk(api.notices.callDone, { params: { id: call?.id ?? "" }, body: { result: "no_answer" } });
    await app.app.outbox.drain();
    app.clock.forward(60_000);
  }
  expect(await callsOf(clerk, id)).toEqual([]);
  const { items } = await host(api.notices.list, { query: { limit: 20 } });
  expect(items.map(({ title }) => title)).toContain("来访人电话没打通");
});

test("what the desk changes for somebody at the counter needs no call", async () => {
  const { id } = await bookAtTheCounter();
  await clerk(api.booking.act, { params: { id }, body: { action: "cancel" } });
  await app.app.outbox.drain();
  expect(await callsOf(clerk, id)).toEqual([]);
});
