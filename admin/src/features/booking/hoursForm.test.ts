import { ordinaryHours, quarters, requestOf, weeklyOf } from "./hoursForm";

const form = ordinaryHours("host", "2026-10-20", "2026-12-31");

test("ordinary hours are ten half days a week", () => {
  expect(weeklyOf(form)).toHaveLength(10);
  expect(weeklyOf(form)[1]).toEqual({ weekday: 1, start: "14:30", end: "17:00" });
});

test("who receives nobody in the morning gives afternoons only; a place that is blank is not sent", () => {
  const request = requestOf({ ...form, morning: undefined, weekdays: [2], place: "  " });
  expect(request.weekly).toEqual([{ weekday: 2, start: "14:30", end: "17:00" }]);
  expect("place" in request).toBe(false);
});

test("quarters go from the first to the last hour, both included", () => {
  expect(quarters(8, 9)).toEqual(["08:00", "08:15", "08:30", "08:45", "09:00"]);
});
