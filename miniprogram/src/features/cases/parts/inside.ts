import type { Polygons } from "@qizhen/shared/contract/regions";

type Ring = Polygons[number][number];

/** Even-odd rule, which counts how often a ray to the east meets the ring. */
const inRing = (ring: Ring, lng: number, lat: number) =>
  ring.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const crosses = y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
    return crosses ? !inside : inside;
  }, false);

/** Whether a place lies in a region, holes left out. For showing only: the server decides whose it is. */
export const isInside = (polygons: Polygons, { lng, lat }: { lng: number; lat: number }) =>
  polygons.some((polygon) => polygon.filter((ring) => inRing(ring, lng, lat)).length % 2 === 1);
