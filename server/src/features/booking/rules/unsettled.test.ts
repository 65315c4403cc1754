import fc from "fast-check";
import { answerBy, byMatter, isHurried, servesInstead, whyGone } from "./unsettled";
import { allowedVisitActions, decideVisit } from "./life";
import type { Days, Hours } from "./slots";

const hours = (given: Partial<Hours> = {}): Hours => ({
  id: "a",
  hostId: "li",
  mode: "centre",
  slotMinutes: 30,
  bufferMinutes: 0,
  travelMinutes: 0,
  seats: 1,
  weekly: [{ weekday: 3, start: "14:30", end: "16:30" }],
  from: "2026-10-01",
  to: "2026-12-31",
  noticeMinutes: 60,
  horizonDays: 30,
  exceptions: [],
  ...given,
});
const days: Days = { isWorkday: () => true, leave: [] };
const at = (clock: string) => new Date(`2026-10-21T${clock}:00+08:00`);
const visit = { scheduleId: "a", mode: "centre", start: at("14:30"), end: at("15:00") } as const;

test("a visit stands as long as some hours of its host still hold it whole", () => {
  expect(whyGone(visit, [hours()], days, false)).toBeUndefined();
  expect(whyGone({ ...visit, start: at("16:15"), end: at("16:45") }, [hours()], days, false)).toBe("closed");
  const anew = hours({ id: "b", slotMinutes: 40, weekly: [{ weekday: 3, start: "14:00", end: "15:20" }] });
  expect(whyGone(visit, [hours({ to: "2026-10-20" }), anew], days, false)).toBeUndefined();
});

test("why a time is open no more is said: leave, a closed day, hours that ended, somebody who left, another kind of visit", () => {
  const away = { ...days, leave: [{ from: "2026-10-20", to: "2026-10-21" }] };
  expect(whyGone(visit, [hours()], away, false)).toBe("leave");
  expect(whyGone(visit, [hours({ exceptions: [{ day: "2026-10-21", open: [] }] })], days, false)).toBe("closed");
  expect(whyGone(visit, [hours({ to: "2026-10-20" })], days, false)).toBe("ended");
  expect(whyGone(visit, [], days, false)).toBe("ended");
  expect(whyGone(visit, [hours()], days, true)).toBe("gone");
  expect(whyGone({ ...visit, mode: "home" }, [hours()], days, false)).toBe("closed");
  expect(whyGone(visit, [hours()], { ...days, isWorkday: () => false }, false)).toBe("closed"); // became a holiday
});

test("whom the host cannot receive needs another time although the hours stand", () => {
  const refused = { by: "li" };
  expect(whyGone({ ...visit, refused }, [hours()], days, false)).toBe("refused");
  expect(whyGone({ ...visit, refused }, [hours()], days, true)).toBe("gone");
});

test("a host or the desk says no to a booked visit before it begins, once; its visitor cannot", () => {
  const booked = { status: "booked", start: at("14:30"), end: at("15:00") } as const;
  expect(decideVisit(booked, "refuse", ["host"], at("14:29"))).toEqual({ to: "booked" });
  expect(decideVisit(booked, "refuse", ["desk"], at("14:29"))).toEqual({ to: "booked" });
  expect(decideVisit(booked, "refuse", ["visitor"], at("14:00"))).toEqual({ fault: "notYours" });
  expect(decideVisit(booked, "refuse", ["host"], at("14:30"))).toEqual({ fault: "tooLate" });
  expect(decideVisit({ ...booked, refused: {} }, "refuse", ["host"], at("14:00"))).toEqual({ fault: "notNow" });
  expect(decideVisit({ ...booked, unsettled: {} }, "refuse", ["host"], at("14:00"))).toEqual({ fault: "notNow" });
  expect(decideVisit({ ...booked, status: "checked_in" }, "refuse", ["host"], at("14:00"))).toEqual({
    fault: "notNow",
  });
});

test("whatever the hour, the visitor is asked before the visit, for about a day at the most, and never in the past", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 * 24 * 60 }), (minutes) => {
      const now = at("09:00");
      const start = new Date(now.getTime() + minutes * 60_000);
      const until = answerBy(start, now);
      expect(until >= now && until <= start).toBe(true);
      expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(36 * 3600_000);
      expect(until.getTime() - now.getTime()).toBeGreaterThanOrEqual(Math.min(24 * 60, minutes / 2) * 60_000 - 1);
    }),
  );
  const night = new Date("2026-10-21T23:00:00+08:00");
  const morning = new Date("2026-10-22T08:00:00+08:00");
  expect(answerBy(new Date("2026-10-22T09:00:00+08:00"), night)).toEqual(morning); // not at four at night
  expect(answerBy(new Date("2026-10-22T08:30:00+08:00"), night).getTime()).toBeLessThan(morning.getTime());
  expect(isHurried(at("12:59"), at("09:00"))).toBe(true);
  expect(isHurried(at("13:00"), at("09:00"))).toBe(false);
});

test("who is visited at home is offered visits at home only; the centre and the grid's room stand in for each other", () => {
  expect(servesInstead("home", "centre")).toBe(false);
  expect(servesInstead("home", "home")).toBe(true);
  expect(servesInstead("centre", "grid_room")).toBe(true);
  expect(servesInstead("centre", "online")).toBe(false);
});

test("the oldest matter comes first, then who booked first", () => {
  const one = (id: string, matter: string, booked: string) => ({
    id,
    matterAt: new Date(matter),
    createdAt: new Date(booked),
  });
  const sorted = [
    one("new", "2026-10-19", "2026-10-01"),
    one("late", "2026-01-05", "2026-10-19"),
    one("early", "2026-01-05", "2026-10-18"),
  ].sort(byMatter);
  expect(sorted.map(({ id }) => id)).toEqual(["early", "late", "new"]);
});

test("nobody is said to have missed a visit whose host was not there; the desk receives who came all the same", () => {
  const unsettled = { status: "booked", ...visit, unsettled: {} } as const;
  expect(decideVisit(unsettled, "no_show", ["host", "desk"], at("15:30"))).toEqual({ fault: "unsettled" });
  expect(decideVisit(unsettled, "check_in", ["visitor"], at("14:00"))).toEqual({ fault: "unsettled" });
  expect(decideVisit(unsettled, "check_in", ["desk"], at("14:00"))).toEqual({ to: "checked_in" });
  expect(allowedVisitActions(unsettled, ["visitor"], at("14:45"))).toEqual(["move", "cancel"]); // as long as the hour lasts
});

test("while two exchange their times nothing else is done with either", () => {
  expect(
    allowedVisitActions({ status: "booked", ...visit, swapId: "s" }, ["visitor", "host", "desk"], at("14:00")),
  ).toEqual([]);
});
