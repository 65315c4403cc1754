import type { Schedule } from "@qizhen/shared/contract/booking";
import { ordinaryHours, quarters, requestOf, settingsChange, settingsOf, weeklyOf } from "./hoursForm";

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

const standing: Schedule = {
  id: "5".repeat(24), hostId: "host", host: { id: "host", name: "李桂芳" }, service: "people", mode: "centre", place: "一楼", room: "调解室一", slotMinutes: 30,
  bufferMinutes: 0, travelMinutes: 0, seats: 1, noticeMinutes: 60, horizonDays: 30, from: "2026-10-20", to: "2026-12-31", exceptions: [],
  weekly: [{ weekday: 2, start: "09:00", end: "11:00" }],
}; // prettier-ignore

test("what was not changed is not sent, and what is wiped out is taken away", () => {
  const settings = settingsOf(standing);
  expect(settingsChange(standing, settings)).toBeUndefined();
  expect(settingsChange(standing, { ...settings, room: " ", seats: 3 })).toEqual({
    action: "change",
    seats: 3,
    room: null,
  });
});

test("a visit at home has its way instead of a place, and no other visit has a way", () => {
  const settings = settingsOf(standing);
  expect(settingsChange(standing, { ...settings, mode: "home", travel: 20 })).toEqual({
    action: "change",
    mode: "home",
    travelMinutes: 20,
    place: null,
    room: null,
  });
  expect(requestOf({ ...form, mode: "centre", travel: 20 }).travelMinutes).toBe(0);
});
