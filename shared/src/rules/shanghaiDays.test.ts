import fc from "fast-check";
import { addDays, atHour, dayOf, startOfDay } from "./shanghaiDays";

test("a day begins and ends at midnight in Shanghai, wherever the machine stands", () => {
  expect(startOfDay("2026-01-31")).toEqual(new Date("2026-01-31T00:00:00+08:00"));
  expect(atHour("2026-01-31", "24:00")).toEqual(startOfDay("2026-02-01"));
  expect([dayOf(new Date("2026-01-31T15:59:59Z")), dayOf(new Date("2026-01-31T16:00:00Z"))]).toEqual([
    "2026-01-31",
    "2026-02-01",
  ]);
});

test("days go over the ends of months and years, and back", () => {
  expect([addDays("2026-12-31", 1), addDays("2028-02-28", 1), addDays("2026-03-01", -1)]).toEqual([
    "2027-01-01",
    "2028-02-29",
    "2026-02-28",
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      expect(addDays(addDays("2026-01-31", days), -days)).toBe("2026-01-31");
      expect(dayOf(startOfDay(addDays("2026-01-31", days)))).toBe(addDays("2026-01-31", days));
    }),
  );
});
