import type { Point } from "@qizhen/shared/contract/fields";
import { createAddressIndex, type AddressIndex, type Mention } from "./addressIndex";
import type { Alias } from "./alias";
import { pathIn } from "./pathIn";
import { createPointIndex } from "./pointIndex";
import { readScene } from "./readScene";
import type { Region } from "./region";

/** What is known of where a matter is. All of it may be missing. */
export interface Whereabouts {
  point?: Point | undefined;
  /** An address that was written as such. */
  address?: string | undefined;
  /** A text that may name a place. */
  text?: string | undefined;
  scene?: string | undefined;
  /** The 15-digit code of the grid where whoever asks lives. */
  homeGrid?: string | undefined;
}

/** Which of the things given decided. */
export type LocatedBy = "point" | "address" | "text" | "scene" | "home";

/** Where a matter is, by codes. */
export interface Located {
  grid: string | null;
  village: string | null;
  town: string | null;
  county: string | null;
  by: LocatedBy | null;
  /** Whether it lies in our regions; where a point does not, `town` is the nearest one and `distanceM` away. */
  inside: boolean;
  distanceM?: number;
  /** Grids that it could be, when no single one is clear. */
  candidates: string[];
  /** The stretch of `address` or `text` that decided, UTF-16 units, half-open. */
  span?: [from: number, to: number];
  /** The name was written with a wrong character: what it was taken for; several where that is in doubt. */
  meant?: string[];
}

type Place = Pick<Located, "grid" | "village" | "town" | "county">;
type TreeRegion = Pick<Region, "code" | "level" | "name" | "parent" | "addresses" | "shape">;

/** Answers where something is, from memory. */
export interface LocateIndex {
  locate(whereabouts: Whereabouts): Located;
  /** The regions from the county down to a code, itself last; empty when unknown. */
  pathOf(code: string): string[];
  /** What the estates of a region are called, in order. */
  estatesIn(code: string): string[];
}

const mostCandidates = 60;
const nowhere: Place = { grid: null, village: null, town: null, county: null };

const createTree = (regions: readonly TreeRegion[]) => {
  const byCode = new Map(regions.map((r) => [r.code, r]));
  const children = new Map<string, string[]>();
  for (const { code, parent } of regions)
    if (parent !== null)
      children
        .set(parent, children.get(parent) ?? [])
        .get(parent)
        ?.push(code);
  const pathOf = (code: string) => pathIn(byCode, code);
  /** In order of the tree; no more than `most`, so that the name of a county costs no more than that of a village. */
  const gridsBelow = (code: string, most = Infinity): string[] => {
    if (byCode.get(code)?.level === "grid") return [code];
    const found: string[] = [];
    for (const child of children.get(code) ?? []) {
      if (found.length >= most) break;
      found.push(...gridsBelow(child, most - found.length));
    }
    return found;
  };
  const placeOf = (code: string): Place => {
    const place = { ...nowhere };
    for (const step of pathOf(code)) {
      const level = byCode.get(step)?.level;
      if (level) place[level] = step;
    }
    return place;
  };
  return { byCode, pathOf, gridsBelow, placeOf };
};
type Tree = ReturnType<typeof createTree>;

/** What all codes have in common: their lowest common region. */
const commonPlace = (tree: Tree, codes: readonly string[]): Place => {
  const [first, ...rest] = codes.map((code) => tree.placeOf(code));
  if (!first) return nowhere;
  const agreed = (level: keyof Place) => (rest.every((other) => other[level] === first[level]) ? first[level] : null);
  return { grid: agreed("grid"), village: agreed("village"), town: agreed("town"), county: agreed("county") };
};

/** Keeps those that lie in the same region as a hint, from the smallest region up; all when none does. */
const nearTo = (tree: Tree, codes: readonly string[], hint: string): readonly string[] => {
  for (const around of tree.pathOf(hint).reverse()) {
    const near = codes.filter((code) => tree.pathOf(code).includes(around));
    if (near.length > 0) return near;
  }
  return codes;
};

/** Of several places with one name, those that fit what else is named (兴胜镇…), then those near a hint. */
const narrow = (tree: Tree, codes: readonly string[], named: readonly string[], hints: readonly string[]) => {
  if (codes.length < 2) return codes;
  const fitting = codes.filter((code) => named.some((area) => code !== area && tree.pathOf(code).includes(area)));
  return hints.reduce((left, hint) => nearTo(tree, left, hint), fitting.length > 0 ? fitting : codes);
};

const resultOf = (tree: Tree, by: LocatedBy, codes: readonly string[], span?: [number, number]): Located => {
  const place = commonPlace(tree, codes);
  const candidates =
    place.grid === null ? [...new Set(codes.flatMap((code) => tree.gridsBelow(code, mostCandidates)))] : [];
  return {
    ...place,
    by,
    inside: place.county !== null,
    candidates: candidates.slice(0, mostCandidates),
    ...(span && { span }),
  };
};

