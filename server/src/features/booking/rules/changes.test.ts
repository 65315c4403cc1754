import fc from "fast-check";
import { addDays, weekdayOf } from "@qizhen/shared/rules/shanghaiDays";
import { changedHours, type FullHours, type HoursChange } from "./changes";
import type { Stretch } from "./hours";
import { openOn, slotsOfDay } from "./slots";

const isWorkday = (day: string) => weekdayOf(day) < 6 && !(day >= "2026-10-01" && day <= "2026-10-07");
const days = { isWorkday, leave: [] };
const hoursOf = (given: Partial<FullHours> = {}): FullHours => ({
  id: "0123456789abcdef01234567",
  hostId: "aaaaaaaaaaaaaaaaaaaaaaaa",
  service: "people",
  mode: "centre",
  slotMinutes: 30,
  bufferMinutes: 0,
  travelMinutes: 0,
  seats: 1,
  weekly: [1, 3, 5].map((weekday) => ({ weekday, start: "09:00", end: "11:30" })),
  from: "2026-09-01",
  to: "2026-12-31",
  noticeMinutes: 60,
  horizonDays: 30,
  exceptions: [],
  ...given,
});
const change = (given: HoursChange, hours = hoursOf()) => {
  const next = changedHours(hours, given, isWorkday);
  if ("fault" in next) throw new Error(next.fault);
  return next;
};
const faultOf = (given: HoursChange, hours = hoursOf()) => {
  const next = changedHours(hours, given, isWorkday);
  return "fault" in next ? `${next.field}: ${next.fault}` : undefined;
};
const opens = (hours: FullHours, day: string) => openOn(hours, day, days).map(({ start, end }) => `${start}-${end}`);

test.each<[string, HoursChange, string]>([
  ["30 February", { action: "end", to: "2026-02-30" }, "to: noSuchDay"],
  ["30 February as one day", { action: "days", days: [{ day: "2026-02-30", open: [] }] }, "day: dayOutside"],
  ["a day outside", { action: "except", day: "2027-01-01", open: [] }, "day: dayOutside"],
  ["an end before the beginning", { action: "change", from: "2026-12-01", to: "2026-11-01" }, "to: endsBeforeItBegins"],
  ["more than a year", { action: "change", to: "2027-12-31" }, "to: tooLong"],
  ["hours that end before they begin", { action: "change", weekly: [{ weekday: 1, start: "11:00", end: "09:00" }] }, "weekly: endBeforeStart"],
  ["a day whose hours overlap", { action: "except", day: "2026-09-02", open: [{ start: "09:00", end: "11:00" }, { start: "10:00", end: "12:00" }] }, "open: overlap"],
  ["a visit longer than the hours", { action: "change", slotMinutes: 180 }, "weekly: tooShort"],
  ["a way that leaves no time for the visit", { action: "change", mode: "home", travelMinutes: 65 }, "weekly: tooShort"],
  ["a way to the centre", { action: "change", travelMinutes: 10 }, "travelMinutes: homeOnly"],
  ["a room for many", { action: "change", room: "调解室一", seats: 2 }, "seats: roomForOne"],
  ["a copy beyond the last day", { action: "copy_week", week: "2026-12-20", weeks: 3 }, "weeks: dayOutside"],
])("hours are not changed to %s", (_, given, fault) => {
  expect(faultOf(given)).toBe(fault);
}); // prettier-ignore

test("a day can be closed, opened otherwise, and made like the week again", () => {
  const closed = change({ action: "except", day: "2026-09-02", open: [] });
  expect(opens(closed, "2026-09-02")).toEqual([]);
  const moved = change(
    {
      action: "days",
      days: [
        { day: "2026-09-02", open: null },
        { day: "2026-09-03", open: [{ start: "14:00", end: "15:00" }] },
      ],
    },
    closed,
  );
  expect([opens(moved, "2026-09-02"), opens(moved, "2026-09-03")]).toEqual([["09:00-11:30"], ["14:00-15:00"]]);
});

test("a room or a place can be taken away, and what is not named stays", () => {
  const next = change({ action: "change", room: null, seats: 4 }, hoursOf({ room: "调解室一", place: "一楼" }));
  expect([next.room, next.place, next.seats, next.slotMinutes]).toEqual([undefined, "一楼", 4, 30]);
});

test("hours that end earlier forget the days that lie beyond", () => {
  const closed = change({ action: "except", day: "2026-12-02", open: [] });
  expect(change({ action: "end", to: "2026-11-30" }, closed).exceptions).toEqual([]);
});

test("a week that was changed is copied to the weeks after it; holidays stay closed, and what is like the week needs no saying", () => {
  const changed = change(
    {
      action: "days",
      days: [
        { day: "2026-09-21", open: [] }, // Monday closed
        { day: "2026-09-22", open: [{ start: "14:00", end: "16:00" }] }, // Tuesday open
      ],
    },
    hoursOf(),
  );
  const copied = change({ action: "copy_week", week: "2026-09-24", weeks: 3 }, changed);
  expect(["2026-09-28", "2026-10-05", "2026-10-12"].map((day) => opens(copied, day))).toEqual([[], [], []]);
  expect(["2026-09-29", "2026-10-06", "2026-10-13"].map((day) => opens(copied, day))).toEqual([
    ["14:00-16:00"],
    [], // a public holiday
    ["14:00-16:00"],
  ]);
  expect(opens(copied, "2026-10-20")).toEqual([]); // the fourth week is as it was: no Tuesdays
  expect(copied.exceptions.map(({ day }) => day)).toEqual(
    ["2026-09-21", "2026-09-22", "2026-09-28", "2026-09-29", "2026-10-12", "2026-10-13"], // prettier-ignore
  );
});

const anyDay = fc.integer({ min: 0, max: 121 }).map((nth) => addDays("2026-09-01", nth));
const anyOpen = fc.constantFrom<Stretch[] | null>(
  null,
  [],
  [{ start: "08:00", end: "09:00" }],
  [{ start: "14:00", end: "17:00" }],
);

test("for any days said anew, those days and no others are different, and copying a week twice is copying it once", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ day: anyDay, open: anyOpen }), {
        selector: ({ day }) => day,
        minLength: 1,
        maxLength: 8,
      }),
      anyDay,
      fc.integer({ min: 1, max: 4 }),
      (said, week, weeks) => {
        const next = change({ action: "days", days: said });
        for (let day = "2026-09-01"; day <= "2026-12-31"; day = addDays(day, 1)) {
          const one = said.find((other) => other.day === day);
          const expected = one?.open ? one.open.map(({ start, end }) => `${start}-${end}`) : opens(hoursOf(), day);
          expect(opens(next, day)).toEqual(expected);
        }
        const copy: HoursChange = { action: "copy_week", week, weeks };
        if (faultOf(copy, next)) return;
        const once = change(copy, next);
        expect(change(copy, once)).toEqual(once);
        const monday = addDays(week, 1 - weekdayOf(week));
        for (let nth = 0; nth < 7; nth += 1) {
          const [source, target] = [addDays(monday, nth), addDays(monday, nth + 7)];
          const both = source >= "2026-09-01" && isWorkday(source) && isWorkday(target) && target <= "2026-12-31";
          if (both) expect(slotsOfDay(once, target, days)).toHaveLength(slotsOfDay(once, source, days).length);
        }
      },
    ),
  );
});
