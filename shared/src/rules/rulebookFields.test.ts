import fc from "fast-check";
import type { Rules } from "../contract/rulebook";
import { changesBetween, fieldsOfRules, mergeRules, noRules, rulesOfFields } from "./rulebookFields";

const phrase = fc.constantFrom("聚众", "不给钱", "漏水", "甲/乙");
const someRules = fc.record({
  thresholds: fc.dictionary(fc.constantFrom("crowd", "sure"), fc.integer({ min: 1, max: 9 })),
  levels: fc.dictionary(fc.constantFrom("labour", "land"), fc.dictionary(fc.constantFrom("blue", "orange"), fc.constantFrom("town", "county"))),
  departments: fc.dictionary(fc.constantFrom("labour", "land"), fc.record({ department: fc.constantFrom("甲局", "乙局") })),
  local: fc.uniqueArray(fc.record({ region: fc.constantFrom("150204101000", "150204102000"), category: fc.constantFrom("labour", "land"), village: fc.constantFrom("甲所", "乙所") }), { selector: ({ region, category }) => region + category }),
  weights: fc.dictionary(fc.constantFrom("near", "free"), fc.integer({ min: 0, max: 50 })),
  deadlines: fc.dictionary(fc.constantFrom("steps:accept", "reply"), fc.dictionary(fc.constantFrom("blue", "red"), fc.record({ count: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom("hour", "workday") }))),
  words: fc.record({
    categories: fc.dictionary(fc.constantFrom("labour", "land"), fc.record({ add: fc.uniqueArray(fc.record({ phrase, weight: fc.integer({ min: 1, max: 3 }) }), { selector: (one) => one.phrase }), off: fc.uniqueArray(phrase) })),
    signals: fc.dictionary(fc.constantFrom("crowd_plan", "threat"), fc.record({ add: fc.uniqueArray(phrase), off: fc.uniqueArray(phrase) })),
  }),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Rules>; // prettier-ignore

const apart = (a: Rules, b: Rules) => changesBetween(a, b).length;

test("a rule set taken apart into fields and put together again is the same", () => {
  fc.assert(
    fc.property(someRules, (rules) => expect(apart(rules, rulesOfFields(fieldsOfRules(rules).values()))).toBe(0)),
  );
});

test("nothing is lost where two change the same rule set: every change of either stands, or is named a conflict", () => {
  fc.assert(
    fc.property(someRules, someRules, someRules, (base, mine, theirs) => {
      const { rules, conflicts } = mergeRules(base, mine, theirs);
      const merged = fieldsOfRules(rules);
      const inConflict = new Set(conflicts.map(({ path }) => path.join()));
      for (const { path, after } of changesBetween(base, mine)) expect(merged.get(path.join("\n"))?.value).toEqual(after);
      for (const { path, after } of changesBetween(base, theirs))
        if (!inConflict.has(path.join())) expect(merged.get(path.join("\n"))?.value).toEqual(after);
    }),
  );
}); // prettier-ignore

test("who changed nothing takes the other's rules, and two who changed the same alike do not disagree", () => {
  fc.assert(
    fc.property(someRules, someRules, (base, theirs) => {
      expect(apart(mergeRules(base, base, theirs).rules, theirs)).toBe(0);
      expect(mergeRules(base, theirs, theirs)).toMatchObject({ conflicts: [] });
    }),
  );
  expect(changesBetween(noRules(), noRules())).toEqual([]);
});
