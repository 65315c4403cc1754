import fc from "fast-check";
import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import { keysOfClaim, spanOf } from "./claims";
import { freeDays, openDays } from "./openMonth";
import { bookableTimes, slotId, timeAt, type Days, type Hours } from "./slots";

/** Monday. */
const first = "2026-10-12";
const range = { from: first, to: "2026-11-08" };
const clock = (fives: number) =>
  `${String(Math.floor(fives / 12)).padStart(2, "0")}:${String((fives % 12) * 5).padStart(2, "0")}`;
const fives = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => n * 5);

/** Stretches of a day that do not overlap: cut between numbers in order. */
const anyDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 6 })
  .map((cuts) => [...cuts].sort((a, b) => a - b))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, nth) => ({
      start: clock(cuts[nth * 2] as number),
      end: clock(cuts[nth * 2 + 1] as number),
    })),
  );
const anyOffset = fc.integer({ min: 0, max: 27 });

const anyHours = fc
  .record({
    week: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), anyDay), { maxLength: 5 }),
    slotMinutes: fives(2, 24),
    bufferMinutes: fives(0, 6),
    travelMinutes: fc.oneof(fc.constant(0), fives(0, 12)),
    seats: fc.integer({ min: 1, max: 3 }),
    noticeMinutes: fc.integer({ min: 0, max: 3000 }),
    horizonDays: fc.integer({ min: 1, max: 40 }),
    valid: fc.tuple(anyOffset, anyOffset),
    exceptions: fc.uniqueArray(fc.record({ offset: anyOffset, open: fc.oneof(fc.constant([]), anyDay) }), {
      selector: ({ offset }) => offset,
      maxLength: 4,
    }),
  })
  .map(({ week, valid, exceptions, travelMinutes, ...rest }): Hours => {
    const weekly = [...new Map(week)].flatMap(([weekday, open]) => open.map((one) => ({ weekday, ...one })));
    return {
      ...rest,
      id: "0123456789abcdef01234567",
      hostId: "fedcba9876543210fedcba98",
      mode: travelMinutes > 0 ? "home" : "centre",
      travelMinutes,
      weekly,
      from: addDays(first, Math.min(...valid)),
      to: addDays(first, Math.max(...valid)),
      exceptions: exceptions.map(({ offset, open }) => ({ day: addDays(first, offset), open })),
    };
  });
const anyDays = fc
  .record({ holidays: fc.array(anyOffset, { maxLength: 5 }), leave: fc.option(fc.tuple(anyOffset, anyOffset)) })
  .map(({ holidays, leave }): Days => {
    const closed = new Set(holidays.map((offset) => addDays(first, offset)));
    const away = leave ? [{ from: addDays(first, Math.min(...leave)), to: addDays(first, Math.max(...leave)) }] : [];
    return {
      isWorkday: (day) => !closed.has(day) && ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()),
      leave: away,
    };
  });
const anyNow = fc
  .integer({ min: -2000, max: 40_000 })
  .map((minutes) => new Date(at(first).getTime() + minutes * minuteMs));

const minuteMs = 60_000;
const at = (day: string) => atHour(day, "00:00");

interface Visit {
  /** Minutes since the first midnight. */
  begin: number;
  visitor: string;
}

/**
 * What is free, by somebody who has only a wall calendar: each day is a row of minutes, somebody is there in some of them, and in
 * each minute of a visit and its ways and its pause one of the seats is taken.
 */
