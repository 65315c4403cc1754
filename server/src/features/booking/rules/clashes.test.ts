import fc from "fast-check";
import { addDays, minutesOf, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import { firstClash } from "./clashes";
import type { Shape } from "./slots";

const isWorkday = (day: string) => weekdayOf(day) < 6 && day !== "2026-10-01";
const shape = (given: Partial<Shape> = {}): Shape => ({
  from: "2026-09-01",
  to: "2026-11-30",
  weekly: [{ weekday: 1, start: "09:00", end: "10:00" }],
  exceptions: [],
  ...given,
});

test("two hours clash where days and times meet, not where one ends before the other begins", () => {
  const later = [{ weekday: 1, start: "10:00", end: "11:00" }];
  expect(firstClash(shape(), shape(), isWorkday)).toEqual({
    day: "2026-09-07",
    open: { start: "09:00", end: "10:00" },
  });
  expect(firstClash(shape(), shape({ weekly: later }), isWorkday)).toBeUndefined();
  expect(firstClash(shape(), shape({ from: "2026-12-01", to: "2026-12-31" }), isWorkday)).toBeUndefined();
});

test("a day that one of them is closed, or opened otherwise, is looked at as it is", () => {
  const oneDay = { from: "2026-09-07", to: "2026-09-07" };
  const closed = shape({ exceptions: [{ day: "2026-09-07", open: [] }] });
  expect(firstClash(shape(oneDay), closed, isWorkday)).toBeUndefined();
  const afternoon = { weekly: [{ weekday: 1, start: "14:00", end: "15:00" }] };
  const moved = shape({ ...oneDay, exceptions: [{ day: "2026-09-07", open: [{ start: "14:30", end: "16:00" }] }] });
  expect(firstClash(moved, shape(afternoon), isWorkday)?.open).toEqual({ start: "14:00", end: "15:00" });
});

test("a public holiday that only one of them opens is no clash", () => {
  const thursdays = shape({
    weekly: [{ weekday: 4, start: "09:00", end: "10:00" }],
    from: "2026-10-01",
    to: "2026-10-01",
  });
  const special = shape({ ...thursdays, weekly: [{ weekday: 1, start: "09:00", end: "10:00" }], exceptions: [{ day: "2026-10-01", open: [{ start: "09:00", end: "10:00" }] }] }); // prettier-ignore
  expect(firstClash(special, thursdays, isWorkday)).toBeUndefined();
});

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const stretch = fc
  .record({ begin: fc.integer({ min: 96, max: 130 }), length: fc.integer({ min: 2, max: 12 }) })
  .map(({ begin, length }) => ({ start: clock(begin * 5), end: clock((begin + length) * 5) }));
const anyShape = fc
  .record({
    first: fc.integer({ min: 0, max: 12 }),
    days: fc.integer({ min: 0, max: 12 }),
    weekly: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), open: stretch }), {
      minLength: 1,
      maxLength: 4,
    }),
    exceptions: fc.uniqueArray(
      fc.record({ nth: fc.integer({ min: 0, max: 24 }), open: fc.array(stretch, { maxLength: 2 }) }),
      {
        selector: ({ nth }) => nth,
        maxLength: 4,
      },
    ),
  })
  .map(({ first, days, weekly, exceptions }) => ({
    from: addDays("2026-09-24", first),
    to: addDays("2026-09-24", first + days),
    weekly: weekly.map(({ weekday, open }) => ({ weekday, ...open })),
    exceptions: exceptions.map(({ nth, open }) => ({ day: addDays("2026-09-24", nth), open })),
  }));

/** Every minute at which somebody is there, found by walking. */
const minutesThere = ({ from, to, weekly, exceptions }: Shape) => {
  const there = new Set<string>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const other = exceptions.find((one) => one.day === day);
    const holiday = weekdayOf(day) < 6 && !isWorkday(day);
    const open = other ? other.open : holiday ? [] : weekly.filter(({ weekday }) => weekday === weekdayOf(day));
    for (const { start, end } of open)
      for (let minute = minutesOf(start); minute < minutesOf(end); minute += 1) there.add(`${day} ${minute}`);
  }
  return there;
};

test("whatever the hours: they clash exactly where somebody would be at two places in some minute, and on the first such day", () => {
  fc.assert(
    fc.property(anyShape, anyShape, (a, b) => {
      const theirs = minutesThere(b);
      const both = [...minutesThere(a)].filter((minute) => theirs.has(minute)).sort();
      expect(firstClash(a, b, isWorkday)?.day).toBe(both[0]?.slice(0, 10));
    }),
    { numRuns: 300 },
  );
});
