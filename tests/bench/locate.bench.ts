/** Point → grid against turf's linear search; prints ratios of one run. `npm run bench` runs it, or `npx tsx tests/bench/locate.bench.ts`. */
import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { Feature, Polygon } from "geojson";
import { Bench } from "tinybench";
import { boxOf } from "../../server/src/features/regions/rules/geometry";
import { createLocateIndex } from "../../server/src/features/regions/rules/locate";
import { makeRegionFile } from "../../server/src/features/regions/rules/makeRegions";
import { readRegions } from "../../server/src/features/regions/rules/readRegions";

const points = 1000;

/** A county of that many grids, its index, its grids as turf wants them (with boxes, its fastest way), and points in it. */
const countyOf = (towns: number, villages: number, grids: number) => {
  const file = makeRegionFile({ seed: 5, towns, villages, grids, turn: 0.3 });
  const { regions } = readRegions(file);
  const features = file.features
    .filter((f) => f.properties["level"] === "grid")
    .map((f): Feature<Polygon> => ({ ...f, bbox: boxOf([f.geometry.coordinates as [number, number][][]]) }));
  const [west, south, east, north] = boxOf(regions[0]?.shape ?? []);
  // Spread over the county's box like a draughtboard with a crooked step, so that no cache helps.
  const spots = Array.from({ length: points }, (_, i) => ({
    lng: west + (((i * 0.618_034) % 1) * 0.8 + 0.1) * (east - west),
    lat: south + (((i * 0.754_878) % 1) * 0.8 + 0.1) * (north - south),
  }));
  return { index: createLocateIndex(regions), features, spots };
};
type County = ReturnType<typeof countyOf>;

const byIndex = ({ index, spots }: County) => spots.map((point) => index.locate({ point }).grid);
const byTurf = ({ features, spots }: County, count: number) =>
  spots
    .slice(0, count)
    .map(({ lng, lat }) => features.find((f) => booleanPointInPolygon([lng, lat], f))?.properties?.["code"] as unknown);

const [thousand, tenThousand] = [countyOf(10, 10, 10), countyOf(20, 20, 25)];
const turfPoints = 20;

const bench = new Bench({ time: 2000, warmupTime: 500 });
bench
  .add("index, 1,000 grids", () => void byIndex(thousand))
  .add("index, 10,000 grids", () => void byIndex(tenThousand))
  .add("turf in a row, 10,000 grids", () => void byTurf(tenThousand, turfPoints));
await bench.run();

/** Microseconds for one point. */
const cost = (name: string, count: number) => {
  const { result } = bench.getTask(name) ?? {};
  if (!result || !("latency" in result)) throw new Error(`${name} did not run`);
  return (result.latency.p50 * 1000) / count;
};
const [small, large, turf] = [
  cost("index, 1,000 grids", points),
  cost("index, 10,000 grids", points),
  cost("turf in a row, 10,000 grids", turfPoints),
];
const agree = byTurf(tenThousand, 200).every((code, i) => code === undefined || code === byIndex(tenThousand)[i]);

process.stdout.write(
  [
    `point → grid, 10,000 grids   ${large.toFixed(2)} µs`,
    `              1,000 grids    ${small.toFixed(2)} µs`,
    `turf, in a row, 10,000       ${turf.toFixed(1)} µs`,
    `index / turf                 ${(turf / large).toFixed(0)} times faster (at least 100)`,
    `10,000 / 1,000 grids         ${(large / small).toFixed(2)} (at most 2)`,
    `same answers                 ${agree ? "yes" : "NO"}`,
    "",
  ].join("\n"),
);
if (turf / large < 100 || large / small > 2 || !agree) process.exitCode = 1;
