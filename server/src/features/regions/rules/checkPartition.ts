import Flatbush from "flatbush";
import type { Defect } from "@qizhen/shared/contract/regions";
import { words } from "../words";
import { checkTree } from "./checkTree";
import { commonParts, partsOutside } from "./clip";
import { areaM2, boxOf, innerPoint } from "./geometry";
import { readRegions, type ReadRegions } from "./readRegions";
import { levelOrder, type Region, type Shape } from "./region";

const say = words.defects;

const roundedPlace = (shape: Shape) => {
  const [lng, lat] = innerPoint(shape);
  return { lng: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) };
};

/** One defect for all pieces of one pair: a border drawn badly makes dozens, and the largest shows where to look. */
const ofPieces = (
  kind: Defect["kind"],
  codes: string[],
  pieces: readonly Shape[],
  sentence: (m2: number) => string,
): Defect[] => {
  const [largest] = [...pieces].sort((a, b) => areaM2(b) - areaM2(a));
  if (!largest) return [];
  const area = pieces.reduce((sum, piece) => sum + areaM2(piece), 0);
  return [{ kind, codes, message: sentence(area), place: roundedPlace(largest), areaM2: Math.round(area) }];
};

const notComparable = (region: Region): Defect => ({
  kind: "bad_geometry",
  codes: [region.code],
  message: say.notComparable(region),
});

const overlapOf = (a: Region, b: Region): Defect[] => {
  const pieces = commonParts(a.shape, b.shape);
  return pieces === null
    ? [notComparable(a)]
    : ofPieces("overlap", [a.code, b.code], pieces, (m2) => say.overlap(a, b, m2));
};

/** Overlaps between regions that share a parent; only pairs whose boxes meet are compared. */
const overlapsAmong = (siblings: readonly Region[]): Defect[] => {
  if (siblings.length < 2) return [];
  const boxes = siblings.map((r) => boxOf(r.shape));
  const near = new Flatbush(siblings.length);
  for (const box of boxes) near.add(...box);
  near.finish();
  return siblings.flatMap((a, i) =>
    near
      .search(...(boxes[i] as (typeof boxes)[number]), (j) => j > i)
      .sort((x, y) => x - y)
      .flatMap((j) => overlapOf(a, siblings[j] as Region)),
  );
};

const gapsIn = (parent: Region, children: readonly Region[]): Defect[] => {
  const level = levelOrder[levelOrder.indexOf(parent.level) + 1];
  if (children.length === 0 && level) {
    const message = say.noChildren(parent, level);
    return [{ kind: "gap", codes: [parent.code], message, areaM2: Math.round(areaM2(parent.shape)) }];
  }
  const pieces = partsOutside(
    parent.shape,
    children.map((c) => c.shape),
  );
  return pieces === null
    ? [notComparable(parent)]
    : ofPieces("gap", [parent.code], pieces, (m2) => say.gap(parent, m2));
};

const sticksOut = (child: Region, parent: Region): Defect[] => {
  const pieces = partsOutside(child.shape, [parent.shape]);
  return pieces === null
    ? [notComparable(child)]
    : ofPieces("outside_parent", [child.code, parent.code], pieces, (m2) => say.outsideParent(child, parent, m2));
};

/**
 * How the borders fit together (全覆盖、不交叉): siblings do not overlap, children fill their parent and stay inside it.
 * Counties are independent of each other but for overlaps. Regions without a border, doubled codes and wrong parents are left to
 * the other rules: comparing with them would only repeat their defect.
 */
const checkBorders = (regions: readonly Region[]): Defect[] => {
  const drawn = [...new Map(regions.map((r) => [r.code, r])).values()];
  const byCode = new Map(drawn.map((r) => [r.code, r]));
  const families = new Map<string | null, Region[]>();
  for (const region of drawn) {
    const parent = region.parent === null ? null : byCode.get(region.parent);
    if (parent === undefined || region.shape.length === 0) continue;
    const code = parent?.code ?? null;
    families
      .set(code, families.get(code) ?? [])
      .get(code)
      ?.push(region);
  }
  const incomplete = new Set(drawn.filter((r) => r.shape.length === 0).map((r) => r.parent));
  const parents = drawn.filter((r) => r.level !== "grid" && r.shape.length > 0);
  return [
    ...[...families.values()].flatMap(overlapsAmong),
    ...parents.flatMap((parent) =>
      incomplete.has(parent.code) ? [] : gapsIn(parent, families.get(parent.code) ?? []),
    ),
    ...parents.flatMap((parent) => (families.get(parent.code) ?? []).flatMap((child) => sticksOut(child, parent))),
  ];
};

/**
 * Checks a region file (区划文件) whole: its fields, its tree and its borders.
 * What is certain is put right (ring order, repeated points, datum); strips narrower than a metre are noise.
 * Every defect names the codes it concerns and, where it has one, a place on the map and an area in square metres.
 */
export const checkPartition = (file: unknown): ReadRegions => {
  const read = readRegions(file);
  return { ...read, defects: [...read.defects, ...checkTree(read.regions), ...checkBorders(read.regions)] };
};
