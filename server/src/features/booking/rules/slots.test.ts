import fc from "fast-check";
import { freeSeats, hostSpan, keysOfClaim, type TakenTime } from "./claims";
import { faultOfDay, faultOfWeek } from "./hours";
import { bookableTimes, faultOfTime, readSlotId, slotId, slotsOfDay, timeAt, type Hours } from "./slots";
import { addDays, atHour, dayOf, isDay, minutesOf, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import { addMinutes } from "./time";

const hoursOf = (given: Partial<Hours> = {}): Hours => ({
  id: "0123456789abcdef01234567",
  hostId: "aaaaaaaaaaaaaaaaaaaaaaaa",
  mode: "centre",
  slotMinutes: 30,
  bufferMinutes: 0,
  travelMinutes: 0,
  seats: 1,
  weekly: [{ weekday: 2, start: "09:00", end: "11:30" }],
  from: "2026-10-01",
  to: "2026-12-31",
  noticeMinutes: 60,
  horizonDays: 30,
  exceptions: [],
  ...given,
});
const noHolidays = { isWorkday: (day: string) => weekdayOf(day) < 6, leave: [] };
const tuesday = "2026-10-20";
const clockTimes = (times: readonly { start: Date }[]) =>
  times.map(({ start }) => new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(11, 16));

test("a morning from nine to half past eleven has five half hours", () => {
  expect(clockTimes(slotsOfDay(hoursOf(), tuesday, noHolidays))).toEqual(["09:00", "09:30", "10:00", "10:30", "11:00"]);
});

test("with ten minutes kept free after each, three; the last needs none after it", () => {
  const times = slotsOfDay(hoursOf({ bufferMinutes: 10 }), tuesday, noHolidays);
  expect(clockTimes(times)).toEqual(["09:00", "09:40", "10:20", "11:00"]);
});

test("on a public holiday nobody is there, unless that day was opened; on a day that was closed nobody is either", () => {
  const holiday = { isWorkday: () => false, leave: [] };
  expect(slotsOfDay(hoursOf(), tuesday, holiday)).toEqual([]);
  const opened = hoursOf({ exceptions: [{ day: tuesday, open: [{ start: "14:00", end: "15:00" }] }] });
  expect(clockTimes(slotsOfDay(opened, tuesday, holiday))).toEqual(["14:00", "14:30"]);
  expect(slotsOfDay(hoursOf({ exceptions: [{ day: tuesday, open: [] }] }), tuesday, noHolidays)).toEqual([]);
});

test("on leave nobody is there; leave includes its last day", () => {
  const leave = [{ from: "2026-10-19", to: tuesday }];
  expect(slotsOfDay(hoursOf(), tuesday, { ...noHolidays, leave })).toEqual([]);
  expect(slotsOfDay(hoursOf(), addDays(tuesday, 7), { ...noHolidays, leave })).toHaveLength(5);
});

test("what is past, too near or too far cannot be booked, and each is told apart", () => {
  const [first] = slotsOfDay(hoursOf(), tuesday, noHolidays);
  if (!first) throw new Error("no time");
  const at = (hour: string, day = tuesday) => faultOfTime(first, atHour(day, hour));
  expect([at("09:00"), at("08:01"), at("08:00"), at("12:00", "2026-09-19")]).toEqual([
    "past",
    "notice",
    undefined,
    "horizon",
  ]);
});

test("a time's name leads back to it, and what is no name to nothing", () => {
  const [time] = slotsOfDay(hoursOf(), tuesday, noHolidays);
  if (!time) throw new Error("no time");
  const read = readSlotId(slotId(time));
  expect(read).toEqual({ scheduleId: time.hours.id, start: time.start });
  expect(timeAt(time.hours, time.start, noHolidays)?.end).toEqual(time.end);
  expect(timeAt(time.hours, addMinutes(time.start, 5), noHolidays)).toBeUndefined();
  for (const wrong of ["", "x", "0123456789abcdef01234567-", "0123456789abcdef01234567-zzzzzzzzz", "__proto__"])
    expect(readSlotId(wrong)).toBeUndefined();
});

test("30 February is no day", () => {
  expect([isDay("2026-02-28"), isDay("2026-02-30"), isDay("2028-02-29")]).toEqual([true, false, true]);
});

test.each([
  ["ends before it begins", [{ start: "11:00", end: "09:00" }], "endBeforeStart"],
  ["shorter than a visit", [{ start: "09:00", end: "09:20" }], "tooShort"],
  [
    "two that overlap",
    [
      { start: "09:00", end: "11:00" },
      { start: "10:00", end: "12:00" },
    ],
    "overlap",
  ],
  ["not in fives", [{ start: "09:01", end: "10:00" }], "notFives"],
  [
    "two that touch",
    [
      { start: "09:00", end: "10:00" },
      { start: "10:00", end: "11:00" },
    ],
    undefined,
  ],
])("hours of a day: %s", (_, open, fault) => {
  expect(faultOfDay(open, 30)).toBe(fault);
  expect(
    faultOfWeek(
      open.map((one) => ({ ...one, weekday: 3 })),
      30,
    ),
  ).toBe(fault);
});

// A model that knows nothing of slots: it walks through the day minute by minute.
const fives = (most: number) => fc.integer({ min: 1, max: most }).map((n) => n * 5);
const anyHours = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    begin: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 1, max: 80 }),
    slotMinutes: fives(24),
    buffer: fc.integer({ min: 0, max: 6 }),
    seats: fc.integer({ min: 1, max: 3 }),
    notice: fc.integer({ min: 0, max: 600 }),
    horizon: fc.integer({ min: 1, max: 40 }),
    closed: fc.option(fc.integer({ min: 0, max: 20 })),
  })
  .map(({ weekday, begin, length, slotMinutes, buffer, seats, notice, horizon, closed }) => {
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    const [start, end] = [begin * 5, Math.min(1440, begin * 5 + length * 5)];
    return hoursOf({
      weekly: [{ weekday, start: clock(start), end: clock(end) }],
      slotMinutes,
      bufferMinutes: buffer * 5,
      seats,
      noticeMinutes: notice,
      horizonDays: horizon,
      exceptions: closed === null ? [] : [{ day: addDays("2026-10-12", closed), open: [] }],
    });
  });

