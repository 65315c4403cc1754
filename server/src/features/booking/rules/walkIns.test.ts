import fc from "fast-check";
import { freeSeats, spanOf, type TakenTime } from "./claims";
import { slotsOfDay, type Hours } from "./slots";
import { addMinutes } from "./time";
import { fitsWish, takesWalkIn } from "./walkIns";

const day = "2026-10-20";
const at = (clock: string) => new Date(`${day}T${clock}:00+08:00`);

test("a time is given at the desk until half of it is over, without notice, and only today", () => {
  const time = { start: at("10:00"), end: at("10:30") };
  expect(takesWalkIn(time, at("10:15"))).toBe(true);
  expect(takesWalkIn(time, at("10:16"))).toBe(false);
  expect(takesWalkIn(time, at("09:59"))).toBe(true);
  expect(takesWalkIn(time, new Date("2026-10-19T23:59:00+08:00"))).toBe(false);
});

test("who wishes nothing takes what there is; a wish is kept", () => {
  const time = { service: "people", hostId: "li" };
  expect(fitsWish({}, time)).toBe(true);
  expect(fitsWish({ service: "people", hostId: "li" }, time)).toBe(true);
  expect(fitsWish({ service: "legal_aid" }, time)).toBe(false);
  expect(fitsWish({ hostId: "zhang" }, time)).toBe(false);
});

const hours = fc.record({
  slotMinutes: fc.integer({ min: 2, max: 24 }).map((fives) => fives * 5),
  bufferMinutes: fc.integer({ min: 0, max: 6 }).map((fives) => fives * 5),
  seats: fc.integer({ min: 1, max: 4 }),
});

test("whoever is let in one after another never shares a seat with a claim, nor with each other, whatever the day", () => {
  const open = { start: "08:00", end: "18:00" };
  const days = { isWorkday: () => true, leave: [] };
  fc.assert(
    fc.property(hours, fc.infiniteStream(fc.nat()), fc.integer({ min: 0, max: 600 }), (given, dice, minutes) => {
      const one: Hours = { id: "h", hostId: "li", mode: "centre", travelMinutes: 0, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...open })), from: day, to: day, noticeMinutes: 60, horizonDays: 30, exceptions: [], ...given }; // prettier-ignore
      const now = addMinutes(at("08:00"), minutes);
      const roll = (sides: number) => (dice.next().value as number) % sides;
      const times = slotsOfDay(one, day, days);
      const taken: TakenTime[] = times.flatMap((time) =>
        roll(2) === 0 ? [{ ...spanOf(time), seat: roll(one.seats) }] : [],
      );
      for (let nth = 0; nth < 12; nth += 1) {
        const time = times.filter((each) => takesWalkIn(each, now)).find((each) => freeSeats(each, taken).length > 0);
        if (!time) break;
        const seat = freeSeats(time, taken)[0] ?? -1;
        const span = spanOf(time);
        expect(taken.filter((each) => each.seat === seat && each.start < span.end && span.start < each.end)).toEqual(
          [],
        );
        expect(time.end > now).toBe(true);
        taken.push({ ...span, seat });
      }
    }),
  );
});
