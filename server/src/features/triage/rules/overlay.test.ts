import { noRules } from "@qizhen/shared/rules/rulebookFields";
import { compileKnowledge } from "./compileKnowledge";
import { shippedKnowledge } from "./knowledge";
import { overlay } from "./overlay";
import { understand } from "./understand";

const rules = noRules;
const understood = (changed: ReturnType<typeof noRules>, description: string, path?: string[]) =>
  understand({ description, path }, compileKnowledge(overlay(shippedKnowledge, changed, "test")));

const wages = "干了两个月活，老板拖着工资不给，说没钱";

test("rules that change nothing leave the product's knowledge as it is", () => {
  const { version, ...same } = overlay(shippedKnowledge, rules(), "test");
  expect(version).toBe("test");
  expect({ ...same, version: shippedKnowledge.version }).toEqual(shippedKnowledge);
});

test("a county's lowest level raises what would have been settled below, and says why", () => {
  expect(understood(rules(), wages).level).not.toBe("county");
  const raised = understood(
    { ...rules(), levels: { labour: { blue: "county", yellow: "county", orange: "county" } } },
    wages,
  );
  expect(raised).toMatchObject({ category: "labour", level: "county" });
  expect(raised.reasons).toContainEqual({ what: "先到：县（区）", because: "县里规定这类事至少从这一级办起" });
});

test("danger goes to the police first, whatever the county's lowest level", () => {
  const danger = "隔壁提着斧头站在我家门口，说谁出来就砍谁";
  const { category } = understood(rules(), danger);
  expect(understood({ ...rules(), levels: { [category]: { orange: "county" } } }, danger).level).toBe("110");
});

test("a category goes where another goes, in the town that wants it otherwise to its own unit", () => {
  const changed = {
    ...rules(),
    departments: { labour: { as: "consumer" as const }, consumer: { department: "市场局", village: "市场所" } },
    local: [
      { region: "150204101000", category: "labour" as const, department: "镇劳动所", village: "镇劳动所" },
      { region: "150204101001", category: "labour" as const, department: "社区劳动站", village: "社区劳动站" },
    ],
  };
  const at = (...path: string[]) => understood(changed, wages, path).department;
  expect(at("150204000000")).toMatch(/^市场/);
  expect(at("150204000000", "150204101000")).toBe("镇劳动所");
  expect(at("150204000000", "150204101000", "150204101001")).toBe("社区劳动站");
  expect(at("150204000000", "150204102000")).toMatch(/^市场/);
});

test("a phrase of the county speaks for its category, and one switched off no more", () => {
  const text = "那个滴滴答答的事你们看看吧，真是没办法了";
  const added = { add: [{ phrase: "滴滴答答", weight: 3 }], off: [] };
  const before = understood(rules(), text);
  const after = understood({ ...rules(), words: { categories: { tourism: added }, signals: {} } }, text);
  const weight = ({ categories }: typeof after) =>
    categories.find(({ category }) => category === "tourism")?.weight ?? 0;
  expect(weight(after)).toBeGreaterThan(weight(before));
  const [signal] = shippedKnowledge.signals;
  if (!signal) throw new Error("no signal");
  const off = { add: ["滴滴答答"], off: signal.phrases };
  const laid = overlay(
    shippedKnowledge,
    { ...rules(), words: { categories: {}, signals: { [signal.id]: off } } },
    "test",
  );
  expect(laid.signals.find(({ id }) => id === signal.id)?.phrases).toEqual(["滴滴答答"]);
});
