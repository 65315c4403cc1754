import { ordinaryDeadlines } from "@qizhen/shared/rules/deadlineSettings";
import fc from "fast-check";
import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { createCalendar } from "./calendar";
import { extendSpan, nextLook, resumeSpan, ringsOf, rung, startClock, startPause, startSpan } from "./clock";
import { dueOf } from "./dueOf";
import { startMatter, timesOf, type Timed } from "./matter";
import { recountDates } from "./recount";

const calendar = createCalendar();
const now = new Date("2026-10-20T10:00:00+08:00");
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const later = (ms: number) => new Date(now.getTime() + ms);
const regions = [
  { code: "150204000000", level: "county" },
  { code: "150204101000", level: "town" },
  { code: "150204101001", level: "village" },
] as const;
const plain = { service: "people", risk: "blue", level: "village", regions, status: "submitted" } as const;

test("people are promised a result in thirty days; a county's own settings hold at once, and only for that county", () => {
  expect(dayOf(startMatter(plain, "assign", now, calendar).promise.dueAt)).toBe("2026-11-19");
  const short = {
    ...ordinaryDeadlines,
    whole: {
      ...ordinaryDeadlines.whole,
      people: { ...ordinaryDeadlines.whole.people, blue: { unit: "workday", count: 5 } },
    },
  } as const;
  let own = ordinaryDeadlines;
  const counties = createCalendar({ limits: (county) => (county === "a" ? own : ordinaryDeadlines) });
  const [a, b] = [counties.of("a"), counties.of("b")];
  own = short;
  expect(dayOf(startMatter(plain, "assign", now, a).promise.dueAt)).toBe("2026-10-27");
  expect(dayOf(startMatter(plain, "assign", now, b).promise.dueAt)).toBe("2026-11-19");
});

test("mediation is given no longer than what was promised, unless that is over already", () => {
  const promise = later(10 * dayMs);
  expect(startClock("mediate", "blue", now, calendar, promise).dueAt).toEqual(promise);
  expect(startClock("mediate", "blue", now, calendar, later(-dayMs)).dueAt.getTime()).toBeGreaterThan(
    later(29 * dayMs).getTime(),
  );
  expect(startClock("accept", "blue", now, calendar, later(hourMs)).dueAt.getTime()).toBeGreaterThan(
    later(hourMs).getTime(),
  );
});

test("a pause lasts as long as was said, and at most as long as the county allows", () => {
  expect(dayOf(startPause(5, "blue", now, calendar).dueAt)).toBe("2026-10-26"); // the 25th is a Sunday
  expect(startPause(60, "blue", now, calendar).dueAt).toEqual(startPause(undefined, "blue", now, calendar).dueAt);
});

test("each ring of a span comes once, in its order, whenever one looks", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 40 }), (hours) => {
      let span = startSpan(now, { unit: "hour", count: 100 }, calendar);
      const heard: string[] = [];
      let at = now;
      for (const more of [...hours, 24 * 14]) {
        at = new Date(at.getTime() + more * hourMs);
        const rings = ringsOf(span, at, calendar);
        heard.push(...rings);
        span = rung(span, rings);
        const next = nextLook(span, calendar);
        expect(next === undefined || next > at).toBe(true);
      }
      expect(new Set(heard).size).toBe(heard.length);
      expect(heard.slice(-2)).toEqual(["overdue", "raise"]);
    }),
  ));

test("an extension moves the end by whole days from where it stood, and clears what was said of it", () => {
  const span = rung(startSpan(now, { unit: "calendarDay", count: 10 }, calendar), ["warn"]);
  const longer = extendSpan(span, 3, calendar, now);
  expect(longer.dueAt.getTime()).toBeGreaterThanOrEqual(span.dueAt.getTime() + 3 * dayMs - 1000);
  expect(longer.warned).toBeUndefined();
});

test("a span that stood for n days ends at least n days later, and never on a day of rest", () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 25 }), (stood) => {
      const span = startSpan(now, { unit: "calendarDay", count: 10 }, calendar);
      const moved = resumeSpan(span, now, calendar, later(stood * dayMs));
      expect(moved.dueAt.getTime()).toBeGreaterThanOrEqual(span.dueAt.getTime() + stood * dayMs);
      expect(calendar.isWorkday(dayOf(moved.dueAt))).toBe(true);
    }),
  ));

const running = (given: Partial<Timed>): Timed => ({ status: "mediating", ...given });

test("a case is due at the first of its ends, and while it waits for a party only its pause runs", () => {
  const clock = { what: "transfer" as const, startedAt: now, dueAt: later(5 * dayMs) };
  const promise = { startedAt: now, dueAt: later(2 * dayMs) };
  expect(timesOf(running({ status: "transferred", clock, promise }), calendar).dueAt).toEqual(promise.dueAt);
  const pause = { what: "paused" as const, startedAt: now, dueAt: later(9 * dayMs) };
  expect(timesOf(running({ clock: pause, promise, paused: { at: now } }), calendar).dueAt).toEqual(pause.dueAt);
  expect(timesOf(running({ status: "closed", promise }), calendar)).toEqual({});
});

test("one reminder speaks for a mediation and the promise that end together", () => {
  const clock = { what: "mediate" as const, startedAt: now, dueAt: later(10 * dayMs) };
  const promise = { startedAt: later(-dayMs), dueAt: later(10 * dayMs) };
  const c = { ...running({ clock, promise }), level: "village" as const, regions };
  expect(dueOf(c, later(7.5 * dayMs), calendar)).toMatchObject({ clock: ["warn"], promise: [] });
  expect(dueOf(c, later(10 * dayMs), calendar)).toMatchObject({ clock: ["overdue"], promise: ["overdue"] });
});

test("a level's end comes before a person's: the matter climbs instead of going to the next", () => {
  const clock = { what: "accept" as const, startedAt: now, dueAt: later(dayMs) };
  const levelClock = { startedAt: now, dueAt: later(dayMs) };
  const c = { ...running({ status: "assigned", clock, levelClock }), level: "village" as const, regions };
  expect(dueOf(c, later(dayMs), calendar).step).toBe("escalate");
  expect(dueOf({ ...c, levelClock: undefined }, later(dayMs), calendar).step).toBe("pass_on");
  expect(dueOf({ ...c, level: "county" }, later(dayMs), calendar).step).toBe("pass_on");
});

test("dates that reach an unknown year are said at once, and counted again when its holidays are entered", () => {
  const december = new Date("2026-12-15T10:00:00+08:00");
  const made = startMatter(plain, "assign", december, calendar);
  expect(made.checkAt).toEqual(december);
  const c = { ...plain, ...made };
  expect(dueOf(c, december, calendar).unknownYears).toContain(2027);
  expect(dueOf({ ...c, promise: { ...made.promise, alarmed: true } }, december, calendar).unknownYears).toEqual([]);
  const entered = createCalendar({
    table: () => ({ days: { "2027-01-14": "rest", "2027-01-15": "rest" }, years: [2027] }),
  }).of("a");
  const counted = recountDates(c, entered);
  expect(dayOf(counted?.promise?.dueAt ?? december)).toBe("2027-01-18");
  expect(counted?.uncertain).toBeUndefined();
  expect(recountDates({ ...c, ...counted }, entered)).toBeUndefined();
});
