import { readFileSync } from "node:fs";
import fc from "fast-check";
import { addressParts } from "./addressText";
import { checkPartition } from "./checkPartition";
import { innerPoint } from "./geometry";
import { createLocateIndex } from "./locate";
import type { Region } from "./region";

const read = (name: string): Region[] =>
  checkPartition(
    JSON.parse(readFileSync(`${import.meta.dirname}/../../../../../tests/samples/regions/${name}`, "utf8")),
  ).regions;
const town = read("xingsheng.geojson");
const county = read("dengkou.geojson");
const both = [...town, ...county];
const index = createLocateIndex(both);
const grids = both.filter((r) => r.level === "grid");
const third = "150204101001003";
const village = "150204101001";
const codeOf = (name: string) => both.find((r) => r.name === name)?.code ?? "";

test.each([
  "松石国际城12号楼",
  "松石国际城 12#3单元",
  "松石国际城十二号楼",
  "松石国际城１２号楼",
  "松石国际城 12 号楼 3 单元 201",
  "松石国际城12栋",
  "松石国际城12幢",
  "松石国际城12座",
  "松石国际城12号",
  "松石国际城12-3-201",
  "松石国际城12 3单元201",
  "松石国际城小区12号楼三单元二〇一室",
  "松石国际城，12号楼",
  "青山区兴胜镇松石社区松石国际城12号楼",
  "内蒙古包头市青山区兴胜镇松石国际城（12号楼）",
  "松石社区第03网格",
  "松石社区3号网格",
])("the address %s lies in the third grid of 松石社区", (address) => {
  expect(index.locate({ address })).toMatchObject({
    grid: third,
    village,
    by: "address",
    inside: true,
    candidates: [],
  });
});

test.each([
  ["笸箩铺村二社", "笸箩铺村"],
  ["笸箩铺二社", "笸箩铺村"],
  ["兴胜镇笸箩铺村2组", "笸箩铺村"],
  ["笸箩铺村第二村民小组", "笸箩铺村"],
  ["巴音毛道嘎查一社", "巴音毛道嘎查"],
  ["纳林套海农场十一分场村一社", "十一分场村"],
])("the address %s lies in a grid of %s", (address, name) => {
  const found = index.locate({ address });
  expect(found.grid).not.toBeNull();
  expect(found.village).toBe(codeOf(name));
});

test("each address of the region files leads to its own grid, with its town's name before it", () => {
  const anyAddress = fc
    .constantFrom(...grids.filter((g) => g.addresses.length > 0))
    .chain((g) => fc.constantFrom(...g.addresses).map((address) => ({ g, address })));
  fc.assert(
    fc.property(anyAddress, ({ g, address }) => {
      const townName = both.find((r) => r.code === `${g.code.slice(0, 9)}000`)?.name ?? "";
      expect(index.locate({ address: `${townName}${address}` }).grid).toBe(g.code);
    }),
    { numRuns: 1000 },
  );
});

test("typing an address otherwise does not move it", () => {
  const wide = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  const buildings = grids.flatMap((g) =>
    g.addresses.filter((a) => addressParts(a).unit?.startsWith("building")).map((address) => ({ g, address })),
  );
  const change = fc.constantFrom<(text: string) => string>(
    wide,
    (text) => text.replace("号楼", "栋"),
    (text) => text.replace("号楼", "#"),
    (text) => text.replace(/(\d+)/, " $1 "),
    (text) => `我住在${text}，请来看看`,
    (text) => `${text}3单元201室`,
  );
  fc.assert(
    fc.property(fc.constantFrom(...buildings), change, ({ g, address }, as) =>
      expect(index.locate({ address: as(address) }).grid).toBe(g.code),
    ),
    { numRuns: 500 },
  );
});

test("villages of the same name are told apart by their farm, and named as candidates without it", () => {
  expect(index.locate({ address: "包尔盖农场一分场村一社" }).grid).toBe(
    "150822403201001".replace("201", codeOfIn("包尔盖农场", "一分场村").slice(9)),
  );
  const unclear = index.locate({ address: "一分场村一社" });
  expect(unclear).toMatchObject({ grid: null, village: null, county: "150822000000" });
  expect(unclear.candidates).toHaveLength(5);
  const home = grids.find((g) => g.parent === codeOfIn("包尔盖农场", "二分场村"))?.code ?? "";
  expect(index.locate({ address: "一分场村一社", homeGrid: home }).town).toBe(codeOf("包尔盖农场"));
});
const codeOfIn = (townName: string, name: string) =>
  both.find((r) => r.name === name && r.parent === codeOf(townName))?.code ?? "";

test("an estate alone gives its village and the grids it could be", () => {
  const found = index.locate({ address: "松石国际城" });
  expect(found).toMatchObject({ grid: null, village, inside: true });
  expect(found.candidates).toHaveLength(8);
  expect(index.locate({ address: "松石国际城99号楼" })).toMatchObject({ grid: null, village });
  expect(index.locate({ address: "笸箩铺村" })).toMatchObject({ grid: null, village: codeOf("笸箩铺村") });
});

