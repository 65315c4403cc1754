import * as fc from "fast-check";
import { betaBelow, betaQuantile } from "./beta";
import { figuresOf, rateOf } from "./figures";
import { monthsIn, periodBefore, periodOf, firstDayOf, lastDayOf } from "./period";
import { publishedOf, publishedRate } from "./publish";

test.each([
  // Beta(a, 1) is x^a, and Beta(1, b) is 1 - (1 - x)^b
  [0.5, 3, 1, 0.125],
  [0.2, 1, 4, 1 - 0.8 ** 4],
  [0.5, 7, 7, 0.5],
  [0.3, 2, 3, 0.3483],
])("a share of at most %d under Beta(%d, %d) has the probability that the integral has", (x, a, b, expected) => {
  expect(betaBelow(x, a, b)).toBeCloseTo(expected, 6);
});

test("a quantile is where the distribution has that probability", () => {
  const many = fc.double({ min: 0.5, max: 500, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(0.05, 0.5, 0.95), many, many, (p, a, b) => {
      expect(betaBelow(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 4);
    }),
  );
});

test("one good case of one is no hundred percent: it stays near the mean around, and its interval is wide", () => {
  const one = rateOf(1, 1, { part: 80, whole: 100 });
  const many = rateOf(100, 100, { part: 80, whole: 100 });
  expect(one).toMatchObject({ part: 1, whole: 1, value: 1 });
  expect(one.shrunk).toBeLessThan(0.85);
  expect((one.high ?? 0) - (one.low ?? 0)).toBeGreaterThan(0.25);
  expect(many.shrunk).toBeGreaterThan(0.95);
  expect((many.high ?? 0) - (many.low ?? 0)).toBeLessThan(0.1);
});

test("a share, its drawn share and its interval stand in order, between the plain share and the mean around", () => {
  const share = fc.integer({ min: 1, max: 400 }).chain((whole) => fc.record({ whole: fc.constant(whole), part: fc.nat(whole) })); // prettier-ignore
  fc.assert(
    fc.property(share, share, (own, around) => {
      const { value = 0, shrunk = 0, low = 0, high = 0 } = rateOf(own.part, own.whole, around);
      const prior = (around.part + 1) / (around.whole + 2);
      expect(low).toBeLessThanOrEqual(shrunk);
      expect(shrunk).toBeLessThanOrEqual(high);
      expect(shrunk).toBeGreaterThanOrEqual(Math.min(value, prior) - 1e-4);
      expect(shrunk).toBeLessThanOrEqual(Math.max(value, prior) + 1e-4);
    }),
  );
});

test("of fewer than five rated cases of a part neither the mark nor who was content is shown; of fewer than ten nobody is ranked", () => {
  const counts = (rated: number) => ({ rated, ended: 9, marks: rated * 400, squares: rated * 160_000, satisfied: rated, unhappy: 1 }); // prettier-ignore
  const few = figuresOf(counts(4), counts(40));
  expect(few).toMatchObject({ rated: 4, unhappy: 0, ranked: false, rates: { satisfaction: { part: 0, whole: 0 } } });
  expect(few).not.toHaveProperty("score");
  expect(few).not.toHaveProperty("sides");
  expect(figuresOf(counts(5), counts(40))).toMatchObject({ score: { mean: 4 }, ranked: false });
  expect(figuresOf(counts(10), counts(40)).ranked).toBe(true);
});

test("half solved is neither solved nor failed, and how people felt changes nothing of how it ended", () => {
  const ended = { ended: 10, settled: 5, partly: 3, failed: 2, mediated: 10 };
  const { endings, rates } = figuresOf(ended, {});
  expect(endings).toEqual({ settled: 5, partly: 3, failed: 2, withdrawn: 0, referred: 0 });
  expect(rates.settlement).toMatchObject({ part: 5, whole: 10 });
  const rated = figuresOf({ ...ended, rated: 10, marks: 1000, squares: 100_000, unhappy: 10 }, {});
  expect(rated.endings).toEqual(endings);
  expect(rated.rates.settlement).toEqual(rates.settlement);
});

test("figures are of whole months, without days of this quarter, and the time before is as long", () => {
  const now = new Date("2026-11-24T02:00:00Z");
  expect(periodOf(undefined, undefined, now)).toEqual({ first: "2026-10", last: "2026-12" });
  const odd = periodOf("2025-12-15", "2026-02-03", now);
  expect(monthsIn(odd)).toEqual(["2025-12", "2026-01", "2026-02"]);
  expect([firstDayOf(odd), lastDayOf(odd)]).toEqual(["2025-12-01", "2026-02-28"]);
  expect(periodBefore(odd)).toEqual({ first: "2025-09", last: "2025-11" });
  expect(monthsIn(periodOf("2000-01-01", "2026-02-01", now))).toHaveLength(36);
});

test("what is published is the same whether none or four were on the small side, and nothing is said of fewer than five", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.nat(4), fc.nat(4), (whole, few, other) => {
      if (whole < 10) return expect(publishedRate(Math.min(few, whole), whole)).toBeUndefined();
      expect(publishedRate(few, whole)).toEqual(publishedRate(other, whole));
      expect(publishedRate(whole - few, whole)).toEqual(publishedRate(whole - other, whole));
      const { percent = 0, kind } = publishedRate(few, whole) ?? {};
      expect(kind).toBe("under");
      expect(percent).toBeGreaterThanOrEqual((100 * few) / whole);
    }),
  );
  expect(publishedOf("2026-09", { ended: 4, mediated: 4, settled: 4, rated: 4, satisfied: 4 })).toEqual({
    month: "2026-09",
  });
  expect(publishedOf("2026-09", { ended: 37, mediated: 30, settled: 20, rated: 9, satisfied: 9 })).toEqual({
    month: "2026-09",
    ended: 35,
    settlement: { kind: "about", percent: 65 },
  });
});
