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
let resident: Person;
const at = async (time: string) => {
  app.clock.set(`${time}:00+08:00`);
  [clerk, host, resident] = (await Promise.all(
    ["clerk-village", "mediator-1", "sample-resident-1"].map((who) => signIn(app, who)),
  )) as [Person, Person, Person];
};
beforeAll(async () => {
  app = await startApp({ unlimited: true });
  await loadRegions(app, "xingsheng");
});
afterAll(() => app.stop());

const bookOn = async (day: string, nth = 0) => {
  const { items } = await resident(api.booking.slots, { query: { hostId: host.user.id, from: day, to: day } });
  return resident(api.booking.book, { body: { slotId: items[nth]?.id ?? "" } });
};

test("who missed three is not left before a closed door: the desk is asked once, reads the number, agrees, and they book again", async () => {
  await at("2026-10-20T10:00");
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: "14:00", end: "16:00" }));
  await clerk(api.booking.createSchedule, {
    body: { hostId: host.user.id, service: "people", mode: "centre", slotMinutes: 30, seats: 1, weekly, from: "2026-10-20", to: "2026-12-31" }, // prettier-ignore
  });
  for (const day of ["2026-10-20", "2026-10-21", "2026-10-22"]) {
    await at(`${day}T10:00`);
    const { id } = await bookOn(day);
    await at(`${day}T14:30`);
    await host(api.booking.act, { params: { id }, body: { action: "no_show" } });
  }
  await at("2026-10-23T10:00");
  for (const nth of [0, 1]) {
    const refused = await refusalOf(bookOn("2026-10-26", nth));
    expect(refused).toMatchObject({ status: 422, message: expect.stringContaining("打电话给您") as string });
  }
  await app.app.outbox.drain();
  const { items } = await clerk(api.visits.callsFirst, {});
  expect(items.length).toBe(1);
  expect(items[0]).toMatchObject({ noShows: 3, tries: 0 });
  expect((await clerk(api.notices.list, {})).items.filter(({ title }) => title === "先打电话再预约").length).toBe(1);
  const params = { id: items[0]?.id ?? "" };
  expect(await refusalOf(host(api.visits.callsFirst, {}))).toMatchObject({ status: 403 });
  expect((await clerk(api.visits.calledContact, { params, body: { reason: "约时间前打电话" } })).name).toBeTruthy();

  const done = (result: "agreed" | "no_answer", key: string) =>
    clerk(api.visits.calledFirst, { params, body: { result }, key });
  expect(await done("no_answer", "rang-once-1")).toMatchObject({ tries: 1, agreed: false });
  expect(await done("no_answer", "rang-once-1")).toMatchObject({ tries: 1 });
  expect(await done("agreed", "agreed-1")).toMatchObject({ agreed: true });
  expect(await done("agreed", "agreed-2")).toMatchObject({ agreed: true });
  await app.app.outbox.drain();
  expect((await clerk(api.visits.callsFirst, {})).items).toEqual([]);
  expect((await resident(api.notices.list, {})).items[0]).toMatchObject({ title: "可以预约了" });
  expect((await bookOn("2026-10-26")).status).toBe("booked");
});
