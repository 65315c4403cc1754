import Flatbush from "flatbush";
import type { Position } from "./region";

/** On which side of the line a→b a point lies: positive left, negative right, 0 on it. */
const side = (a: Position, b: Position, p: Position): number =>
  (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

const within = (a: Position, b: Position, p: Position): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

/** Whether two segments share a point. */
const meet = (a: Position, b: Position, c: Position, d: Position): boolean => {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (abc > 0 !== abd > 0 && cda > 0 !== cdb > 0 && abc !== 0 && abd !== 0 && cda !== 0 && cdb !== 0) return true;
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  );
};

/** Whether two edges in a row turn straight back, so that the border has a spike without width. */
const turnsBack = (a: Position, b: Position, c: Position): boolean =>
  side(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;

/**
 * Where a closed ring without repeated points meets itself (自相交): crosses, touches or runs back along itself. Null when it is simple.
 * Boxes of the edges are sorted first, so a border of 10,000 points takes milliseconds.
 */
export const selfCrossing = (ring: readonly Position[]): Position | null => {
  const edges = ring.length - 1;
  const at = (i: number) => ring[i] as Position;
  const boxes = new Flatbush(edges);
  for (let i = 0; i < edges; i++) {
    const [a, b] = [at(i), at(i + 1)];
    boxes.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  boxes.finish();
  for (let i = 0; i < edges; i++) {
    const [a, b] = [at(i), at(i + 1)];
    if (turnsBack(a, b, at(i + 1 === edges ? 1 : i + 2))) return b;
    const near = boxes.search(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    for (const j of near) {
      // Neighbours share their common point; the last edge and the first one too.
      const apart = j > i + 1 && !(i === 0 && j === edges - 1);
      if (apart && meet(a, b, at(j), at(j + 1))) return a;
    }
  }
  return null;
};
