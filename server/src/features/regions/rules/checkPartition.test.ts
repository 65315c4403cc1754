import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { checkPartition } from "./checkPartition";
import { makeRegionFile, type RegionFile } from "./makeRegions";
import type { Position } from "./region";

const samples = `${import.meta.dirname}/../../../../../tests/samples/regions`;
const sample = (name: string): RegionFile => JSON.parse(readFileSync(`${samples}/${name}`, "utf8")) as RegionFile;
const kinds = (file: unknown) => checkPartition(file).defects.map((d) => d.kind);
const feature = (file: RegionFile, code: string) => {
  const found = file.features.find((f) => f.properties.code === code);
  if (!found) throw new Error(`no ${code} in the file`);
  return found;
};
const ringOf = (file: RegionFile, code: string) => feature(file, code).geometry.coordinates[0] as Position[];
const small = () => makeRegionFile({ seed: 7, towns: 2, villages: 2, grids: 3 });
const grid = "150999100001002";

const anyPartition = fc
  .record({
    seed: fc.integer(),
    towns: fc.integer({ min: 1, max: 3 }),
    villages: fc.integer({ min: 1, max: 3 }),
    grids: fc.integer({ min: 1, max: 5 }),
    turn: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  })
  .map(makeRegionFile);
const anyGridOf = (file: RegionFile) =>
  fc.constantFrom(...file.features.filter((f) => f.properties.level === "grid").map((f) => String(f.properties.code)));
const fileAndGrid = anyPartition.chain((file) => anyGridOf(file).map((code) => ({ file, code })));