const modelOf = (hours: Hours, { isWorkday, leave }: Days, visits: readonly Visit[], now: Date) => {
  const dayCount = 28;
  const taken = new Array<number>(dayCount * 1440 + 2 * 1440).fill(0);
  for (const { begin } of visits)
    for (
      let minute = begin - hours.travelMinutes;
      minute < begin + hours.slotMinutes + hours.travelMinutes + hours.bufferMinutes;
      minute += 1
    )
      if (minute >= 0) taken[minute] = (taken[minute] ?? 0) + 1;
  const present = (day: string, minute: number) => {
    if (day < hours.from || day > hours.to || leave.some((one) => day >= one.from && day <= one.to)) return undefined;
    const weekday = ((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1;
    const special = hours.exceptions.find((one) => one.day === day);
    if (!special && weekday <= 5 && !isWorkday(day)) return undefined;
    const open = special?.open ?? hours.weekly.filter((one) => one.weekday === weekday);
    const label = (text: string) => Number(text.split(":")[0]) * 60 + Number(text.split(":")[1]);
    return open.findIndex((one) => minute >= label(one.start) && minute < label(one.end));
  };
  const found: number[] = [];
  for (let nth = 0; nth < dayCount; nth += 1) {
    const day = addDays(first, nth);
    let stretch: number | undefined;
    let from = 0; // from this minute on a visit with its way there can begin
    for (let minute = 0; minute < 1440; minute += 1) {
      const here = present(day, minute);
      if (here === undefined || here < 0) {
        stretch = undefined;
        continue;
      }
      if (here !== stretch) [stretch, from] = [here, minute];
      const begin = from + hours.travelMinutes;
      if (minute !== from) continue;
      const last = begin + hours.slotMinutes + hours.travelMinutes - 1;
      if (last >= 1440 || present(day, last) !== here) continue;
      from = last + 1 + hours.bufferMinutes;
      const instant = at(first).getTime() + (nth * 1440 + begin) * minuteMs;
      const soon = instant - now.getTime();
      if (soon <= 0 || soon < hours.noticeMinutes * minuteMs) continue;
      const today = Math.floor((now.getTime() - at(first).getTime()) / (1440 * minuteMs));
      if (nth > today + hours.horizonDays) continue;
      const busiest = Math.max(...taken.slice(nth * 1440 + minute, nth * 1440 + last + 1 + hours.bufferMinutes));
      if (busiest < hours.seats) found.push(instant);
    }
  }
  return found;
};

/** Books as the platform does: a claim is a set of keys that nobody else has. @returns whether it could */
const book = (keys: Map<string, number>, hours: Hours, start: Date, visitor: string, nth: number) => {
  const end = new Date(start.getTime() + hours.slotMinutes * minuteMs);
  const { hostId, bufferMinutes, travelMinutes } = hours;
  for (let seat = 0; seat < hours.seats; seat += 1) {
    const wanted = keysOfClaim({ hostId, start, end, bufferMinutes, travelMinutes, visitor }, seat, "here/room");
    const alone = hours.seats > 1 ? wanted.filter((key) => !key.startsWith("room:")) : wanted;
    if (alone.some((key) => keys.has(key))) continue;
    for (const key of alone) keys.set(key, nth);
    return { ...spanOf({ hours, start, end }), seat };
  }
  return undefined;
};

const wishes = fc.array(fc.record({ nth: fc.nat(), visitor: fc.integer({ min: 0, max: 5 }), cancel: fc.boolean() }), {
  maxLength: 30,
});

test("free times are those that a wall calendar shows minute by minute, whatever was booked and cancelled; each of them can be had, and what is cancelled is free again", () => {
  fc.assert(
    fc.property(anyHours, anyDays, anyNow, wishes, (hours, days, now, asked) => {
      const open = openDays(hours, range, days);
      const shown = (taken: { start: Date; end: Date; seat: number }[]) =>
        freeDays(open, hours, taken, now).flatMap(({ day, starts }) =>
          starts.split(" ").map((hour) => atHour(day, hour).getTime()),
        );
      const keys = new Map<string, number>();
      const held = new Map<number, { claim: { start: Date; end: Date; seat: number }; visit: Visit }>();
      const taken = () => [...held.values()].map(({ claim }) => claim);
      const visits = () => [...held.values()].map(({ visit }) => visit);
      for (const [nth, { nth: pick, visitor, cancel }] of asked.entries()) {
        const free = shown(taken());
        expect(free).toEqual(modelOf(hours, days, visits(), now));
        const start = free[pick % Math.max(1, free.length)];
        if (start === undefined) break;
        const whom = `visitor-${visitor}`;
        const elsewhere = visits().some(
          (one) =>
            one.visitor === whom &&
            Math.abs(at(first).getTime() + one.begin * minuteMs - start) < hours.slotMinutes * minuteMs,
        );
        const claim = book(keys, hours, new Date(start), whom, nth);
        expect(claim !== undefined).toBe(!elsewhere); // what is offered can be had by whoever has nothing else then
        if (!claim) continue;
        held.set(nth, { claim, visit: { begin: (start - at(first).getTime()) / minuteMs, visitor: whom } });
        if (!cancel) continue;
        held.delete(nth);
        for (const [key, owner] of keys) if (owner === nth) keys.delete(key);
        expect(shown(taken())).toEqual(free); // offered again
      }
      for (const [a, one] of held)
        for (const [b, other] of held) {
          if (a >= b) continue;
          const seat = one.claim.seat === other.claim.seat;
          expect(seat && one.claim.start < other.claim.end && other.claim.start < one.claim.end).toBe(false);
          const apart = Math.abs(one.visit.begin - other.visit.begin) >= hours.slotMinutes;
          expect(apart || (one.visit.visitor !== other.visit.visitor && hours.seats > 1)).toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});

test("the quick way and the plain way find the same times, and each time is found again by its name", () => {
  fc.assert(
    fc.property(anyHours, anyDays, anyNow, (hours, days, now) => {
      const plain = bookableTimes(hours, range, days, now);
      const quick = freeDays(openDays(hours, range, days), hours, [], now);
      expect(quick.flatMap(({ day, starts }) => starts.split(" ").map((hour) => atHour(day, hour).getTime()))).toEqual(
        plain.map(({ start }) => start.getTime()),
      );
      for (const time of plain) {
        expect(timeAt(hours, time.start, days)?.end).toEqual(time.end);
        expect(slotId(time)).toContain(hours.id);
        expect(dayOf(time.start) >= hours.from && dayOf(time.start) <= hours.to).toBe(true);
      }
    }),
  );
});