/** The same times, found by walking: a visit begins wherever the last one and its pause have ended. */
const walked = (hours: Hours, from: string, to: string, now: Date) => {
  const found: number[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [pattern] = hours.weekly;
    if (!pattern || weekdayOf(day) !== pattern.weekday || day < hours.from || day > hours.to) continue;
    if (pattern.weekday < 6 && !noHolidays.isWorkday(day)) continue;
    if (hours.exceptions.some((one) => one.day === day)) continue;
    const [opens, closes] = [minutesOf(pattern.start), minutesOf(pattern.end)];
    let next = opens;
    for (let minute = opens; minute < closes; minute += 1) {
      if (minute !== next || minute + hours.slotMinutes > closes) continue;
      next = minute + hours.slotMinutes + hours.bufferMinutes;
      const start = addMinutes(atHour(day, "00:00"), minute);
      const soonEnough = dayOf(start) <= addDays(dayOf(now), hours.horizonDays);
      if (start > now && start >= addMinutes(now, hours.noticeMinutes) && soonEnough) found.push(start.getTime());
    }
  }
  return found;
};

test("for any hours the times are those that walking through the days minute by minute finds", () => {
  fc.assert(
    fc.property(anyHours, fc.integer({ min: 0, max: 20_000 }), (hours, minutes) => {
      const now = addMinutes(atHour("2026-10-12", "00:00"), minutes);
      const range = { from: "2026-10-12", to: "2026-11-02" };
      const times = bookableTimes(hours, range, noHolidays, now);
      expect(times.map(({ start }) => start.getTime())).toEqual(walked(hours, range.from, range.to, now));
      for (const { start, end } of times) expect(end.getTime() - start.getTime()).toBe(hours.slotMinutes * 60_000);
    }),
  );
});

test("whatever is booked, no two claims share a key; a seat is free exactly where none of its claims overlaps", () => {
  const booking = fc.record({ nth: fc.nat({ max: 200 }), visitor: fc.integer({ min: 0, max: 4 }), pick: fc.nat() });
  fc.assert(
    fc.property(anyHours, fc.array(booking, { maxLength: 25 }), (hours, wishes) => {
      const now = atHour("2026-10-12", "00:00");
      const times = bookableTimes(hours, { from: "2026-10-12", to: "2026-11-02" }, noHolidays, now);
      fc.pre(times.length > 0);
      const keys = new Set<string>();
      const taken: TakenTime[] = [];
      for (const { nth, visitor, pick } of wishes) {
        const time = times[nth % times.length];
        if (!time) continue;
        const free = freeSeats(time, taken);
        const seat = free[pick % Math.max(1, free.length)];
        if (seat === undefined) continue;
        const { start, end } = time;
        const { hostId, bufferMinutes, travelMinutes } = hours;
        const needs = { hostId, start, end, bufferMinutes, travelMinutes, visitor: `v${visitor}` };
        const wanted = keysOfClaim(needs, seat);
        const hostKeys = wanted.filter((key) => key.startsWith("host:"));
        expect(hostKeys.some((key) => keys.has(key))).toBe(false); // what is offered can be had
        if (wanted.some((key) => keys.has(key))) continue; // the visitor is elsewhere at that hour
        wanted.forEach((key) => keys.add(key));
        taken.push({ start, end: hostSpan(needs).end, seat });
      }
      for (const time of times) {
        const standing = taken.filter((one) => one.start.getTime() === time.start.getTime()).length;
        expect(freeSeats(time, taken)).toHaveLength(hours.seats - standing);
      }
    }),
  );
});
