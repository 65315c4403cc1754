import { ordinaryDeadlines, type Limit } from "@qizhen/shared/rules/deadlineSettings";
import fc from "fast-check";
import { addDays, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { createCalendar } from "./calendar";
import { deadlineOf, limitOf, warnAtOf } from "./deadlines";

const calendar = createCalendar();
const due = (from: string, limit: Limit, days = calendar) => deadlineOf(new Date(from), limit, days).at.toISOString();
const shanghai = (text: string) => new Date(`${text}+08:00`).toISOString();

test.each([
  [1, "2026-09-30", "2026-10-08"],
  [5, "2026-09-30", "2026-10-13"], // 10-10, a Saturday, is worked
  [15, "2026-09-10", "2026-10-08"], // 9-20, a Sunday, is worked
])("%d workdays from %s end at the close of business on %s", (workday, from, last) =>
  expect(due(`${from}T10:00:00+08:00`, { unit: "workday", count: workday })).toBe(shanghai(`${last}T17:30:00`)),
);

test("thirty days of mediation that end on a Sunday end on Monday at midnight", () =>
  expect(due("2026-10-16T10:30:00+08:00", { unit: "calendarDay", count: 30 })).toBe(shanghai("2026-11-16T23:59:59")));

test("a last day within the National Day holiday moves to its end", () =>
  expect(due("2026-09-01T09:00:00+08:00", { unit: "calendarDay", count: 31 })).toBe(shanghai("2026-10-08T23:59:59")));

test("the day of a report late at night is the day in Shanghai", () =>
  expect(due("2026-10-19T16:30:00Z", { unit: "workday", count: 1 })).toBe(shanghai("2026-10-21T17:30:00")));

test("minutes of work stop at noon, in the evening, and over the weekend", () => {
  expect(due("2026-10-23T11:50:00+08:00", { unit: "workMinute", count: 30 })).toBe(shanghai("2026-10-23T14:50:00"));
  expect(due("2026-10-23T17:20:00+08:00", { unit: "workMinute", count: 30 })).toBe(shanghai("2026-10-26T08:50:00"));
  expect(due("2026-10-24T10:00:00+08:00", { unit: "workMinute", count: 10 })).toBe(shanghai("2026-10-26T08:40:00"));
});

test("hours and minutes run through nights and holidays: danger does not keep office hours", () => {
  expect(due("2026-10-01T23:00:00+08:00", limitOf("assign", "orange", ordinaryDeadlines))).toBe(
    shanghai("2026-10-02T03:00:00"),
  );
  expect(due("2026-10-01T23:00:00+08:00", limitOf("confirm", "red", ordinaryDeadlines))).toBe(
    shanghai("2026-10-01T23:05:00"),
  );
});

test("a span into a year without published holidays says that it is a guess, until somebody sets the day", () => {
  const from = new Date("2026-12-15T10:00:00+08:00");
  expect(deadlineOf(from, { unit: "calendarDay", count: 30 }, calendar).uncertain).toBe(true);
  expect(deadlineOf(from, { unit: "workday", count: 3 }, calendar).uncertain).toBe(false);
  const published = { days: { "2027-01-14": "rest" as const }, years: [2027] };
  const corrected = createCalendar({
    table: (county) => (county === "150204000000" ? published : { days: {}, years: [] }),
  });
  const moved = deadlineOf(from, { unit: "calendarDay", count: 30 }, corrected.of("150204000000"));
  expect(dayOf(moved.at)).toBe("2027-01-15");
  expect(moved.uncertain).toBe(false);
  const elsewhere = deadlineOf(from, { unit: "calendarDay", count: 30 }, corrected.of("150822000000"));
  expect(elsewhere).toMatchObject({ uncertain: true });
});

test("a reminder comes at seven tenths", () =>
  expect(warnAtOf(new Date("2026-10-20T10:00:00Z"), new Date("2026-10-20T20:00:00Z"), 0.7).toISOString()).toBe(
    "2026-10-20T17:00:00.000Z",
  ));

test("no deadline of days falls on a day of rest, nor before its days are over", () =>
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2026-01-01"), max: new Date("2026-11-20"), noInvalidDate: true }),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom("calendarDay" as const, "workday" as const),
      (from, count, unit) => {
        const at = deadlineOf(from, { unit, count }, calendar).at;
        expect(calendar.isWorkday(dayOf(at))).toBe(true);
        expect(dayOf(at) >= addDays(dayOf(from), count)).toBe(true);
      },
    ),
  ));
