import type { Box, Position, Shape } from "./region";

/** Mean radius of the earth in metres (IUGG). */
const earthRadius = 6_371_008.8;
const radians = Math.PI / 180;
/** Length of one degree of latitude, in metres. */
const degreeM = earthRadius * radians;

type Ring = readonly Position[];

/** Metres that one degree of longitude and one of latitude span at a latitude. Good to 0.1 % within one county. */
export const metresPerDegree = (lat: number) => ({ x: degreeM * Math.cos(lat * radians), y: degreeM });

/** Twice the signed area of a closed ring, in square degrees: positive when it runs against the clock. */
export const doubleSignedArea = (ring: Ring): number => {
  const origin = ring[0];
  if (!origin) return 0;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    // Measured from the ring's first point: at full degrees the products lose the digits that metres need.
    sum += (ax - origin[0]) * (by - origin[1]) - (bx - origin[0]) * (ay - origin[1]);
  }
  return sum;
};

/** Area of a shape without its holes, in square metres. */
export const areaM2 = (shape: Shape): number => {
  const at = metresPerDegree(shape[0]?.[0]?.[0]?.[1] ?? 0);
  let sum = 0;
  for (const polygon of shape)
    polygon.forEach((ring, i) => (sum += (i === 0 ? 1 : -1) * Math.abs(doubleSignedArea(ring))));
  return (sum / 2) * at.x * at.y;
};

/** Length of all borders of a shape, holes too, in metres. */
export const perimeterM = (shape: Shape): number => {
  const at = metresPerDegree(shape[0]?.[0]?.[0]?.[1] ?? 0);
  let sum = 0;
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
      sum += Math.hypot((b[0] - a[0]) * at.x, (b[1] - a[1]) * at.y);
    }
  return sum;
};

/** Mean width of a shape in metres: that of a long strip with the same area and border. */
export const widthM = (shape: Shape): number => {
  const perimeter = perimeterM(shape);
  return perimeter === 0 ? 0 : (2 * areaM2(shape)) / perimeter;
};

/** The least upright box around a shape; holes cannot widen it. */
export const boxOf = (shape: Shape): Box => {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of shape)
    for (const [lng, lat] of polygon[0] ?? []) {
      if (lng < box[0]) box[0] = lng;
      if (lat < box[1]) box[1] = lat;
      if (lng > box[2]) box[2] = lng;
      if (lat > box[3]) box[3] = lat;
    }
  return box;
};

/** Whether a point lies to the left of an edge that crosses its latitude; the same answer for both directions of the edge. */
const leftOfEdge = (lng: number, lat: number, a: Position, b: Position): boolean => {
  if (a[1] > lat === b[1] > lat) return false;
  // Two neighbours walk a shared edge in opposite directions: computed from its lower end, both get the same number.
  const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
  return lng < low[0] + ((lat - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
};

/**
 * Whether a point lies in a shape. Half-open: of two shapes that share an edge, a point on that edge lies in exactly one.
 */
export const contains = (shape: Shape, lng: number, lat: number): boolean => {
  let inside = false;
  for (const polygon of shape)
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++)
        if (leftOfEdge(lng, lat, ring[i - 1] as Position, ring[i] as Position)) inside = !inside;
  return inside;
};

/** Distance in metres from a point to a shape's nearest border, inside or outside. */
export const distanceToBorderM = (shape: Shape, lng: number, lat: number): number => {
  const at = metresPerDegree(lat);
  let least = Infinity;
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
      const [ax, ay] = [(a[0] - lng) * at.x, (a[1] - lat) * at.y];
      const [dx, dy] = [(b[0] - a[0]) * at.x, (b[1] - a[1]) * at.y];
      const length2 = dx * dx + dy * dy;
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
      least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
    }
  return least;
};

/** Distance in metres from a point to the nearest point of an upright box; 0 inside. Never more than to what the box holds. */
export const distanceToBoxM = (box: Box, lng: number, lat: number): number => {
  const at = metresPerDegree(lat);
  const dx = Math.max(box[0] - lng, 0, lng - box[2]) * at.x;
  const dy = Math.max(box[1] - lat, 0, lat - box[3]) * at.y;
  return Math.hypot(dx, dy);
};

/** Where a horizontal line cuts a shape, from west to east. */
const cuts = (shape: Shape, lat: number): number[] => {
  const found: number[] = [];
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
      if (a[1] > lat === b[1] > lat) continue;
      found.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  return found.sort((a, b) => a - b);
};

/** A point well inside a shape: the middle of the widest stretch on a few lines across it. A centroid can lie outside. */
export const innerPoint = (shape: Shape): Position => {
  const [, south, , north] = boxOf(shape);
  let best: { point: Position; width: number } = { point: shape[0]?.[0]?.[0] ?? [0, 0], width: 0 };
  for (const part of [0.5, 0.37, 0.63, 0.21, 0.79]) {
    const lat = south + (north - south) * part;
    const line = cuts(shape, lat);
    for (let i = 1; i < line.length; i += 2) {
      const [from, to] = [line[i - 1] as number, line[i] as number];
      if (to - from > best.width) best = { point: [(from + to) / 2, lat], width: to - from };
    }
  }
  return best.point;
};
