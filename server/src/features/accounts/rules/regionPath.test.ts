import { isGridCode, regionPathOf } from "./regionPath";

test.each([
  ["150204000000", ["150204000000"]],
  ["150204101000", ["150204000000", "150204101000"]],
  ["150204101001", ["150204000000", "150204101000", "150204101001"]],
  ["150204101001003", ["150204000000", "150204101000", "150204101001", "150204101001003"]],
])("the numbering of %s tells what it lies in", (code, path) => {
  expect(regionPathOf(code)).toEqual(path);
});

test("a grid is told from a village by its three further digits", () => {
  expect([isGridCode("150204101001003"), isGridCode("150204101001")]).toEqual([true, false]);
});
