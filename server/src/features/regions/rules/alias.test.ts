import { isUsableAlias } from "./alias";
import { createLocateIndex } from "./locate";

const county = "150204000000";
const [town, village] = ["150204101000", "150204101001"];
const [first, second] = [`${village}001`, `${village}002`];
const region = (code: string, level: "county" | "town" | "village" | "grid", parent: string | null, name: string) => ({
  code, level, parent, name, shape: [], addresses: [] as string[],
}); // prettier-ignore
const regions = [
  region(county, "county", null, "青山区"),
  region(town, "town", county, "兴胜镇"),
  region(village, "village", town, "松石社区"),
  { ...region(first, "grid", village, "松石社区第1网格"), addresses: ["松石国际城1号楼"] },
  { ...region(second, "grid", village, "松石社区第2网格"), addresses: ["松石国际城2号楼"] },
];
const index = createLocateIndex(regions, [
  { code: first, name: "老供销社" },
  { code: village, name: "国际城", estate: "松石国际城" },
  { code: second, name: "二期", estate: "松石国际城" },
  { code: village, name: "五队大院" },
  { code: town, name: "兴胜乡" },
  { code: "150204101001009", name: "拆了的大院" },
  { code: village, name: "没有的花园", estate: "没有这个小区" },
]);

test.each([
  ["老供销社", first],
  ["老供销社旁边", first],
  ["国际城2号楼", second],
  ["国际城一号楼3单元", first],
  ["二期2号楼", second],
  ["兴胜乡国际城2栋", second],
])("by its alias, %s lies in grid %s", (address, grid) => {
  expect(index.locate({ address })).toMatchObject({ grid, by: "address" });
});

test("the alias of an estate given to one grid has only that grid's buildings", () => {
  expect(index.locate({ address: "二期1号楼" }).grid).not.toBe(first);
});

test("an old name of a village or a town means it", () => {
  expect(index.locate({ address: "五队大院" })).toMatchObject({ grid: null, village });
  expect(index.locate({ address: "兴胜乡" })).toMatchObject({ village: null, town });
});

test("an alias stands in the words of a report like any name", () => {
  const text = "老供销社门口的树倒了";
  const found = index.locate({ text });
  expect(found).toMatchObject({ grid: first, by: "text" });
  expect(text.slice(...(found.span ?? [0, 0]))).toBe("老供销社");
});

test("aliases of regions and estates that are no more mean nothing", () => {
  expect(index.locate({ address: "拆了的大院" }).by).toBeNull();
  expect(index.locate({ address: "没有的花园" }).by).toBeNull();
});

test("the estates of a region are named, its aliases among them", () => {
  expect(index.estatesIn(village)).toEqual(expect.arrayContaining(["松石国际城", "国际城"]));
  expect(index.estatesIn(first)).not.toContain("二期");
});

test.each(["1", "12号楼", "我", "我家", "楼", "，。", "3社"])("%s is no usable alias", (name) =>
  expect(isUsableAlias(name)).toBe(false),
);
test.each(["老供销社", "国际城", "万达B座", "ＡＢ小区", "一分场"])("%s is a usable alias", (name) =>
  expect(isUsableAlias(name)).toBe(true),
);
