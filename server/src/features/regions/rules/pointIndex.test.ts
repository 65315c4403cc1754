import fc from "fast-check";
import { checkPartition } from "./checkPartition";
import { boxOf, contains, distanceToBorderM, innerPoint } from "./geometry";
import { createLocateIndex } from "./locate";
import { makeRegionFile } from "./makeRegions";
import { createPointIndex } from "./pointIndex";
import type { Position, Region } from "./region";

const { regions } = checkPartition(makeRegionFile({ seed: 3, towns: 3, villages: 3, grids: 5, turn: 0.4 }));
const grids = regions.filter((r) => r.level === "grid");
const county = regions.find((r) => r.level === "county") as Region;
const index = createPointIndex(grids);
const [west, south, east, north] = boxOf(county.shape);

/** The rule of the index, without the index. */
const bruteForce = (lng: number, lat: number) => {
  const sorted = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1));
  const around = sorted.find((g) => contains(g.shape, lng, lat));
  if (around) return around.code;
  const [near] = sorted
    .map((g) => ({ code: g.code, distanceM: distanceToBorderM(g.shape, lng, lat) }))
    .sort((a, b) => a.distanceM - b.distanceM);
  return near && near.distanceM <= 1 ? near.code : undefined;
};

const anyPoint = fc.tuple(
  fc.double({ min: west - 0.01, max: east + 0.01, noNaN: true }),
  fc.double({ min: south - 0.01, max: north + 0.01, noNaN: true }),
);
const anyEdge = fc
  .constantFrom(...grids)
  .chain(({ shape: [polygon] }) =>
    fc.integer({ min: 1, max: (polygon?.[0]?.length ?? 2) - 1 }).map((i) => ({ ring: polygon?.[0], i })),
  );
const anyBorderPoint = fc.tuple(anyEdge, fc.double({ min: 0, max: 1, noNaN: true })).map(([{ ring, i }, part]) => {
  const [a, b] = [ring?.[i - 1] as Position, ring?.[i] as Position];
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part] as Position;
});

test("each point has the grid that comparing with all grids finds", () => {
  fc.assert(
    fc.property(anyPoint, ([lng, lat]) => expect(index.at(lng, lat)?.code).toBe(bruteForce(lng, lat))),
    { numRuns: 500 },
  );
});

test("each point inside the county has a grid", () => {
  fc.assert(
    fc.property(anyPoint, ([lng, lat]) => {
      fc.pre(contains(county.shape, lng, lat));
      expect(index.at(lng, lat)).toBeDefined();
    }),
    { numRuns: 500 },
  );
});

test("a point on a border belongs to one grid, whatever the order of the file", () => {
  const shuffled = createPointIndex([...grids].reverse());
  fc.assert(
    fc.property(anyBorderPoint, ([lng, lat]) => {
      const found = index.at(lng, lat)?.code;
      expect(found).toBeDefined();
      expect(shuffled.at(lng, lat)?.code).toBe(found);
    }),
    { numRuns: 500 },
  );
});

test("of two grids that share an edge without noise, exactly one contains a point on it", () => {
  const straight = checkPartition(makeRegionFile({ seed: 3, towns: 1, villages: 1, grids: 2 })).regions.filter(
    (r) => r.level === "grid",
  );
  const [a, b] = straight as [Region, Region];
  const shared = (a.shape[0]?.[0] ?? []).filter((p) =>
    (b.shape[0]?.[0] ?? []).some((q) => p[0] === q[0] && p[1] === q[1]),
  );
  const [p, q] = shared as [Position, Position];
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (part) => {
      const at: Position = [p[0] + (q[0] - p[0]) * part, p[1] + (q[1] - p[1]) * part];
      expect([a, b].filter((g) => contains(g.shape, ...at))).toHaveLength(1);
    }),
  );
});

test("from outside, the nearest is the one that comparing all distances finds", () => {
  const towns = createPointIndex(regions.filter((r) => r.level === "town"));
  fc.assert(
    fc.property(
      fc.double({ min: 105, max: 115, noNaN: true }),
      fc.double({ min: 38, max: 44, noNaN: true }),
      (lng, lat) => {
        fc.pre(!contains(county.shape, lng, lat));
        const all = regions.filter((r) => r.level === "town").map((r) => distanceToBorderM(r.shape, lng, lat));
        expect(towns.nearest(lng, lat)?.distanceM).toBeCloseTo(Math.min(...all), 6);
      },
    ),
  );
});

test("without regions nothing is found and nothing fails", () => {
  const empty = createPointIndex([]);
  expect(empty.at(110, 41)).toBeUndefined();
  expect(empty.nearest(110, 41)).toBeUndefined();
});

test("a point inside a grid's border is always that grid, in whatever order the file names its neighbours", () => {
  const places = createLocateIndex([...regions].reverse());
  fc.assert(
    fc.property(
      fc.constantFrom(...grids),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.nat(),
      (grid, part, nth) => {
        // From a point inside towards any corner: in these fields without hollows every point on the way is inside.
        const ring = grid.shape[0]?.[0] ?? [];
        const [inner, corner] = [innerPoint(grid.shape), ring[nth % ring.length] as Position];
        const [lng, lat] = [inner[0] + (corner[0] - inner[0]) * part, inner[1] + (corner[1] - inner[1]) * part];
        fc.pre(contains(grid.shape, lng, lat) && distanceToBorderM(grid.shape, lng, lat) > 0.5);
        expect(places.locate({ point: { lng, lat } })).toMatchObject({ grid: grid.code, inside: true });
        expect(index.at(lng, lat)?.code).toBe(grid.code);
      },
    ),
    { numRuns: 500 },
  );
});