test("the sample town and the sample county have no defect, and a county is checked within seconds", () => {
  const started = performance.now();
  expect(checkPartition(sample("xingsheng.geojson")).defects).toEqual([]);
  const { regions, defects } = checkPartition(sample("dengkou.geojson"));
  expect(defects).toEqual([]);
  expect(regions).toHaveLength(431);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each(readdirSync(samples).filter((name) => /^(good|bad)-/.test(name)))(
  "the sample %s is judged as its name says",
  (name) => {
    const [, verdict, kind] = /^(good|bad)-(\w+)/.exec(name) ?? [];
    if (verdict === "good") expect(kinds(sample(name))).toEqual([]);
    else expect(kinds(sample(name))).toContain(kind);
  },
);

test("two counties may stand in one file", () => {
  const both = { ...sample("xingsheng.geojson") };
  both.features = [...both.features, ...sample("dengkou.geojson").features];
  expect(kinds(both)).toEqual([]);
});

test("every exact partition is accepted, also where rounding leaves strips of centimetres", () => {
  fc.assert(
    fc.property(anyPartition, (file) => expect(checkPartition(file).defects).toEqual([])),
    { numRuns: 40 },
  );
});

test("a corner that was moved 200 m into a neighbour is found as an overlap of the two, or as outside their parent", () => {
  fc.assert(
    fc.property(fileAndGrid, ({ file, code }) => {
      const ring = ringOf(file, code);
      const [a, b] = [ring[0] as Position, ring[2] as Position];
      const away: Position = [a[0] + (a[0] - b[0]) * 0.1, a[1] + (a[1] - b[1]) * 0.1];
      [ring[0], ring[ring.length - 1]] = [away, away];
      const { defects } = checkPartition(file);
      const own = defects.filter((d) => d.kind === "overlap" || d.kind === "outside_parent");
      expect(own.length).toBeGreaterThan(0);
      for (const d of own) expect(d.codes).toContain(code);
    }),
    { numRuns: 40 },
  );
});

test("a grid that is left out is found as a gap of its size, at a place inside it", () => {
  fc.assert(
    fc.property(fileAndGrid, ({ file, code }) => {
      const { properties, geometry } = feature(file, code);
      file.features = file.features.filter((f) => f.properties.code !== code);
      const { defects } = checkPartition(file);
      expect(defects.map((d) => [d.kind, d.codes])).toEqual([["gap", [properties.parent]]]);
      const alone = checkPartition({ ...file, features: [{ type: "Feature", properties, geometry }] });
      expect(alone.regions).toHaveLength(1);
      expect(defects[0]?.areaM2).toBeGreaterThan(1000);
    }),
    { numRuns: 40 },
  );
});

test("a region whose parent is not in the file is an orphan", () => {
  fc.assert(
    fc.property(fileAndGrid, ({ file, code }) => {
      const parent = String(feature(file, code).properties.parent);
      file.features = file.features.filter((f) => f.properties.code !== parent);
      const orphans = checkPartition(file).defects.filter((d) => d.kind === "orphan");
      expect(orphans.map((d) => d.codes)).toContainEqual([code, parent]);
    }),
    { numRuns: 20 },
  );
});

test.each<[string, (file: RegionFile) => void, string]>([
  ["a code used twice", (f) => (feature(f, grid).properties.code = "150999100001001"), "duplicate_code"],
  ["a code too short for a grid", (f) => (feature(f, grid).properties.code = "150999100009"), "wrong_level"],
  ["a grid directly under a town", (f) => (feature(f, grid).properties.parent = "150999100000"), "wrong_level"],
  ["a grid under another village", (f) => (feature(f, grid).properties.parent = "150999100002"), "wrong_level"],
  ["a grid without a parent", (f) => (feature(f, grid).properties.parent = null), "wrong_level"],
  ["a level nobody knows", (f) => (feature(f, grid).properties.level = "street"), "bad_properties"],
  ["a name left out", (f) => delete feature(f, grid).properties.name, "bad_properties"],
  ["a code that is no code", (f) => (feature(f, grid).properties.code = "15-09"), "bad_properties"],
  ["minus ten households", (f) => (feature(f, grid).properties.households = -10), "bad_properties"],
  ["addresses that are no texts", (f) => (feature(f, grid).properties.addresses = [12]), "bad_properties"],
  [
    "a worker without a phone",
    (f) => (feature(f, grid).properties.workers = [{ username: "g1", name: "王五" }]),
    "bad_properties",
  ],
  [
    "a border that is no polygon",
    (f) => Object.assign(feature(f, grid), { geometry: { type: "Point", coordinates: [110, 41] } }),
    "bad_geometry",
  ],
  ["no border at all", (f) => Object.assign(feature(f, grid), { geometry: null }), "bad_geometry"],
  ["an open ring", (f) => ringOf(f, grid).pop(), "bad_geometry"],
  ["two points", (f) => ringOf(f, grid).splice(1, 2), "bad_geometry"],
  [
    "a border that crosses itself",
    (f) => {
      const r = ringOf(f, grid);
      [r[1], r[2]] = [r[2] as Position, r[1] as Position];
    },
    "bad_geometry",
  ],
  [
    "a border with a spike",
    (f) => {
      const r = ringOf(f, grid);
      r.splice(1, 0, [r[1]?.[0] ?? 0, (r[1]?.[1] ?? 0) + 0.01], r[1] as Position);
    },
    "bad_geometry",
  ],
  ["latitude first", (f) => ringOf(f, grid).forEach((p) => p.reverse()), "bad_geometry"],
  [
    "metres instead of degrees",
    (f) =>
      ringOf(f, grid).forEach((p) => {
        p[0] *= 4000;
      }),
    "bad_geometry",
  ],
  [
    "text instead of numbers",
    (f) => {
      (feature(f, grid).geometry.coordinates as unknown[]) = [["a"]];
    },
    "bad_geometry",
  ],
  [
    "an address in two grids of a village",
    (f) => (feature(f, grid).properties.addresses = ["150999镇0村0家园1栋"]),
    "duplicate_address",
  ],
  [
    "a worker in two grids",
    (f) =>
      (feature(f, grid).properties.workers = [{ username: "G150999100001001", name: "王五", phone: "19900000000" }]),
    "duplicate_worker",
  ],
])("%s is refused and named", (_, spoil, kind) => {
  const file = small();
  spoil(file);
  const found = checkPartition(file).defects.filter((d) => d.kind === kind);
  expect(found.length).toBeGreaterThan(0);
  for (const d of found) {
    expect(d.codes.length).toBeGreaterThan(0);
    expect(d.message).toMatch(/[\u4e00-\u9fff]{4}/);
  }
});

test.each([null, 7, "x", [], {}, { type: "FeatureCollection" }, { type: "FeatureCollection", features: [] }])(
  "%j is no region file",
  (file) => expect(kinds(file)).toEqual(["bad_properties"]),
);

test("features that are nonsense are named by their place in the file", () => {
  const file = { type: "FeatureCollection", features: [null, 5, { properties: null }, { properties: {} }] };
  expect(checkPartition(file).defects.map((d) => d.codes)).toEqual([
    ["第 1 个"],
    ["第 2 个"],
    ["第 3 个"],
    ["第 4 个"],
  ]);
});

test("a ring that runs the wrong way, a doubled point and a height are mended, and said so", () => {
  const file = small();
  ringOf(file, grid).reverse();
  const other = ringOf(file, "150999100001003");
  other.splice(1, 0, [...(other[1] as Position)]);
  ringOf(file, "150999100001001").forEach((p) => (p as number[]).push(1032.5));
  const { defects, mended, regions } = checkPartition(file);
  expect(defects).toEqual([]);
  expect(mended.filter((m) => m.includes(grid))).toHaveLength(1);
  expect(mended).toHaveLength(3);
  const straight = checkPartition(small()).regions;
  expect(regions.map((r) => r.shape.flat(2).length)).toEqual(straight.map((r) => r.shape.flat(2).length));
});

test("a file in GPS degrees is moved to those of Chinese maps and still fits together", () => {
  const { defects, mended, regions } = checkPartition({ ...small(), datum: "WGS-84" });
  const moved = regions[0]?.shape[0]?.[0]?.[0] as Position;
  expect(defects).toEqual([]);
  expect(mended).toHaveLength(1);
  expect(Math.abs((moved[0] ?? 0) - 110.005)).toBeLessThan(0.003);
  expect(moved).not.toEqual([110, 41]);
  expect(kinds({ ...small(), datum: "BD-09" })).toEqual(["bad_properties"]);
});

test("a hole must lie inside, and a village may enclose another", () => {
  const around = (w: number, s: number, e: number, n: number) => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  const file = small();
  const outer = feature(file, "150999000000").geometry;
  const make = (hole: number[][]) => {
    const county = {
      ...feature(file, "150999000000"),
      geometry: { ...outer, coordinates: [outer.coordinates[0], hole] },
    };
    return checkPartition({ ...file, features: [county] }).defects.map((d) => d.kind);
  };
  expect(make(around(111, 41.1, 111.1, 41.2))).toContain("bad_geometry");
  expect(make(around(110.1, 41.1, 110.2, 41.2))).toEqual(["gap"]);
});
