import fc from "fast-check";
import { dragTo, nudge, type Block, type Bounds, type Grip } from "./drag";

const week: Bounds = { days: 7, first: 480, last: 1140 };
const morning: Block = { day: 1, start: 540, end: 690 };

test("a stretch is drawn downwards or upwards, on quarters of an hour, and is never too short for anybody", () => {
  expect(dragTo("new", morning, { day: 2, minute: 543 }, { day: 2, minute: 652 }, week)).toEqual({
    day: 2,
    start: 540,
    end: 660,
  });
  expect(dragTo("new", morning, { day: 2, minute: 652 }, { day: 3, minute: 543 }, week)).toEqual({
    day: 2,
    start: 540,
    end: 660,
  });
  expect(dragTo("new", morning, { day: 2, minute: 600 }, { day: 2, minute: 601 }, week)).toEqual({
    day: 2,
    start: 600,
    end: 630,
  });
});

test("its ends are pulled one by one, and it is moved whole to another day", () => {
  const at = { day: 1, minute: 600 };
  expect(dragTo("end", morning, at, { day: 4, minute: 661 }, week)).toEqual({ day: 1, start: 540, end: 750 });
  expect(dragTo("start", morning, at, { day: 1, minute: 900 }, week)).toEqual({ day: 1, start: 675, end: 690 });
  expect(dragTo("move", morning, at, { day: 3, minute: 700 }, week)).toEqual({ day: 3, start: 645, end: 795 });
});

test("the keyboard does what the hand does, and leaves other keys alone", () => {
  expect(nudge(morning, "ArrowDown", false, week)).toEqual({ day: 1, start: 555, end: 705 });
  expect(nudge(morning, "ArrowDown", true, week)).toEqual({ day: 1, start: 540, end: 705 });
  expect(nudge(morning, "ArrowRight", false, week)?.day).toBe(2);
  expect(nudge(morning, "a", false, week)).toBeUndefined();
});

test("wherever somebody drags, a stretch stays within what is shown, the right way up, and as long as it was when it is moved", () => {
  const spot = fc.record({ day: fc.integer({ min: -3, max: 9 }), minute: fc.integer({ min: -200, max: 1700 }) });
  const block = fc
    .record({
      day: fc.integer({ min: 0, max: 6 }),
      start: fc.integer({ min: 32, max: 70 }),
      length: fc.integer({ min: 2, max: 6 }),
    })
    .map(({ day, start, length }) => ({ day, start: start * 15, end: (start + length) * 15 }));
  fc.assert(
    fc.property(fc.constantFrom<Grip>("new", "move", "start", "end"), block, spot, spot, (grip, given, from, to) => {
      const inside = { ...from, day: given.day };
      const next = dragTo(grip, given, inside, to, week);
      expect(next.start).toBeGreaterThanOrEqual(week.first);
      expect(next.end).toBeLessThanOrEqual(week.last);
      expect(next.end - next.start).toBeGreaterThanOrEqual(15);
      expect([next.day >= 0 && next.day < 7, next.start % 15, next.end % 15]).toEqual([true, 0, 0]);
      if (grip === "move") expect(next.end - next.start).toBe(given.end - given.start);
    }),
  );
});
