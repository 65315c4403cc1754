import {
  asStaff,
  beginAnew,
  book,
  clerk,
  clock,
  doors,
  firstSlot,
  hosts,
  makeResident,
  open,
  refusal,
  stranger,
} from "../../../testing/booking";
import { startTestDatabase } from "../../../testing/app";
import { appointmentStore } from "../visits/appointmentStore";
import { listHosts } from "./listHosts";
import { listSlots } from "./listSlots";
import { changeHours } from "./changeHours";
import { AppointmentModel, ScheduleModel } from "../model";
import { claimStore } from "../visits/claimStore";

jest.setTimeout(60_000);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(beginAnew);

test("hours are opened by the host or the desk of their centre; a centre elsewhere may not, nor may they overlap", async () => {
  expect(await refusal(open({}, stranger))).toMatchObject({ status: 403 });
  await open({}, asStaff(hosts.li));
  const overlap = open({ weekly: [{ weekday: 3, start: "16:00", end: "17:00" }] });
  expect(await refusal(overlap)).toMatchObject({ status: 422 });
  expect((await open({ weekly: [{ weekday: 3, start: "16:30", end: "17:00" }] })).seats).toBe(1);
});

test.each([
  ["30 February", { from: "2026-02-30" }],
  ["an end before the beginning", { from: "2026-11-02", to: "2026-11-01" }],
  ["what is over", { from: "2026-01-01", to: "2026-02-01" }],
  ["hours that end before they begin", { weekly: [{ weekday: 1, start: "11:00", end: "09:00" }] }],
  ["a room for many at once", { room: "调解室一", seats: 5 }],
  ["a way to go where nobody goes anywhere", { travelMinutes: 20 }],
])("hours of %s are refused", async (_, given) => {
  expect(await refusal(open(given))).toMatchObject({ status: 422 });
  expect(await ScheduleModel.countDocuments({})).toBe(0);
});

test("a day that is closed has no times; who booked it keeps the visit", async () => {
  const hours = await open();
  const visit = await book(makeResident(), { slotId: await firstSlot() });
  await changeHours(
    { actor: clerk, scheduleId: hours.id, change: { action: "except", day: "2026-10-21", open: [] }, now: clock() },
    doors,
  );
  expect(await listSlots({ hostId: hosts.li.id, from: "2026-10-21", to: "2026-10-21", now: clock() }, doors)).toEqual(
    [],
  );
  expect((await appointmentStore.find({}, visit.id))?.status).toBe("booked");
});

test("of those who give hours around a place, who is free the soonest comes first, and who has nothing free last", async () => {
  await open({ weekly: [{ weekday: 5, start: "09:00", end: "09:30" }] });
  await open({ hostId: hosts.zhang.id });
  const found = await listHosts("150204101001", clock(), doors);
  expect(found.map(({ staff, next }) => [staff.name, next?.toISOString()])).toEqual([
    ["张海峰", "2026-10-20T06:30:00.000Z"],
    ["李桂芳", "2026-10-23T01:00:00.000Z"],
  ]);
  expect(await listHosts(undefined, clock(), doors)).toEqual(found); // nobody knows where they live
  await book(makeResident(), { slotId: await firstSlot("2026-10-23") });
  expect((await listHosts("150204101001", clock(), doors))[1]?.next?.toISOString()).toBe("2026-10-30T01:00:00.000Z");
});

test("a visit at home keeps its host's way there and back free, and goes where the resident said", async () => {
  const hours = await open({ mode: "home", travelMinutes: 20, seats: 1 });
  const times = await listSlots({ hostId: hosts.li.id, from: "2026-10-21", to: "2026-10-21", now: clock() }, doors);
  // half past two to half past four: away at half past two, there from ten to three till twenty past three, back at twenty to four
  expect(times.map(({ start }) => start.toISOString())).toEqual(["2026-10-21T06:50:00.000Z"]);
  const slotId = await firstSlot();
  expect(await refusal(book(makeResident(), { slotId }))).toMatchObject({ status: 422 });
  const visit = await book(makeResident(), { slotId, address: "松石小区3号楼2单元401" });
  expect(JSON.stringify(await AppointmentModel.findById(visit.id, { intent: 0 }).lean())).not.toContain("松石小区");
  expect(doors.cipher.open(visit.sealedAddress ?? "", "visit.address")).toBe("松石小区3号楼2单元401");
  const taken = await claimStore.takenOf(
    hosts.li.id,
    new Date("2026-10-21T00:00:00Z"),
    new Date("2026-10-22T00:00:00Z"),
  );
  expect(taken).toEqual([{ start: new Date("2026-10-21T06:30:00Z"), end: new Date("2026-10-21T07:40:00Z"), seat: 0 }]);
  expect(hours.travelMinutes).toBe(20);
});
