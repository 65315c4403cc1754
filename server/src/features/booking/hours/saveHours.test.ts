import { newId } from "../../../kernel/ids";
import { startTestDatabase } from "../../../testing/app";
import { asStaff, beginAnew, book, clerk, clock, doors, firstSlot, hosts, makeResident, open, refusal } from "../../../testing/booking"; // prettier-ignore
import { ScheduleModel } from "../model";
import { firstClash } from "../rules/clashes";
import { bookedStore } from "./bookedStore";
import { changeHours, previewChange } from "./changeHours";
import { openHours } from "./openHours";
import { readCalendar } from "./readCalendar";
import { scheduleStore, type ScheduleStore } from "./scheduleStore";

jest.setTimeout(60_000);

let database: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => (database = await startTestDatabase()));
afterAll(() => database.stop());
beforeEach(beginAnew);

const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: "14:30", end: "16:30" }));
const form = { hostId: hosts.li.id, service: "people", mode: "centre", slotMinutes: 30, seats: 1, weekly, from: "2026-10-20", to: "2026-12-31" } as const; // prettier-ignore
const change = (scheduleId: string, given: Parameters<typeof changeHours>[0]["change"], actor = clerk) =>
  changeHours({ actor, scheduleId, change: given, now: clock() }, doors);
const standing = () => ScheduleModel.find({ to: { $gt: "" } }).lean();

test("of many who open the same hours in the same moment one at most succeeds, and nothing is left half open", async () => {
  const came = await Promise.all(Array.from({ length: 8 }, () => refusal(open())));
  const stored = await standing();
  expect(stored.length).toBeLessThanOrEqual(1);
  expect(came.filter((error) => error === undefined).length).toBeLessThanOrEqual(1);
  for (const error of came) if (error && "status" in error) expect([409, 422]).toContain(error.status);
  expect(await ScheduleModel.countDocuments({ "planned.key": { $exists: true } })).toBe(0);
  if (stored.length === 0) await open();
  expect(await refusal(open())).toMatchObject({ status: 422, message: expect.stringContaining("10月20日") as string });
});

/** Two who each have said what they will do before either looks: the moment in which looking first would let both through. */
const meeting = (): ScheduleStore => {
  let waiting: (() => void)[] = [];
  let met = false;
  return {
    ...scheduleStore,
    rivals: async (next) => {
      if (!met)
        await new Promise<void>((go) => {
          waiting.push(go);
          if (waiting.length < 2) return;
          met = true;
          waiting.forEach((one) => one());
          waiting = [];
        });
      return scheduleStore.rivals(next);
    },
  };
};

test("two who open overlapping hours never both succeed, even when both look before either has saved", async () => {
  const both = { ...doors, schedules: meeting() };
  const opening = (start: string) =>
    openHours(
      {
        actor: clerk,
        form: { ...form, weekly: [{ weekday: 3, start, end: "12:00" }] },
        intent: undefined,
        now: clock(),
      },
      both,
    );
  await Promise.all([refusal(opening("09:00")), refusal(opening("10:00"))]);
  const [one, other] = await standing();
  expect(one && other && firstClash(one, other, () => true)).toBeUndefined();
});

test("what a process planned and died over blocks nobody for long", async () => {
  const dead = newId();
  const host = { regionPath: hosts.li.regionPath, version: 0, exceptions: [], bufferMinutes: 0, travelMinutes: 0, noticeMinutes: 0, horizonDays: 30 }; // prettier-ignore
  await scheduleStore.announce({ ...form, ...host, id: dead }, newId(), clock());
  expect(await scheduleStore.find(dead)).toBeUndefined();
  expect(await refusal(open())).toMatchObject({ status: 409 });
  clock.set("2026-10-20T10:21:30+08:00");
  await open();
  expect(await standing()).toHaveLength(1);
});

test("nobody is opened twice by a change either: longer hours, or one day that reaches into other hours", async () => {
  const morning = await open({ weekly: [{ weekday: 3, start: "09:00", end: "11:00" }] });
  await open();
  const longer = { action: "change", weekly: [{ weekday: 3, start: "09:00", end: "15:00" }] } as const;
  expect(await refusal(change(morning.id, longer))).toMatchObject({ status: 422 });
  const oneDay = { action: "except", day: "2026-10-21", open: [{ start: "16:00", end: "17:00" }] } as const;
  expect(await refusal(change(morning.id, oneDay))).toMatchObject({ status: 422 });
  expect((await scheduleStore.find(morning.id))?.weekly).toEqual([{ weekday: 3, start: "09:00", end: "11:00" }]);
});

