import fc from "fast-check";
import { nextLook, ringOf, startTaskClock, type TaskClock } from "./taskClock";

const dayMs = 24 * 60 * 60 * 1000;
const start = new Date("2026-10-20T10:20:00+08:00");
/** Counts days as they come: what a working day is, cases know. */
const count = (from: Date, days: number) => ({
  dueAt: new Date(from.getTime() + days * dayMs),
  warnAt: new Date(from.getTime() + days * dayMs * 0.7),
});
const clock = startTaskClock("unit", start, 3, count);
const after = (days: number) => new Date(start.getTime() + days * dayMs);

test("it reminds at seventy per cent, says that it is over, and a day later tells the centre above", () => {
  expect(ringOf(clock, after(2))).toBeUndefined();
  expect(ringOf(clock, after(2.1))).toBe("warned");
  expect(ringOf({ ...clock, told: "warned" }, after(3))).toBe("overdue");
  expect(ringOf({ ...clock, told: "overdue" }, after(4))).toBe("raised");
  expect(ringOf({ ...clock, told: "raised" }, after(9))).toBeUndefined();
});

test("after a night down the unit and its lead hear that it is over before the centre above does", () => {
  expect(ringOf(clock, after(30))).toBe("overdue");
});

test("looked at as often as it asks for, each thing is said once, in order, and then it is still", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 * dayMs }), { maxLength: 30 }), (waits) => {
      const said: string[] = [];
      let current: TaskClock = clock;
      for (const at of [...waits].sort((a, b) => a - b)) {
        const ring = ringOf(current, new Date(start.getTime() + at));
        if (ring) {
          said.push(ring);
          current = { ...current, told: ring };
        }
      }
      expect(new Set(said).size).toBe(said.length);
      expect(said).toEqual(["warned", "overdue", "raised"].filter((one) => said.includes(one)));
      if (current.told === "raised") expect(nextLook(current)).toBeUndefined();
      else expect(nextLook(current)?.getTime()).toBeGreaterThan(start.getTime());
    }),
  );
});
