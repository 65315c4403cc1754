import fc from "fast-check";
import { addDays, isDay, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import { draftMonth, onLeave, workdaysOf, type Leader, type Pattern } from "./draftMonth";
import { faultsOf } from "./faults";
import { addMonths, hourAfter, isMonth, lastDayOf } from "./month";

const pattern: Pattern = { daysPerMonth: 4, start: "09:00", minutes: 20, places: 8, place: "接访室" };
const makeLeader = (id: string, given: Partial<Leader> = {}): Leader => ({
  id,
  fields: [],
  leave: [],
  before: 0,
  ...given,
});
/** Weekdays, but for what the library of holidays would turn round. */
const workday =
  (rest: readonly string[] = [], work: readonly string[] = []) =>
  (day: string) =>
    work.includes(day) || (weekdayOf(day) < 6 && !rest.includes(day));

const october = { month: "2026-10", after: "2026-09-24", pattern, isWorkday: workday(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], ["2026-10-10"]) }; // prettier-ignore

const anyMonth = fc.integer({ min: 0, max: 60 }).map((count) => addMonths("2026-01", count));
const anyLeaders = fc
  .array(
    fc.record({
      before: fc.integer({ min: 0, max: 6 }),
      leave: fc.array(fc.record({ start: fc.integer({ min: 1, max: 28 }), days: fc.integer({ min: 0, max: 20 }) }), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.map(({ before, leave }, nth) => ({ before, leave, id: `leader-${nth}` })));
const anyPattern = fc.record({
  daysPerMonth: fc.integer({ min: 1, max: 23 }),
  minutes: fc.constantFrom(10, 20, 30),
  places: fc.integer({ min: 1, max: 12 }),
});
const anyGiven = fc
  .tuple(
    anyMonth,
    anyLeaders,
    anyPattern,
    fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 8 }),
    fc.integer({ min: 0, max: 35 }),
  )
  .map(([month, people, own, holidays, gone]) => {
    const dayAt = (nth: number) => `${month}-${String(nth).padStart(2, "0")}`;
    return {
      month,
      after: addDays(`${month}-01`, gone - 10),
      pattern: { ...pattern, ...own },
      isWorkday: workday(holidays.map(dayAt)),
      leaders: people.map(
        ({ id, before, leave }) =>
        makeLeader(id, { before, leave: leave.map(({ start, days }) => ({ from: dayAt(start), to: addDays(dayAt(start), days) })) }), // prettier-ignore
      ),
    };
  });

test("a draft is never on a holiday, a past day or in another month, takes nobody twice a day, off leave or two to one place", () => {
  fc.assert(
    fc.property(anyGiven, (given) => {
      const planned = draftMonth(given);
      expect([...faultsOf(planned, given)]).toEqual([]);
      for (const { day, leaderId } of planned) {
        expect(given.isWorkday(day)).toBe(true);
        expect(day > given.after && day.slice(0, 7) === given.month).toBe(true);
        const leader = given.leaders.find(({ id }) => id === leaderId);
        expect(leader && onLeave(leader, day)).toBe(false);
      }
      expect(new Set(planned.map(({ day }) => day)).size).toBe(planned.length);
    }),
  );
});

test("as many days as asked for are drafted, or all that are left, wherever everybody is there", () => {
  fc.assert(
    fc.property(anyGiven, (given) => {
      const there = { ...given, leaders: given.leaders.map((one) => ({ ...one, leave: [] })) };
      const free = workdaysOf(given.month, given.isWorkday).filter((day) => day > given.after);
      expect(draftMonth(there)).toHaveLength(Math.min(free.length, given.pattern.daysPerMonth));
    }),
  );
});

test("over the months nobody has more than one day more than another", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 14 }),
      (people, days, months) => {
        const held = new Map(Array.from({ length: people }, (_, nth) => [`leader-${nth}`, 0]));
        for (let nth = 0; nth < months; nth += 1) {
          const leaders = [...held].map(([id, before]) => makeLeader(id, { before }));
          const planned = draftMonth({ month: addMonths("2026-01", nth), after: "2025-12-31", pattern: { ...pattern, daysPerMonth: days }, leaders, isWorkday: workday() }); // prettier-ignore
          for (const { leaderId } of planned) held.set(leaderId, (held.get(leaderId) ?? 0) + 1);
          expect(Math.max(...held.values()) - Math.min(...held.values())).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

test("the same input gives the same draft, in whatever order the leaders stand", () => {
  fc.assert(
    fc.property(anyGiven, (given) => {
      expect(draftMonth({ ...given, leaders: [...given.leaders].reverse() })).toEqual(draftMonth(given));
    }),
  );
});

test("October's days lie apart, on a Saturday that is worked and after the holidays, each leader in turn with their field", () => {
  const leaders = [makeLeader("zhou", { fields: ["land"] }), makeLeader("wu", { fields: ["labour"] })];
  const planned = draftMonth({ ...october, leaders, pattern: { ...pattern, daysPerMonth: 17 } });
  expect(planned.map(({ day }) => day)).toContain("2026-10-10");
  expect(planned.map(({ day }) => day).filter((day) => day <= "2026-10-07")).toEqual([]);
  const four = draftMonth({ ...october, leaders });
  expect(four.map(({ day }) => day)).toEqual(["2026-10-10", "2026-10-15", "2026-10-22", "2026-10-28"]);
  expect(four.map(({ leaderId, fields }) => [leaderId, fields[0]])).toEqual([
    ["wu", "labour"],
    ["zhou", "land"],
    ["wu", "labour"],
    ["zhou", "land"],
  ]);
});

test("who was away catches up, and a day on which nobody is there goes to the nearest on which somebody is", () => {
  const away = makeLeader("wu", { leave: [{ from: "2026-10-01", to: "2026-10-20" }] });
  const planned = draftMonth({ ...october, leaders: [away], pattern: { ...pattern, daysPerMonth: 2 } });
  expect(planned.map(({ day }) => day)).toEqual(["2026-10-21", "2026-10-26"]);
  const two = draftMonth({ ...october, leaders: [away, makeLeader("zhou")] });
  expect(two.map(({ leaderId }) => leaderId)).toEqual(["zhou", "zhou", "wu", "wu"]);
});

test("nobody, or nobody who is there, is given no day", () => {
  expect(draftMonth({ ...october, leaders: [] })).toEqual([]);
  const gone = makeLeader("wu", { leave: [{ from: "2026-09-01", to: "2026-12-01" }] });
  expect(draftMonth({ ...october, leaders: [gone] })).toEqual([]);
  expect(draftMonth({ ...october, month: "2026-13", leaders: [makeLeader("wu")] })).toEqual([]);
});

const good = { day: "2026-10-12", leaderId: "wu", start: "09:00", minutes: 20, places: 8, place: "接访室", fields: [] };
const leaders = [makeLeader("wu", { leave: [{ from: "2026-10-19", to: "2026-10-20" }] }), makeLeader("zhou")];
test.each([
  ["30 February", { day: "2026-02-30" }, "noSuchDay"],
  ["a day of another month", { day: "2026-11-12" }, "otherMonth"],
  ["a holiday", { day: "2026-10-01" }, "holiday"],
  ["a Sunday", { day: "2026-10-11" }, "holiday"],
  ["somebody from outside", { leaderId: "ma" }, "noSuchLeader"],
  ["somebody on leave", { day: "2026-10-20" }, "onLeave"],
  ["a minute off the grid", { start: "09:02" }, "notFives"],
  ["a day into the night", { start: "19:00" }, "tooLong"],
  ["24 o'clock", { start: "24:00" }, "tooLong"],
] as const)("%s cannot be planned", (_, wrong, why) => {
  expect([...faultsOf([{ ...good, ...wrong }], { ...october, leaders }).values()]).toEqual([why]);
});

test("a day that is over cannot be planned", () => {
  expect([...faultsOf([good], { ...october, after: "2026-10-12", leaders }).values()]).toEqual(["past"]);
});

test("nobody receives twice a day, nor two at one place at once; one after the other they may", () => {
  const given = { ...october, leaders };
  expect([...faultsOf([good, { ...good, start: "14:00" }], given)]).toEqual([[1, "leaderTwice"]]);
  expect([...faultsOf([good, { ...good, leaderId: "zhou", start: "11:30" }], given)]).toEqual([[1, "placeTaken"]]);
  expect([...faultsOf([good, { ...good, leaderId: "zhou", start: hourAfter("09:00", 160) }], given)]).toEqual([]);
  expect([...faultsOf([good, { ...good, leaderId: "zhou", place: "二楼" }], given)]).toEqual([]);
});

test("months and days are counted over the year's end, and 30 February is none", () => {
  expect([addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-01", 14)]).toEqual(["2027-01", "2025-12", "2027-03"]); // prettier-ignore
  expect([lastDayOf("2026-02"), lastDayOf("2028-02"), lastDayOf("2026-12")]).toEqual(["2026-02-28", "2028-02-29", "2026-12-31"]); // prettier-ignore
  expect([isDay("2026-02-30"), isDay("2028-02-29"), isMonth("2026-00"), isMonth("2026-12")]).toEqual([false, true, false, true]); // prettier-ignore
});
