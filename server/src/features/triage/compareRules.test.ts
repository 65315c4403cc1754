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
  .slice(0, 60)
  .map(({ text }) => text);
const path = ["150204000000", "150204101000"];

const side = (rules: Rules, version: string) => ({
  rules,
  knowledge: compileKnowledge(overlay(shippedKnowledge, rules, version)),
});

const partOf = ({ category, risk, level, department }: ReturnType<typeof understand>) => ({ category, risk, level, department }); // prettier-ignore

const someRules: fc.Arbitrary<Rules> = fc.record({
  thresholds: fc.oneof(
    fc.constant({}),
    fc.record({ several: fc.constantFrom(2, 3, 5), crowd: fc.constantFrom(6, 10, 20), largeSum: fc.constantFrom(5000, 50_000) }),
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

test("whoever a change is said not to reach goes exactly where they went, whatever rules decided them before", () => {
  fc.assert(
    fc.property(someRules, someRules, someRules, (decidedBy, before, after) => {
      const earlier = side(decidedBy, "earlier");
      const [old, fresh] = [side(before, "old"), side(after, "fresh")];
      const { isSame, understandBoth } = compareRules(old, fresh, (name) => (name === "earlier" ? decidedBy : undefined));
      for (const text of texts) {
        const report = { description: text, path };
        const decided = understand(report, earlier.knowledge);
        const naive = [old, fresh].map(({ knowledge }) => partOf(understand(report, knowledge)));
        expect(understandBoth(report).map(partOf)).toEqual(naive);
        if (isSame({ path, decided, knowledge: "earlier", description: () => text })) expect(naive[0]).toEqual(naive[1]);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000); // prettier-ignore

test("only reports that hold a changed phrase or number are understood anew", () => {
  const rules: Rules = {
    ...noRules(),
    thresholds: { several: 3 },
    words: { categories: {}, signals: { repeated: { add: ["来过五趟"], off: [] } } },
  };
  const { isSame } = compareRules(side(noRules(), "old"), side(rules, "fresh"), () => undefined);
  const at = (text: string) =>
    isSame({ path, knowledge: "x", decided: { category: "neighbour", risk: "blue", level: "village" }, description: () => text }); // prettier-ignore
  expect(at("楼上漏水，找了他两回")).toBe(true);
  expect(at("楼上漏水，我来过五趟了")).toBe(false);
  expect(at("我们三户人家都被他家挡了光")).toBe(false);
  expect(at("我们二十户人家都被他家挡了光")).toBe(true);
});

test("a case's words are not opened where only departments and levels change", () => {
  const rules: Rules = { ...noRules(), levels: { labour: { yellow: "town" } }, departments: { labour: { department: "劳动监察" } } };
  const { isSame } = compareRules(side(noRules(), "old"), side(rules, "fresh"), () => noRules());
  const closed = () => {
    throw new Error("opened");
  };
  const of = (category: "labour" | "neighbour") =>
    isSame({ path, knowledge: "old", decided: { category, risk: "yellow", level: "village" }, description: closed });
  expect([of("neighbour"), of("labour")]).toEqual([true, false]);
}); // prettier-ignore
