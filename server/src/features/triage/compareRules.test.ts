import type { Rules } from "@qizhen/shared/contract/rulebook";
import { noRules } from "@qizhen/shared/rules/rulebookFields";
import fc from "fast-check";
import { readReports } from "../../cli/readReports";
import { compareRules } from "./rules/compareRules";
import { compileKnowledge } from "./rules/compileKnowledge";
import { shippedKnowledge } from "./rules/knowledge";
import { overlay } from "./rules/overlay";
import { understand } from "./rules/understand";

const texts = readReports([`${__dirname}/../../../../tests/samples/disputes/disputes.jsonl`])
  .slice(0, 40)
  .map(({ text }) => text);
const path = ["150204000000", "150204101000"];

const side = (rules: Rules, version: string) => ({
  rules,
  knowledge: compileKnowledge(overlay(shippedKnowledge, rules, version)),
});

const partOf = ({ category, risk, level, department }: Pick<ReturnType<typeof understand>, "category" | "risk" | "level" | "department">) => ({ category, risk, level, department }); // prettier-ignore

const someRules: fc.Arbitrary<Rules> = fc.record({
  thresholds: fc.oneof(
    fc.constant({}),
    fc.record({ several: fc.constantFrom(2, 3, 5), crowd: fc.constantFrom(6, 10, 20), largeSum: fc.constantFrom(5000, 50_000) }),
    fc.record({ softYellow: fc.constantFrom(0.2, 0.6), softThreat: fc.constantFrom(0.05, 0.5), modelAloneOrange: fc.constantFrom(0.3, 0.8) }),
    fc.record({ modelHintsRed: fc.constantFrom(0.05, 0.4), modelAloneYellow: fc.constantFrom(0.3, 0.9), softOrange: fc.constantFrom(0.2, 0.7) }),
    fc.record({ redWeight: fc.constantFrom(2, 4) }),
  ),
  levels: fc.oneof(
    fc.constant({}),
    fc.record({ labour: fc.record({ yellow: fc.constantFrom("village", "town", "county") }), neighbour: fc.record({ blue: fc.constantFrom("grid", "village", "town") }) }),
  ),
  departments: fc.oneof(fc.constant({}), fc.constant({ labour: { department: "县劳动监察", village: "镇劳动所" } })),
  local: fc.oneof(fc.constant([]), fc.constant([{ region: "150204101000", category: "neighbour", department: "镇司法所", village: "镇司法所" }])),
  weights: fc.constant({}),
  deadlines: fc.constant({}),
  words: fc.record({
    categories: fc.oneof(fc.constant({}), fc.constant({ labour: { add: [{ phrase: "工钱没见着", weight: 3 }], off: ["工资"] } })),
    signals: fc.oneof(fc.constant({}), fc.constant({ repeated: { add: ["找他三回"], off: [] } })),
  }),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Rules>; // prettier-ignore

test("each case goes by both rule sets exactly where it would if it were understood anew, whatever rules decided it before", () => {
  fc.assert(
    fc.property(someRules, someRules, someRules, fc.boolean(), (decidedBy, before, after, kept) => {
      const earlier = side(decidedBy, "earlier");
      const [old, fresh] = [side(before, "old"), side(after, "fresh")];
      const { routes } = compareRules(old, fresh, (name) => (name === "earlier" ? decidedBy : undefined));
      for (const text of texts) {
        const report = { description: text, path };
        const decided = understand(report, earlier.knowledge);
        const naive = [old, fresh].map(({ knowledge }) => partOf(understand(report, knowledge)));
        const basis = kept ? decided.basis : undefined;
        const found = routes({ path, decided, basis, knowledge: "earlier", description: () => text });
        if (found) expect(found.map(partOf)).toEqual(naive);
        else expect(naive[0]).toEqual(naive[1]);
      }
    }),
    { numRuns: 8 },
  );
}, 240_000);

const decided = { category: "neighbour", risk: "blue" } as const;
const basis = {
  likely: { blue: 0.9, yellow: 0.05, orange: 0.03, red: 0.02 },
  level: "village",
  mongolian: false,
} as const;
const closed = () => {
  throw new Error("its words were opened");
};

test("only reports that hold a changed phrase or number are understood anew", () => {
  const rules: Rules = { ...noRules(), thresholds: { several: 3 }, words: { categories: {}, signals: { repeated: { add: ["来过五趟"], off: [] } } } };
  const { routes } = compareRules(side(noRules(), "old"), side(rules, "fresh"), () => undefined);
  const isReached = (text: string) => routes({ path, knowledge: "x", basis: undefined, decided, description: () => text }) !== undefined;
  expect(isReached("楼上漏水，找了他两回")).toBe(false);
  expect(isReached("楼上漏水，我来过五趟了")).toBe(true);
  expect(isReached("我们三户人家都被他家挡了光")).toBe(true);
  expect(isReached("我们二十户人家都被他家挡了光")).toBe(false);
}); // prettier-ignore

test("a case's words are not opened where only departments and levels change", () => {
  const rules: Rules = { ...noRules(), levels: { labour: { yellow: "town" } }, departments: { labour: { department: "劳动监察" } } };
  const { routes } = compareRules(side(noRules(), "old"), side(rules, "fresh"), () => noRules());
  const of = (category: "labour" | "neighbour") => routes({ path, knowledge: "old", basis, decided: { category, risk: "yellow" }, description: closed });
  expect(of("labour")?.map(({ level, department }) => [level, department])).toEqual([["village", "人社局"], ["town", "劳动监察"]]);
  const [before, after] = of("neighbour") ?? [];
  expect(before).toEqual(after);
}); // prettier-ignore

test("a threshold is moved without opening the words of a case that keeps its numbers", () => {
  const rules: Rules = { ...noRules(), thresholds: { softOrange: 0.6, crowd: 20 } };
  const { routes } = compareRules(side(noRules(), "old"), side(rules, "fresh"), (name) => (name === "old" ? noRules() : undefined));
  const at = (kept: typeof basis & { people?: number }, knowledge = "old") => routes({ path, knowledge, basis: kept, decided, description: closed });
  expect(at(basis)).toBeUndefined();
  expect(at({ ...basis, people: 30 })).toBeUndefined();
  expect(() => at({ ...basis, people: 12 })).toThrow("opened");
  expect(() => at({ ...basis, likely: { blue: 0.1, yellow: 0.4, orange: 0.4, red: 0.1 } as never })).toThrow("opened");
  expect(() => at(basis, "of another product")).toThrow("opened");
}); // prettier-ignore
