import { isBadVisit } from "./badVisit";

test("a matter is taken up again where nothing was done, or where it may flare up although much was", () => {
  expect(isBadVisit({ kept: "no" })).toBe(true);
  expect(isBadVisit({ kept: "yes", risk: true })).toBe(true);
  expect(isBadVisit({ kept: "not_due", risk: true })).toBe(true);
});

test("what is kept, kept in part or not yet due is left in peace", () => {
  expect(isBadVisit({ kept: "yes", risk: false })).toBe(false);
  expect(isBadVisit({ kept: "partly" })).toBe(false);
  expect(isBadVisit({ kept: "not_due" })).toBe(false);
});
