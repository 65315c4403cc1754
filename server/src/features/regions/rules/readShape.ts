import type { Geometry } from "geojson";
import { wgs84ToGcj02 } from "@qizhen/shared/rules/wgs84ToGcj02";
import { commonParts } from "./clip";
import { areaM2, contains, doubleSignedArea, innerPoint, metresPerDegree } from "./geometry";
import type { Position, Shape } from "./region";
import { selfCrossing } from "./selfCrossing";

/** What can be wrong with a border; each is a sentence in the words of the feature. */
export type ShapeFault =
  | "noGeometry"
  | "tooFewPoints"
  | "openRing"
  | "notCoordinates"
  | "swapped"
  | "outsideChina"
  | "selfCrossing"
  | "noArea"
  | "holeOutside";
export type ShapeMend = "ringOrder" | "repeatedPoints" | "height";
export type ReadShape = { shape: Shape; mended: ShapeMend[] } | { fault: ShapeFault; place?: Position };

/** Degrees that China lies in; what is outside was written in another system of coordinates. */
const china = { west: 72, east: 138, south: 0.8, north: 55.9 };
const inChina = (lng: number, lat: number) =>
  lng >= china.west && lng <= china.east && lat >= china.south && lat <= china.north;

const readPosition = (given: unknown, mended: Set<ShapeMend>): Position | ShapeFault => {
  if (!Array.isArray(given) || given.length < 2) return "notCoordinates";
  const [lng, lat] = given as unknown[];
  if (typeof lng !== "number" || typeof lat !== "number" || !Number.isFinite(lng) || !Number.isFinite(lat))
    return "notCoordinates";
  if (!inChina(lng, lat)) return inChina(lat, lng) ? "swapped" : "outsideChina";
  if (given.length > 2) mended.add("height");
  return [lng, lat];
};

const same = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

const readRing = (given: unknown, outer: boolean, mended: Set<ShapeMend>): Position[] | ShapeFault => {
  if (!Array.isArray(given)) return "notCoordinates";
  const ring: Position[] = [];
  for (const one of given as unknown[]) {
    const position = readPosition(one, mended);
    if (typeof position === "string") return position;
    if (ring.length > 0 && same(ring.at(-1), position)) mended.add("repeatedPoints");
    else ring.push(position);
  }
  if (ring.length < 3) return "tooFewPoints";
  if (!same(ring[0], ring.at(-1))) return "openRing";
  if (ring.length < 4) return "tooFewPoints";
  // RFC 7946 §3.1.6: outer rings against the clock, holes with it.
  if (doubleSignedArea(ring) > 0 !== outer) {
    mended.add("ringOrder");
    ring.reverse();
  }
  return ring;
};

const faultOfRing = (ring: Position[]): ReadShape | null => {
  const place = selfCrossing(ring);
  if (place) return { fault: "selfCrossing", place };
  return areaM2([[ring]]) < 1 ? { fault: "noArea" } : null;
};

const readPolygon = (given: unknown, mended: Set<ShapeMend>): Position[][] | ReadShape => {
  if (!Array.isArray(given) || given.length === 0) return { fault: "noArea" };
  const rings: Position[][] = [];
  for (const [i, one] of (given as unknown[]).entries()) {
    const ring = readRing(one, i === 0, mended);
    if (typeof ring === "string") return { fault: ring };
    const fault = faultOfRing(ring);
    if (fault) return fault;
    const [outer, middle] = [rings[0], innerPoint([[ring]])];
    if (outer && !contains([[outer]], ...middle)) return { fault: "holeOutside", place: middle };
    rings.push(ring);
  }
  return rings;
};

/** Longest stretch, in metres, over which the move to GCJ-02 bends a straight line by less than a centimetre. */
const straightM = 500;

/** The points of an edge but for its first, none further from the next than the move allows. */
const inSteps = (a: Position, b: Position): Position[] => {
  const at = metresPerDegree(a[1]);
  const steps = Math.max(1, Math.ceil(Math.hypot((b[0] - a[0]) * at.x, (b[1] - a[1]) * at.y) / straightM));
  return Array.from({ length: steps }, (_, i): Position => {
    const part = (i + 1) / steps;
    return part === 1 ? b : [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
  });
};

const moved = ([lng, lat]: Position): Position => {
  const point = wgs84ToGcj02({ lng, lat });
  return [point.lng, point.lat];
};

/**
 * Moves a shape from GPS degrees to those of Chinese maps. Long edges are divided first: moved by its ends alone, an edge of 10 km would
 * part by metres from the neighbour whose corner lies in its middle.
 */
export const shapeToGcj02 = (shape: Shape): Shape =>
  shape.map((polygon) =>
    polygon.map((ring) => ring.flatMap((b, i) => (i === 0 ? [b] : inSteps(ring[i - 1] as Position, b))).map(moved)),
  );

/** Reads one GeoJSON geometry as a shape, putting right what is certain (ring order, repeated points, heights). */
export const readShape = (given: unknown): ReadShape => {
  const geometry = given as Geometry | null | undefined;
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return { fault: "noGeometry" };
  const polygons: unknown = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return { fault: "noArea" };
  const mended = new Set<ShapeMend>();
  const shape: Shape = [];
  for (const one of polygons as unknown[]) {
    const polygon = readPolygon(one, mended);
    if (!Array.isArray(polygon)) return polygon;
    // Two parts of one region that cover the same ground would cancel out in every count of crossings.
    const twice = shape.flatMap((other) => commonParts([other], [polygon]) ?? [])[0];
    if (twice) return { fault: "selfCrossing", place: innerPoint(twice) };
    shape.push(polygon);
  }
  return { shape, mended: [...mended] };
};
