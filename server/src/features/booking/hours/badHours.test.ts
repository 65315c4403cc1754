import { booking } from "@qizhen/shared/contract/booking";
import { ApiError } from "@qizhen/shared/endpoint";
import { startApp, type TestApp } from "../../../testing/app";
import { loadRegions } from "../../../testing/regions";
import { signIn } from "../../../testing/signIn";
import { ScheduleModel } from "../model";

jest.setTimeout(60_000);

let app: TestApp;
let host: Awaited<ReturnType<typeof signIn>>;
beforeAll(async () => {
  app = await startApp();
  await loadRegions(app, "xingsheng");
  host = await signIn(app, "mediator-1");
});
afterAll(() => app.stop());

const monday = { weekday: 1, start: "09:00", end: "11:00" };
const good = () => ({
  hostId: host.user.id,
  service: "people" as const,
  mode: "centre" as const,
  slotMinutes: 30,
  seats: 1,
  weekly: [monday],
  from: "2026-11-01",
  to: "2026-12-31",
});
const refusalOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error("it was not refused");
  return error;
};

test.each<[string, object, string]>([
  ["no seat", { seats: 0 }, "seats"],
  ["a thousand million seats", { seats: 1_000_000_000 }, "seats"],
  ["half a seat", { seats: 1.5 }, "seats"],
  ["30 February", { from: "2026-02-30" }, "from"],
  ["an end before the beginning", { from: "2026-12-31", to: "2026-11-01" }, "to"],
  ["an hour that ends before it begins", { weekly: [{ weekday: 1, start: "11:00", end: "09:00" }] }, "weekly"],
  ["an hour that there is not", { weekly: [{ weekday: 1, start: "09:00", end: "25:00" }] }, "weekly.0.end"],
  ["an eighth day of the week", { weekly: [{ ...monday, weekday: 8 }] }, "weekly.0.weekday"],
  ["two stretches that overlap", { weekly: [monday, { weekday: 1, start: "10:30", end: "12:00" }] }, "weekly"],
  ["half a year ahead to be booked and more", { horizonDays: 181 }, "horizonDays"],
  ["a way to the centre", { travelMinutes: 15 }, "travelMinutes"],
  ["a way of seven minutes", { mode: "home", travelMinutes: 7 }, "travelMinutes"],
  ["a room for two at once", { room: "调解室一", seats: 2 }, "seats"],
  ["what is long over", { from: "2025-01-01", to: "2025-02-01" }, "to"],
])("hours of %s are refused with a sentence at the field, and nothing is opened", async (_, wrong, field) => {
  const { status, message, fields } = await refusalOf(
    host(booking.createSchedule, { body: { ...good(), ...wrong } as ReturnType<typeof good> }),
  );
  expect([400, 422]).toContain(status);
  expect(message).toMatch(/[\u4e00-\u9fff]{4}/);
  expect(fields[field]).toMatch(/[\u4e00-\u9fff]{4}/);
  expect(await ScheduleModel.countDocuments({ hostId: host.user.id })).toBe(0);
});

test("somebody else's hours are neither opened, seen, changed nor tried out by a colleague", async () => {
  const { id } = await host(booking.createSchedule, { body: good() });
  const colleague = await signIn(app, "mediator-2");
  const body = { action: "change", seats: 4 } as const;
  expect((await refusalOf(colleague(booking.createSchedule, { body: good() }))).status).toBe(403);
  expect((await refusalOf(colleague(booking.changeSchedule, { params: { id }, body }))).status).toBe(403);
  const resident = await signIn(app, "sample-resident-1");
  expect((await refusalOf(resident(booking.changeSchedule, { params: { id }, body }))).status).toBe(403);
  expect((await ScheduleModel.findById(id).lean())?.seats).toBe(1);
});
