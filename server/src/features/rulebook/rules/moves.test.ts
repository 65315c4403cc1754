import { createTally, kindsOf, type Outcome } from "./moves";

const outcome = (over: Partial<Outcome> = {}): Outcome => ({
  category: "land",
  risk: "orange",
  level: "town",
  department: "农牧局",
  person: "陈建平",
  ...over,
});

test.each([
  [{}, []],
  [{ risk: "yellow" }, ["lowered", "risk"]],
  [{ risk: "red" }, ["risk"]],
  [{ level: "county", department: "自然资源局" }, ["level", "department"]],
  [{ person: "" }, ["person"]],
] as [Partial<Outcome>, string[]][])("a case that changes by %j has moved by %j", (change, kinds) => {
  expect(kindsOf(outcome(), outcome(change))).toEqual(kinds);
});

test("from yellow to blue nothing of danger is lost", () => {
  expect(kindsOf(outcome({ risk: "yellow" }), outcome({ risk: "blue" }))).toEqual(["risk"]);
});

test("a tally counts by kind, and by from and to, the largest first", () => {
  const tally = createTally();
  const add = (after: Partial<Outcome>) => tally.add(kindsOf(outcome(), outcome(after)), outcome(), outcome(after));
  add({ department: "司法所" });
  add({ department: "林草局" });
  add({ department: "林草局", person: "" });
  expect(tally.found).toMatchObject({ moved: 3, counts: { department: 3, person: 1, lowered: 0 } });
  expect(tally.found.flows).toEqual([
    { kind: "department", from: "农牧局", to: "林草局", count: 2 },
    { kind: "department", from: "农牧局", to: "司法所", count: 1 },
    { kind: "person", from: "陈建平", to: "没有合适的人", count: 1 },
  ]);
});
