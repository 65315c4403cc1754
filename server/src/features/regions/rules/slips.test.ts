import fc from "fast-check";
import { readFileSync } from "node:fs";
import { checkPartition } from "./checkPartition";
import { createLocateIndex } from "./locate";
import { createNearNames } from "./nearNames";
import type { Region } from "./region";

const read = (name: string): Region[] =>
  checkPartition(
    JSON.parse(readFileSync(`${import.meta.dirname}/../../../../../tests/samples/regions/${name}`, "utf8")),
  ).regions;
const both = [...read("xingsheng.geojson"), ...read("dengkou.geojson")];
const index = createLocateIndex(both);
const third = "150204101001003";
const village = "150204101001";

test.each([
  ["松时国际城12号楼", "松石国际城"],
  ["松石国际诚12号楼3单元", "松石国际城"],
  ["松石国际12号楼", "松石国际城"],
  ["松石国国际城12号楼", "松石国际城"],
  ["松石际国城12号楼", "松石国际城"],
  ["兴胜镇松时国际城十二号楼", "松石国际城"],
  ["青山区松时国际城小区12栋", "松石国际城"],
])("the address %s is taken for building 12 of %s, which is said", (address, name) => {
  expect(index.locate({ address })).toMatchObject({ grid: third, by: "address", meant: [name] });
});

test("a wrongly written place in the words of a report counts too, and its room is in the span", () => {
  const text = "我住松时国际城12号楼2单元203，楼上漏水";
  const found = index.locate({ text });
  expect(found).toMatchObject({ grid: third, by: "text", meant: ["松石国际城"] });
  expect(text.slice(...(found.span ?? [0, 0]))).toBe("松时国际城12号楼2单元203");
});

test("an estate written wrongly without a building gives its village in an address, and nothing in a story", () => {
  expect(index.locate({ address: "松时国际城" })).toMatchObject({ grid: null, village, meant: ["松石国际城"] });
  expect(index.locate({ text: "在松时国际城吃饭" }).by).toBeNull();
});

test.each([
  "时国际城12号楼",
  "松柏花园12号楼",
  "松时国际成12号楼",
  "12号楼",
  "松石国际城99号楼",
  "东升社区12号楼",
  "我家小区12号楼",
])("%s is not taken for another place", (address) => expect(index.locate({ address }).meant).toBeUndefined());

test("a wrong number is never a slip: a first and a second farm are two places", () => {
  expect(index.locate({ address: "包尔盖农场七分场村一社" }).meant).toBeUndefined();
});

const estate = (code: string, name: string, buildings = [1]) => ({
  code,
  level: "grid" as const,
  name: `${code}网格`,
  parent: null,
  addresses: buildings.map((number) => `${name}${number}号楼`),
  shape: [],
});

test("where two places are equally near, none is taken, and both are named", () => {
  const two = createLocateIndex([estate("150204101001001", "松石国际城"), estate("150204101001002", "松柏国际城")]);
  expect(two.locate({ address: "松时国际城1号楼", homeGrid: "150204101001001" })).toMatchObject({
    grid: null,
    meant: ["松石国际城", "松柏国际城"],
    candidates: ["150204101001001", "150204101001002"],
  });
  expect(two.locate({ address: "松石国际城1号楼" })).toMatchObject({ grid: "150204101001001" });
});

test("also where only one of the two has such a building", () => {
  const two = createLocateIndex([
    estate("150204101001001", "松石国际城", [1, 2]),
    estate("150204101001002", "松柏国际城"),
  ]);
  expect(two.locate({ address: "松时国际城2号楼" }).grid).toBeNull();
});

test("two names of the same grid are not in each other's way", () => {
  const one = { ...estate("150204101001001", "松石国际城"), addresses: ["松石国际城1号楼", "松柏国际城1号楼"] };
  expect(createLocateIndex([one]).locate({ address: "松时国际城1号楼" }).grid).toBe("150204101001001");
});

const han = fc.constantFrom(...("松石国际城花园小区东西南北兴胜阳光".split("") as [string, ...string[]]));
const name = fc.array(han, { minLength: 4, maxLength: 8 }).map((chars) => chars.join(""));

test("the index finds exactly the names that are one change away", () => {
  const distanceOne = (a: string, b: string): boolean => {
    const changes = new Set<string>();
    const alphabet = new Set([...a, ...b]);
    for (let i = 0; i <= a.length; i++) {
      const [before, after] = [a.slice(0, i), a.slice(i)];
      if (after) changes.add(before + after.slice(1));
      if (after.length > 1) changes.add(`${before}${after[1] ?? ""}${after[0] ?? ""}${after.slice(2)}`);
      for (const char of alphabet) changes.add(before + char + after).add(before + char + after.slice(1));
    }
    return a !== b && changes.has(b);
  };
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), name, (names, piece) => {
      const found = createNearNames(names).endingAt(piece, piece.length);
      const whole = found.filter(({ from }) => from === 0).map((one) => one.name);
      for (const one of whole) expect(distanceOne(one, piece)).toBe(true);
      const others = new Set(found.map((one) => one.name));
      for (const one of names) if (distanceOne(one, piece)) expect(others).toContain(one);
    }),
  );
});

test("whatever one character of an address becomes, it lands in its own grid, in the one whose address it now is, or nowhere", () => {
  const buildings = both
    .filter((r) => r.level === "grid")
    .flatMap((g) => g.addresses.map((address) => ({ g, address })));
  fc.assert(
    fc.property(fc.constantFrom(...buildings), fc.nat(4), han, ({ g, address }, at, char) => {
      const wrong = address.slice(0, at) + char + address.slice(at + 1);
      const { grid, meant } = index.locate({ address: wrong });
      if (grid !== null && meant) expect(grid).toBe(g.code);
    }),
    { numRuns: 500 },
  );
});
