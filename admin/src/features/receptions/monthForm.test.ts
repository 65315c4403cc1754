import { cellsOf, endOf, monthAfter } from "./monthForm";

test("a month is laid out in whole weeks from Monday, its days of rest marked", () => {
  const cells = cellsOf("2026-11", ["2026-11-01", "2026-11-07"]);
  expect(cells).toHaveLength(42); // it begins on a Sunday
  expect(cells.findIndex(({ day }) => day === "2026-11-01")).toBe(6);
  expect(cells.filter(({ rest }) => rest).map(({ day }) => day)).toEqual(["2026-11-01", "2026-11-07"]);
  expect(cellsOf("2026-02", []).filter(({ day }) => day)).toHaveLength(28);
});

test("months go on over the year's end, and a day ends after its last visitor", () => {
  expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  expect(endOf({ start: "09:00", minutes: 20, places: 8 })).toBe("11:40");
});