test("a room is not given to two people at once; it is where they are there at other times", async () => {
  await open({ room: "调解室一" });
  const zhang = { hostId: hosts.zhang.id, room: "调解室一" };
  expect(await refusal(open(zhang))).toMatchObject({ status: 422, message: expect.stringContaining("房间") as string });
  expect((await open({ ...zhang, weekly: [{ weekday: 3, start: "09:00", end: "11:00" }] })).room).toBe("调解室一");
});

test("a change that was decided on what is no more is refused, and saying the same twice changes nothing", async () => {
  const hours = await open();
  const closing = { action: "except", day: "2026-10-21", open: [] } as const;
  const [first, again] = [await change(hours.id, closing), await change(hours.id, closing)];
  expect([first.version, again.version]).toEqual([2, 2]);
  const racing = await Promise.all(
    [5, 10, 15, 20].map((bufferMinutes) => refusal(change(hours.id, { action: "change", bufferMinutes }))),
  );
  const saved = await scheduleStore.find(hours.id);
  expect(saved?.version).toBe(2 + racing.filter((error) => !error || !("status" in error)).length);
});

test("whom a change touches is told before it is made: who lies outside then, and nobody else", async () => {
  const hours = await open({ slotMinutes: 60 });
  const [kept, gone] = [await book(makeResident(), { slotId: await firstSlot() }), await book(makeResident(), { slotId: await firstSlot("2026-10-22") })]; // prettier-ignore
  const preview = (given: Parameters<typeof changeHours>[0]["change"], actor = clerk) =>
    previewChange({ actor, scheduleId: hours.id, change: given, now: clock() }, { ...doors, booked: bookedStore });
  const closing = { action: "except", day: "2026-10-22", open: [] } as const;
  expect((await preview(closing)).visits.map(({ id }) => id)).toEqual([gone.id]);
  expect((await preview({ action: "end", to: "2026-10-20" })).visits.map(({ id }) => id)).toEqual([kept.id, gone.id]);
  expect((await preview({ action: "change", to: "2027-01-31" })).visits).toEqual([]);
  expect(await refusal(preview(closing, asStaff(hosts.zhang)))).toMatchObject({ status: 403 });
  expect((await scheduleStore.find(hours.id))?.exceptions).toEqual([]);
});

test("a change is written together with the word that whoever looks after those booked waits for", async () => {
  const hours = await open();
  await change(hours.id, { action: "end", to: "2026-11-30" });
  const stored = await ScheduleModel.findById(hours.id).lean();
  expect(stored?.outbox.map(({ kind, data }) => [kind, data["hostId"]])).toEqual([
    ["booking.hours_changed", hosts.li.id], // they were opened
    ["booking.hours_changed", hosts.li.id],
  ]);
  expect(stored?.outboxAt).toEqual(clock());
});

test("a calendar shows what is open, what is taken, holidays and days unlike the week, to those who keep it", async () => {
  const hours = await open();
  await book(makeResident(), { slotId: await firstSlot() });
  await change(hours.id, { action: "except", day: "2026-10-22", open: [{ start: "09:00", end: "10:00" }] });
  const read = (actor = clerk) =>
    readCalendar(
      { actor, hostId: hosts.li.id, from: "2026-10-21", to: "2026-10-24" },
      { ...doors, booked: bookedStore },
    );
  const { days, visits } = await read();
  expect(days.map(({ places, free, workday }) => [places, free, workday])).toEqual([
    [4, 3, true],
    [2, 2, true],
    [4, 4, true],
    [0, 0, false],
  ]);
  expect(days[1]?.open).toEqual([{ scheduleId: hours.id, start: "09:00", end: "10:00", other: true }]);
  expect(visits.map(({ start }) => start.toISOString())).toEqual(["2026-10-21T06:30:00.000Z"]);
  expect(await refusal(read(asStaff(hosts.zhang)))).toMatchObject({ status: 403 });
});
