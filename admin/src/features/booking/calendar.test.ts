import type { Schedule } from "@qizhen/shared/contract/booking";
import type { CalendarDay, CalendarVisit } from "@qizhen/shared/contract/hours";
import { boundsOf, changeOf, daysOf, isWeekly, lanesOf, turned, type DayStretch } from "./calendar";

const id = "5".repeat(24);
const hours: Schedule = {
  id, hostId: "b".repeat(24), host: { id: "b".repeat(24), name: "李桂芳" }, service: "people", mode: "centre", slotMinutes: 30, bufferMinutes: 0,
  travelMinutes: 0, seats: 1, noticeMinutes: 60, horizonDays: 30, from: "2026-10-01", to: "2026-12-31", exceptions: [],
  weekly: [{ weekday: 2, start: "09:00", end: "11:30" }, { weekday: 2, start: "14:30", end: "17:00" }],
}; // prettier-ignore
const tuesday: CalendarDay = {
  day: "2026-10-20", workday: true, leave: false, places: 10, free: 8,
  open: [{ scheduleId: id, start: "09:00", end: "11:30", other: false }, { scheduleId: id, start: "14:30", end: "17:00", other: false }],
}; // prettier-ignore
const wednesday: CalendarDay = { day: "2026-10-21", workday: true, leave: false, places: 0, free: 0, open: [] };
const morning: DayStretch = { scheduleId: id, start: "09:00", end: "11:30", other: false, day: "2026-10-20" };
const days = [tuesday, wednesday];

test("a month is shown in whole weeks from Monday on, whatever day it begins with", () => {
  const october = daysOf("month", "2026-10-20");
  expect([october[0], october.at(-1), october.length]).toEqual(["2026-09-28", "2026-11-01", 35]);
  expect(daysOf("week", "2026-10-25")[0]).toBe("2026-10-19");
  expect([
    turned("month", "2026-12-31", 1),
    turned("month", "2026-01-05", -1),
    turned("week", "2026-10-20", 1),
  ]).toEqual(["2027-01-01", "2025-12-01", "2026-10-27"]);
});

test("moving a stretch to another day for once leaves the rest of its day, and changes no other week", () => {
  expect(
    changeOf(days, hours, { old: morning, next: { day: "2026-10-21", start: "10:00", end: "12:30" }, scope: "day" }),
  ).toEqual({
    action: "days",
    days: [
      { day: "2026-10-20", open: [{ start: "14:30", end: "17:00" }] },
      { day: "2026-10-21", open: [{ start: "10:00", end: "12:30" }] },
    ],
  });
});

test("for every week the week itself is changed, and what was said for one day alone cannot be", () => {
  expect(changeOf(days, hours, { old: morning, next: { ...morning, end: "12:00" }, scope: "week" })).toEqual({
    action: "change",
    weekly: [
      { weekday: 2, start: "09:00", end: "12:00" },
      { weekday: 2, start: "14:30", end: "17:00" },
    ],
  });
  expect([isWeekly(morning, hours), isWeekly({ ...morning, other: true }, hours)]).toEqual([true, false]);
});

test("what is taken away is gone, and a new stretch stands among the others", () => {
  expect(changeOf(days, hours, { old: morning, scope: "day" })).toEqual({
    action: "days",
    days: [{ day: "2026-10-20", open: [{ start: "14:30", end: "17:00" }] }],
  });
  const next = { day: "2026-10-20", start: "12:00", end: "13:00" };
  expect(changeOf(days, hours, { next, scope: "day" })).toMatchObject({ days: [{ open: [{ start: "09:00" }, next, { start: "14:30" }].map(({ start }) => ({ start })) }] }); // prettier-ignore
});

test("visits at one time stand beside each other, and the grid reaches as far as anything does", () => {
  const visit = (start: string, end: string): CalendarVisit => ({
    id: start, scheduleId: id, status: "booked", mode: "centre", visitor: "王**", unsettled: false,
    start: `2026-10-20T${start}:00+08:00`, end: `2026-10-20T${end}:00+08:00`,
  }); // prettier-ignore
  const visits = [visit("09:00", "09:30"), visit("09:00", "09:30"), visit("20:00", "20:30")];
  expect(lanesOf(visits).map(({ lane, lanes }) => [lane, lanes])).toEqual([[0, 2], [1, 2], [0, 2]]); // prettier-ignore
  expect(boundsOf({ days, visits })).toEqual({ first: 480, last: 21 * 60 });
});