test.each([
  ["我住松石国际城13号楼2单元203，楼上漏水", "松石国际城13号楼2单元203", third],
  ["楼上天天吵。松石国际城十三号楼！", "松石国际城十三号楼", third],
  ["😀松石国际城13号楼", "松石国际城13号楼", third],
  ["邻居在松石国际城的13-2-203养鸡", "松石国际城的13-2-203", third],
  ["松石国际城13号楼欠我203元", "松石国际城13号楼", third],
])("in “%s” the place is “%s”", (text, place, grid) => {
  const found = index.locate({ text });
  expect(found).toMatchObject({ grid, by: "text" });
  expect(text.slice(...(found.span ?? [0, 0]))).toBe(place);
});

test.each(["松石国际城12号停水了", "松石国际城12楼漏水", "松石国际城2023年的账", "劳动合同一直没给我", "团结一致"])(
  "“%s” names no building",
  (text) => expect(index.locate({ text }).grid).toBeNull(),
);

test("somebody who writes only the building means the one where they live", () => {
  expect(index.locate({ text: "12号楼3单元漏水", homeGrid: "150204101001001" })).toMatchObject({
    grid: third,
    by: "text",
  });
  expect(index.locate({ text: "12号楼3单元漏水" }).grid).toBeNull();
});

test.each([third, `g${third}`, `g=${third}`, `c=wx&g=${third}`, `g%3D${third}`, ` ${third} `])(
  "the scene %j is the third grid",
  (scene) => {
    expect(index.locate({ scene })).toMatchObject({ grid: third, village, town: "150204101000", by: "scene" });
  },
);
test("a scene of twelve digits names a village; one that nobody knows names nothing", () => {
  expect(index.locate({ scene: village })).toMatchObject({ grid: null, village, by: "scene", inside: true });
  expect(index.locate({ scene: village }).candidates).toHaveLength(12);
  for (const scene of ["999999999999999", "x", "", "%", `${third}0`]) expect(index.locate({ scene }).by).toBeNull();
});

test("a point inside a grid has it; one outside every grid has the nearest town, and the distance", () => {
  const grid = grids[0] as Region;
  const [lng, lat] = innerPoint(grid.shape);
  expect(index.locate({ point: { lng, lat } })).toMatchObject({ grid: grid.code, by: "point", inside: true });
  const away = index.locate({ point: { lng: 109.8, lat: 40.7 } });
  expect(away).toMatchObject({ grid: null, village: null, town: "150204101000", inside: false, by: "point" });
  expect(away.distanceM).toBeGreaterThan(4000);
  expect(away.distanceM).toBeLessThan(6000);
});

test("a written building goes before the point, the point before the scene, the scene before home", () => {
  const [lng, lat] = innerPoint((grids.find((g) => g.code === "150204101001007") as Region).shape);
  const point = { lng, lat };
  const scene = "150204101001009";
  const homeGrid = "150204101001001";
  expect(index.locate({ address: "松石国际城12号楼", point, scene, homeGrid }).by).toBe("address");
  expect(index.locate({ point, scene, homeGrid, text: "松石国际城12号楼" }).by).toBe("point");
  expect(index.locate({ scene, homeGrid, text: "松石国际城12号楼" }).by).toBe("scene");
  expect(index.locate({ homeGrid, text: "松石国际城12号楼" }).by).toBe("text");
  expect(index.locate({ homeGrid }).by).toBe("home");
});

test("an estate is made exact by a point in it, and not by a home elsewhere", () => {
  const [lng, lat] = innerPoint((grids.find((g) => g.code === third) as Region).shape);
  expect(index.locate({ address: "松石国际城", point: { lng, lat } }).grid).toBe(third);
  const elsewhere = grids.find((g) => g.parent === codeOf("笸箩铺村"))?.code ?? "";
  expect(index.locate({ address: "松石国际城", homeGrid: elsewhere })).toMatchObject({
    grid: null,
    village,
    by: "address",
  });
  expect(index.locate({ point: { lng: 109.8, lat: 40.7 }, homeGrid: third })).toMatchObject({
    grid: null,
    inside: false,
  });
});

test("whatever is asked, an answer comes and its regions hang together", () => {
  const anything = fc.record(
    {
      text: fc.oneof(
        fc.string({ unit: "binary" }),
        fc
          .array(fc.constantFrom("松石国际城", "12", "号楼", "-", "，", "村", "一分场村", "三", "社", "10"))
          .map((p) => p.join("")),
      ),
      address: fc.string({ unit: "grapheme" }),
      scene: fc.string(),
      point: fc.record({
        lng: fc.double({ min: -180, max: 180, noNaN: true }),
        lat: fc.double({ min: -90, max: 90, noNaN: true }),
      }),
      homeGrid: fc.constantFrom(third, "nonsense"),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, (asked) => {
      const { grid, village: inVillage, town: inTown, span, by } = index.locate(asked);
      if (grid) expect(index.pathOf(grid)).toEqual(expect.arrayContaining([inVillage, inTown, grid]));
      const source = by === "text" ? asked.text : asked.address;
      if (span) expect(span[0] < span[1] && span[1] <= (source?.length ?? 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
