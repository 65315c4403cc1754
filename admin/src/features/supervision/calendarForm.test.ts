import { withStretch } from "./calendarForm";

test("a holiday is entered as a stretch, day by day, in order; what was said of a day before gives way", () => {
  const before = [
    { day: "2027-02-06", kind: "rest" as const },
    { day: "2027-10-01", kind: "rest" as const, name: "国庆" },
  ];
  expect(
    withStretch(before, { year: 2027, from: "2027-02-05", to: "2027-02-07", kind: "work", name: " 春节调休 " }),
  ).toEqual([
    { day: "2027-02-05", kind: "work", name: "春节调休" },
    { day: "2027-02-06", kind: "work", name: "春节调休" },
    { day: "2027-02-07", kind: "work", name: "春节调休" },
    { day: "2027-10-01", kind: "rest", name: "国庆" },
  ]);
});

test("days of another year, and a stretch the wrong way round, are not entered", () => {
  const year = 2027;
  expect(withStretch([], { year, from: "2027-12-31", to: "2028-01-02", kind: "rest", name: "" })).toEqual([
    { day: "2027-12-31", kind: "rest" },
  ]);
  expect(withStretch([], { year, from: "2027-05-03", to: "2027-05-01", kind: "rest", name: "" })).toEqual([]);
});
