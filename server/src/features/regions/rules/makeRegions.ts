import type { Feature, FeatureCollection, Polygon } from "geojson";

/** A rectangle of the unit square: west, south, east, north. */
type Cell = readonly [number, number, number, number];

export interface PartitionShape {
  /** The same seed gives the same borders. */
  seed: number;
  towns: number;
  /** In each town. */
  villages: number;
  /** In each village. */
  grids: number;
  /** Turns the whole, so that corners no longer lie exactly on their neighbours' rounded edges. Radians. */
  turn?: number;
  /** Six digits of the county. */
  county?: string;
}

export type RegionFile = FeatureCollection<Polygon, Record<string, unknown>> & { [member: string]: unknown };

/** Random numbers in [0, 1), the same for the same seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Cuts a cell into `parts`, now and then across, now and then along, as fields are divided between heirs. */
const cut = (cell: Cell, parts: number, random: () => number): Cell[] => {
  if (parts === 1) return [cell];
  const [west, south, east, north] = cell;
  const first = Math.ceil(parts / 2);
  const share = first / parts + (random() - 0.5) * 0.2;
  const [a, b]: [Cell, Cell] =
    east - west > north - south
      ? [
          [west, south, west + (east - west) * share, north],
          [west + (east - west) * share, south, east, north],
        ]
      : [
          [west, south, east, south + (north - south) * share],
          [west, south + (north - south) * share, east, north],
        ];
  return [...cut(a, first, random), ...cut(b, parts - first, random)];
};

const digits = (n: number) => String(n).padStart(3, "0");

/**
 * A made-up county for tests and benchmarks: an exact partition down to its grids, with corners in the middle of others' edges.
 * The county is about 40 km across; each village has one estate, each grid of it two buildings.
 */
export const makeRegionFile = ({
  seed,
  towns,
  villages,
  grids,
  turn = 0,
  county = "150999",
}: PartitionShape): RegionFile => {
  const random = randomOf(seed);
  const at = (x: number, y: number): [number, number] => [
    Number((110 + 0.4 * (x * Math.cos(turn) - y * Math.sin(turn))).toFixed(6)),
    Number((41 + 0.4 * (x * Math.sin(turn) + y * Math.cos(turn))).toFixed(6)),
  ];
  const features: Feature<Polygon, Record<string, unknown>>[] = [];
  const add = (cell: Cell, properties: Record<string, unknown>) => {
    const [west, south, east, north] = cell;
    const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
    features.push({ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring] } });
  };
  const whole: Cell = [0, 0, 1, 1];
  const root = `${county}000000`;
  add(whole, { code: root, level: "county", name: `示例${county}县`, parent: null });
  cut(whole, towns, random).forEach((town, t) => {
    const townCode = `${county}${digits(100 + t)}000`;
    add(town, { code: townCode, level: "town", name: `示例${t}镇`, parent: root });
    cut(town, villages, random).forEach((village, v) => {
      const villageCode = `${county}${digits(100 + t)}${digits(v + 1)}`;
      add(village, { code: villageCode, level: "village", name: `示例${t}之${v}社区`, parent: townCode });
      cut(village, grids, random).forEach((grid, g) =>
        add(grid, {
          code: `${villageCode}${digits(g + 1)}`,
          level: "grid",
          name: `示例${t}之${v}社区第${g + 1}网格`,
          parent: villageCode,
          households: 100 + g,
          addresses: [1, 2].map((n) => `${county}镇${t}村${v}家园${2 * g + n}号楼`),
          workers: [{ username: `g${villageCode}${digits(g + 1)}`, name: `网格员${g + 1}`, phone: "19900000000" }],
        }),
      );
    });
  });
  return { type: "FeatureCollection", features };
};
