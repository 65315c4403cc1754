import fc from "fast-check";
import { lists } from "./knowledge/lists";
import { faultOf } from "./phraseFault";
import { compilePhrases, findAll } from "./phrases";

test.each([
  ["工钱没见着", undefined],
  ["(漏|渗)水", undefined],
  ["{weapon}…(打|砍)人", undefined],
  ["欠了#年", undefined],
  ["(漏|渗水", "broken"],
  ["漏)水", "broken"],
  ["[漏水", "broken"],
  ["{nothing}打人", "broken"],
  ["甲…乙…丙…丁…戊…己", "broken"],
  ["…", "wide"],
  ["(漏水)?", "wide"],
  ["漏水|", "wide"],
  ["(的|了|我|不)", "wide"],
  ["#", "short"],
  ["水", "short"],
])("the phrase %j is %s", (phrase, fault) => {
  expect(faultOf(phrase, lists)).toBe(fault);
});

test("whatever is typed is answered, and what is taken neither stands everywhere nor keeps anybody waiting", () => {
  const piece = fc.constantFrom("漏", "水", "(", ")", "|", "?", "…", "#", "[", "]", "3-9", "{weapon}", "*", "+", "\\", "甲乙");
  const long = "漏水".repeat(2500);
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const phrase = pieces.join("");
      if (faultOf(phrase, lists) !== undefined) return;
      const pattern = compilePhrases([phrase], lists);
      expect(findAll(pattern, "")).toEqual([]);
      expect(findAll(pattern, long).length).toBeLessThanOrEqual(long.length);
    }),
    { numRuns: 300 },
  );
}); // prettier-ignore
