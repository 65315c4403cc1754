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

/** Overlaps between regions that share a parent, and of them with others; only pairs whose boxes meet are compared. */
const overlapsAmong = (siblings: readonly Region[], others: readonly Region[]): Defect[] => {
  const all = [...siblings, ...others.filter((r) => r.shape.length > 0)];
  if (all.length < 2) return [];
  const boxes = all.map((r) => boxOf(r.shape));
  const near = new Flatbush(all.length);
  for (const box of boxes) near.add(...box);
  near.finish();
  return siblings.flatMap((a, i) =>
    near
      .search(...(boxes[i] as (typeof boxes)[number]), (j) => j > i)
      .sort((x, y) => x - y)
      .flatMap((j) => overlapOf(a, all[j] as Region)),
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

/** Families by their parent's code, null for counties; regions without a border, doubled or orphaned ones are left to other rules. */
const familiesOf = (drawn: readonly Region[]) => {
  const codes = new Set(drawn.map((r) => r.code));
  const families = new Map<string | null, Region[]>();
  for (const region of drawn) {
    if (region.shape.length === 0 || (region.parent !== null && !codes.has(region.parent))) continue;
    families
      .set(region.parent, families.get(region.parent) ?? [])
      .get(region.parent)
      ?.push(region);
  }
  return families;
};

/**
 * How the borders fit together (全覆盖、不交叉): siblings do not overlap, children fill their parent and stay inside it. Counties
 * are independent of each other but for overlaps. Pauses after each family, for who must not keep a thread that long.
 */
function* checkBorders(regions: readonly Region[], otherCounties: readonly Region[]): Generator<undefined, Defect[]> {
  const drawn = [...new Map(regions.map((r) => [r.code, r])).values()];
  const families = familiesOf(drawn);
  const incomplete = new Set(drawn.filter((r) => r.shape.length === 0).map((r) => r.parent));
  const defects: Defect[] = [];
  for (const [parent, siblings] of families) {
    defects.push(...overlapsAmong(siblings, parent === null ? otherCounties : []));
    yield;
  }
  for (const parent of drawn.filter((r) => r.level !== "grid" && r.shape.length > 0)) {
    const children = families.get(parent.code) ?? [];
    // A child without a border leaves a hole that its own defect explains.
    if (!incomplete.has(parent.code)) defects.push(...gapsIn(parent, children));
    defects.push(...children.flatMap((child) => sticksOut(child, parent)));
    yield;
  }
  return defects;
}

/**
 * Checks a region file (区划文件) whole: its fields, its tree and its borders, and that it does not run into other counties that
 * are there already. What is certain is put right (ring order, repeated points, datum); strips narrower than a metre are noise.
 * Every defect names the codes it concerns and, where it has one, a place on the map and an area in square metres.
 * Yields now and then; {@link checkPartition} does it in one go.
 */
export function* checkInSteps(file: unknown, others: readonly Region[] = []): Generator<undefined, ReadRegions> {
  const read = readRegions(file);
  yield;
  const counties = others.filter((r) => r.level === "county");
  const borders = yield* checkBorders(read.regions, counties);
  return { ...read, defects: [...read.defects, ...checkTree(read.regions, others), ...borders] };
}

/** {@link checkInSteps} without a pause. */
export const checkPartition = (file: unknown, others: readonly Region[] = []): ReadRegions => {
  const steps = checkInSteps(file, others);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
