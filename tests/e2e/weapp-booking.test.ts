import { api } from "@qizhen/shared/contract";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { signIn } from "./client";
import { startServer, type RunningServer } from "./server";
import { Weapp } from "./weapp/weapp";

const templates = { visit: "template-visit", visit_soon: "template-visit-soon" };

let server: RunningServer;
let app: Weapp;
beforeAll(async () => {
  server = await startServer({ env: { WECHAT_TEMPLATES: JSON.stringify(templates) } });
  app = new Weapp({ loginCode: "sample-resident-81", api: server.url });
}, 90_000);
afterAll(async () => {
  app?.close();
  await server?.stop();
});

test("in WeChat a time is booked with four taps, reminders are allowed at that tap, and the visit goes into the phone's calendar", async () => {
  const clerk = await signIn(server.url, "clerk-village");
  const { user } = await signIn(server.url, "mediator-1");
  const day = addDays(dayOf(new Date()), 1);
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "10:00" }));
  const body = { hostId: user.id, service: "people", mode: "centre", place: "松石社区一楼 101", slotMinutes: 30, seats: 1, weekly, from: day, to: day } as const; // prettier-ignore
  const { id } = await clerk(api.booking.createSchedule, { body });
  const open = [{ start: "09:00", end: "10:00" }];
  await clerk(api.booking.changeSchedule, { params: { id }, body: { action: "except", day, open } });

  await app.start();
  await app.tap("约个时间");
  await app.waitFor(`${user.name}，`);
  await app.tap(`${user.name}，人民调解员`);
  await app.waitFor("几点？");
  await app.tap("9:00");
  await app.tap("就约这个时间");
  await app.waitFor("带什么");
  await app.tap("加到手机日历");
  expect(app.phone.calendar).toEqual([
    { title: `见${user.name}（人民调解）`, startTime: Date.parse(`${day}T09:00:00+08:00`) / 1000 },
  ]);

  const resident = await signIn(server.url, "sample-resident-81");
  const { items } = await resident(api.booking.list, {});
  expect(items.map(({ status, host }) => [status, host.name])).toEqual([["booked", user.name]]);
  const { left } = await resident(api.notices.subscribed, { body: { results: {} } });
  expect(left).toEqual({ "template-visit": 1, "template-visit-soon": 1 });
  expect(app.errors).toEqual([]);
}, 60_000);
