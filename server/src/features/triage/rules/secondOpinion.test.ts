import type { TriageResult } from "@qizhen/shared/contract/triage";
import { categories, keysOf, levels, risks, type WaitingFor } from "@qizhen/shared/vocabulary";
import * as fc from "fast-check";
import { type Opinion, opinionShape, withOpinion } from "./secondOpinion";

const anyOpinion: fc.Arbitrary<Opinion> = fc.record({
  category: fc.constantFrom(...keysOf(categories)),
  risk: fc.constantFrom(...keysOf(risks)),
  level: fc.constantFrom(...keysOf(levels)),
});
const decided = ({ category, risk, level }: Opinion, waitingFor: WaitingFor | null = null) => ({
  waitingFor,
  result: { category, risk, level, reasons: [], urgent: [] } as unknown as TriageResult,
});
const colours = ["blue", "yellow", "orange", "red"];
const steps = ["grid", "village", "town", "county", "110"];

test("a second opinion never lowers a colour or a level, and never changes the category", () =>
  fc.assert(
    fc.property(anyOpinion, anyOpinion, fc.boolean(), (own, other, chosen) => {
      const { result } = withOpinion(decided(own), other, chosen);
      expect(colours.indexOf(result.risk)).toBeGreaterThanOrEqual(colours.indexOf(own.risk));
      expect(steps.indexOf(result.level)).toBeGreaterThanOrEqual(steps.indexOf(own.level));
      expect(result.category).toBe(own.category);
    }),
  ));

test("whoever is made to wait is told why, and nobody waits where both agree", () =>
  fc.assert(
    fc.property(anyOpinion, anyOpinion, (own, other) => {
      const { result, waitingFor } = withOpinion(decided(own), other, false);
      expect(waitingFor === "confirmation").toBe(result.reasons.length > 0);
      expect(withOpinion(decided(own), own, false)).toEqual(decided(own));
    }),
  ));

test("silence leaves everything as it was", () =>
  fc.assert(
    fc.property(anyOpinion, (own) =>
      expect(withOpinion(decided(own, "capacity"), undefined, false)).toEqual(decided(own, "capacity")),
    ),
  ));

test.each([
  {},
  { category: "family", risk: "red" },
  { category: "家庭", risk: "red", level: "110" },
  { category: "family", risk: "red", level: "110", note: "x" },
])("%j is no opinion", (said) => expect(opinionShape.safeParse(said).success).toBe(false));
