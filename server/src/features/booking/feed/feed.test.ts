import ICAL from "ical.js";
import { booking } from "@qizhen/shared/contract/booking";
import { hours as api } from "@qizhen/shared/contract/hours";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { CalendarFeedModel } from "./model";

jest.setTimeout(60_000);

let app: TestApp;
let place: string;
beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
});
afterAll(() => app.stop());

type Person = Awaited<ReturnType<typeof signIn>>;

const fetchFeed = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });
/** What a calendar program makes of it. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
const find = (text: string, id: string) => eventsOf(text).find(({ uid }) => uid === `${id}@qizhen`);

const openHours = async (host: Person) => {
  place = "松石社区一楼";
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "12:00" }));
  const from = new Date(app.clock().getTime() + 86_400_000).toISOString().slice(0, 10);
  const to = new Date(app.clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const body = { hostId: host.user.id, service: "people", mode: "centre", place, slotMinutes: 30, seats: 1, weekly, from, to } as const; // prettier-ignore
  await host(booking.createSchedule, { body });
  return (await host(booking.slots, { query: { hostId: host.user.id, from, to } })).items;
};

test("a calendar elsewhere shows visits at their right times, moved and cancelled ones too, and nothing of who comes", async () => {
  const [host, resident] = [await signIn(app, "mediator-1"), await signIn(app, "sample-resident-1")];
  const [first, second, third] = await openHours(host);
  if (!first || !second || !third) throw new Error("no times");
  const visitor = { name: "王桂兰", phone: "13900005678" };
  const moved = await resident(booking.book, { body: { slotId: first.id, visitor } });
  const cancelled = await resident(booking.book, { body: { slotId: second.id } });
  const { path } = await host(api.makeFeed, {});
  const before = await (await fetchFeed(path)).text();
  expect(find(before, moved.id)?.startDate.toJSDate().toISOString()).toBe(new Date(first.start).toISOString());

  await resident(booking.act, { params: { id: moved.id }, body: { action: "move", slotId: third.id } });
  await resident(booking.act, { params: { id: cancelled.id }, body: { action: "cancel" } });
  const answer = await fetchFeed(path);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  const text = await answer.text();
  const [there, gone] = [find(text, moved.id), find(text, cancelled.id)];
  expect(there?.startDate.toJSDate().toISOString()).toBe(new Date(third.start).toISOString());
  expect(there?.endDate.toJSDate().toISOString()).toBe(new Date(third.end).toISOString());
  expect(there?.startDate.zone.tzid).toBe("UTC");
  expect(there?.sequence).toBeGreaterThan(find(before, moved.id)?.sequence ?? 99);
  expect(there?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
  expect(gone?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect([there?.summary, there?.location]).toEqual(["接待 · 人民调解", place]);
  for (const secret of ["王桂兰", "13900005678", resident.user.id]) expect(text).not.toContain(secret);

  const own = await resident(api.makeFeed, {});
  const ownText = await (await fetchFeed(own.path)).text();
  expect(find(ownText, moved.id)?.summary).toBe("七诊预约");
  expect(ownText).not.toContain("人民调解");
});

test("what is unchanged is not sent again", async () => {
  const host = await signIn(app, "mediator-1");
  const { path } = await host(api.makeFeed, {});
  const etag = (await fetchFeed(path)).headers.get("etag") ?? "";
  expect(etag).not.toBe("");
  const again = await fetchFeed(path, { "if-none-match": etag });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  expect((await fetchFeed(path, { "if-none-match": '"other"' })).status).toBe(200);
});

test("an address is told once for each intent, works until it is renewed or revoked, and is kept as a hash only", async () => {
  const host = await signIn(app, "mediator-2");
  expect(await host(api.feedState, {})).toEqual({});
  const first = await host(api.makeFeed, { key: "calendar-key-1" });
  expect(await host(api.makeFeed, { key: "calendar-key-1" })).toEqual(first);
  const code = /calendars\/([\w-]{22})\.ics$/.exec(first.path)?.[1] ?? "";
  expect(Buffer.from(code, "base64url")).toHaveLength(16);
  const kept = await CalendarFeedModel.find({ _id: host.user.id }).lean();
  expect(JSON.stringify(kept)).not.toContain(code);

  const second = await host(api.makeFeed, { key: "calendar-key-2" });
  expect((await fetchFeed(first.path)).status).toBe(404);
  expect((await fetchFeed(second.path)).status).toBe(200);
  expect(await host(api.feedState, {})).toEqual({ since: second.since });
  expect(await host(api.revokeFeed, {})).toEqual({});
  expect((await fetchFeed(second.path)).status).toBe(404);
});

test("guessed codes open nothing, and who guesses on is stopped; a right one stays open to whoever holds it", async () => {
  const host = await signIn(app, "mediator-3");
  const { path } = await host(api.makeFeed, {});
  const found: number[] = [];
  for (let nth = 0; nth < 40; nth += 1)
    found.push((await fetchFeed(`/api/v1/calendars/${String(nth).padStart(22, "A")}.ics`)).status);
  expect([...new Set(found)]).toEqual([404, 429]);
  expect(found.indexOf(429)).toBeGreaterThan(20);
  expect([200, 429]).toContain((await fetchFeed(path)).status);
});