/** Whether one place lies in another and is known more exactly; who is outside everything is not drawn back in. */
const refines = (one: Located, best: Located): boolean =>
  best.inside &&
  best.grid === null &&
  one.inside &&
  (["county", "town", "village"] as const).every((level) => best[level] === null || best[level] === one[level]);

const textReader = (tree: Tree, addresses: AddressIndex) => {
  const ofMention = (by: LocatedBy, mention: Mention, named: readonly string[], hints: readonly string[]): Located => {
    const codes = mention.areas.length > 0 ? mention.areas : mention.grids;
    // Which of two names was meant is asked, not guessed from where somebody lives.
    const doubted = (mention.meant?.length ?? 0) > 1;
    const found = resultOf(tree, by, doubted ? codes : narrow(tree, codes, named, hints), mention.span);
    return mention.meant ? { ...found, meant: mention.meant } : found;
  };

  /** The first exact place of a text, else the smallest area that it names. `hints`: regions it is probably near. */
  return (by: LocatedBy, text: string, hints: readonly string[]): Located | undefined => {
    const mentions = addresses.mentions(text);
    const named = mentions.flatMap((m) => m.areas);
    const exact = mentions.find((m) => m.exact);
    if (exact) return ofMention(by, exact, named, hints);
    const slip = addresses.slip(text, by === "address");
    if (slip) return ofMention(by, slip, named, hints);
    const [near = ""] = hints;
    const building = addresses.buildingNear(near, text);
    if (building && mentions.every((m) => m.areas.includes(tree.placeOf(near).village ?? "")))
      return ofMention(by, building, named, hints);
    const found = mentions.map((m) => ofMention(by, m, named, hints));
    return found.find((f) => f.village !== null) ?? found.find((f) => f.town !== null) ?? found[0];
  };
};

/** The borders of some regions, ready for looking up points; the same for whatever their places are called. */
export const createBorders = (regions: readonly TreeRegion[]) => {
  const at = (level: Region["level"]) => createPointIndex(regions.filter((r) => r.level === level));
  return { grids: at("grid"), villages: at("village"), towns: at("town") };
};
export type Borders = ReturnType<typeof createBorders>;

const pointReader =
  (tree: Tree, { grids, villages, towns }: Borders) =>
  ({ lng, lat }: Point): Located | undefined => {
    const around = grids.at(lng, lat) ?? villages.at(lng, lat) ?? towns.at(lng, lat);
    if (around) return { ...resultOf(tree, "point", [around.code]), candidates: [] };
    const near = towns.nearest(lng, lat);
    if (!near) return undefined;
    const place = tree.placeOf(near.region.code);
    return { ...place, by: "point", inside: false, distanceM: Math.round(near.distanceM), candidates: [] };
  };

/** Builds the index of some regions once (milliseconds for a county); nothing is read from anywhere afterwards. */
export const createLocateIndex = (
  regions: readonly TreeRegion[],
  aliases: readonly Alias[] = [],
  borders = createBorders(regions),
): LocateIndex => {
  const tree = createTree(regions);
  const byPoint = pointReader(tree, borders);
  const addresses = createAddressIndex(regions, aliases);
  const byText = textReader(tree, addresses);
  const byCode = (by: LocatedBy, code: string | undefined): Located | undefined =>
    code !== undefined && tree.byCode.has(code) ? resultOf(tree, by, [code]) : undefined;

  /** Most exact first: a written address with its number, the point on the map, the code that was scanned, a place in the text. */
  const locate = ({ point, address, text, scene, homeGrid }: Whereabouts): Located => {
    const fromScene = scene === undefined ? undefined : byCode("scene", readScene(scene));
    const fromPoint = point && byPoint(point);
    const around = fromPoint?.inside ? (fromPoint.grid ?? fromPoint.village) : null;
    const hints = [around, fromScene?.grid, homeGrid].filter((hint) => typeof hint === "string");
    const fromAddress = address === undefined ? undefined : byText("address", address, hints);
    const fromText = text === undefined ? undefined : byText("text", text, hints);
    const [within, beyond] = fromPoint?.inside ? [fromPoint, undefined] : [undefined, fromPoint];
    const found = [fromAddress, within, fromScene, fromText, beyond, byCode("home", homeGrid)]
      .filter((one) => one !== undefined)
      .reduce<Located | undefined>((best, one) => (best === undefined || refines(one, best) ? one : best), undefined);
    return found ?? { ...nowhere, by: null, inside: false, candidates: [] };
  };
  const estatesIn = (code: string) =>
    [...new Set(tree.gridsBelow(code).flatMap((grid) => addresses.estatesOf(grid)))].sort((a, b) => (a < b ? -1 : 1));
  return { locate, pathOf: tree.pathOf, estatesIn };
};
