import { difference, intersection, type Geom } from "polyclip-ts";
import { boxOf, widthM } from "./geometry";
import type { Box, Shape } from "./region";

/** Narrower than this, in metres, a strip between two borders is the noise of drawing and rounding. */
const sliverM = 1;

/** Each piece by itself, without the slivers. */
const pieces = (found: Shape): Shape[] => found.map((polygon) => [polygon]).filter((one) => widthM(one) >= sliverM);

const boxesMeet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The ground that two shapes both cover, piece by piece, slivers left out; null when the borders are too broken to compare. */
export const commonParts = (a: Shape, b: Shape): Shape[] | null => {
  if (!boxesMeet(boxOf(a), boxOf(b))) return [];
  try {
    return pieces(intersection(a as Geom, b as Geom) as Shape);
  } catch {
    return null;
  }
};

/** The ground of a shape that none of the others covers, piece by piece, slivers left out; null when not comparable. */
export const partsOutside = (whole: Shape, others: readonly Shape[]): Shape[] | null => {
  try {
    return pieces(difference(whole as Geom, ...(others as Geom[])) as Shape);
  } catch {
    return null;
  }
};
