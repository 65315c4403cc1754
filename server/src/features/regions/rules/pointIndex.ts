import Flatbush from "flatbush";
import { boxOf, contains, distanceToBorderM, distanceToBoxM, metresPerDegree } from "./geometry";
import type { Shape } from "./region";

/** What a point is looked up among: something with a code and a border. */
export interface Bordered {
  code: string;
  shape: Shape;
}

/** A strip between two grids narrower than this, in metres, is noise of drawing: who stands in it belongs to the nearer grid. */
const noiseM = 1;

/**
 * Finds which of many regions a point lies in, and which is nearest. A point belongs to one region at most, and always to the
 * same one: on a border to the one that the half-open rule names, in a doubled strip to the lowest code, in an empty strip of less
 * than a metre to the nearest.
 */
export interface PointIndex<T extends Bordered> {
  at(lng: number, lat: number): T | undefined;
  /** The nearest, with its distance in metres; undefined when there are none. */
  nearest(lng: number, lat: number): { region: T; distanceM: number } | undefined;
}

/** Builds the index once; a look-up costs a few microseconds, hardly more with many regions. */
export const createPointIndex = <T extends Bordered>(given: readonly T[]): PointIndex<T> => {
  const regions = given.filter((r) => r.shape.length > 0).sort((a, b) => (a.code < b.code ? -1 : 1));
  const boxes = regions.map((r) => boxOf(r.shape));
  if (regions.length === 0) return { at: () => undefined, nearest: () => undefined };
  const tree = new Flatbush(regions.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();

  const distance = (i: number, lng: number, lat: number) => {
    const { shape } = regions[i] as T;
    return contains(shape, lng, lat) ? 0 : distanceToBorderM(shape, lng, lat);
  };

  const least = (candidates: readonly number[], lng: number, lat: number) => {
    let best: { i: number; distanceM: number } | undefined;
    for (const i of candidates) {
      const box = boxes[i];
      if (best && box && distanceToBoxM(box, lng, lat) > best.distanceM) continue;
      const distanceM = distance(i, lng, lat);
      if (!best || distanceM < best.distanceM || (distanceM === best.distanceM && i < best.i)) best = { i, distanceM };
    }
    return best && { region: regions[best.i] as T, distanceM: best.distanceM };
  };

  const withinNoise = (lng: number, lat: number) => {
    const at = metresPerDegree(lat);
    const [x, y] = [noiseM / at.x, noiseM / at.y];
    const near = least(tree.search(lng - x, lat - y, lng + x, lat + y), lng, lat);
    return near && near.distanceM <= noiseM ? near.region : undefined;
  };

  return {
    at: (lng, lat) => {
      let found = Infinity;
      tree.search(lng, lat, lng, lat, (i) => {
        if (i < found && contains((regions[i] as T).shape, lng, lat)) found = i;
        return false;
      });
      return found === Infinity ? withinNoise(lng, lat) : regions[found];
    },
    nearest: (lng, lat) =>
      least(
        regions.map((_, i) => i),
        lng,
        lat,
      ),
  };
};
