import { addressParts, normalise, unitKey, unitPattern, type NormalText, type UnitKey } from "./addressText";
import type { Region } from "./region";

/** A place that a text names. */
export interface Mention {
  /** Grids it can mean: one when it is clear. */
  grids: string[];
  /** Villages, towns or counties it can mean when it names no grid. */
  areas: string[];
  /** Whether it says a building, a number or a group, and one that exists. */
  exact: boolean;
  /** Where it stands in the original text, UTF-16 units, half-open; the room is inside it. */
  span: [from: number, to: number];
}

/** What a name stands for. */
interface Place {
  /** Villages, towns or counties called so. */
  areas: Set<string>;
  /** Grids that have this very address, without a number in it. */
  grids: Set<string>;
  /** Grids by building, number or group. */
  units: Map<UnitKey, Set<string>>;
  /** A shortened name (笸箩铺 for 笸箩铺村): an ordinary word as often as a place, so a number must follow at once. */
  short: boolean;
}

interface Node {
  next: Map<string, Node>;
  place?: Place;
}

type TreeRegion = Pick<Region, "code" | "level" | "name" | "parent" | "addresses">;

const addTo = <K, V>(map: Map<K, Set<V>>, key: K, value: V) => map.set(key, (map.get(key) ?? new Set<V>()).add(value));

/** 松石国际城1-5号楼, 1至5号楼: an address that stands for several. */
const range = /^(.*?[^\d-])(\d{1,3})[-至到](\d{1,3})([^\d]+)$/;
const spread = (address: string): string[] => {
  const [, place, first, last, word] = range.exec(normalise(address).text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!place || !word || !(to > from) || to - from > 200) return [address];
  return Array.from({ length: to - from + 1 }, (_, i) => `${place}${from + i}${word}`);
};

/** What may stand between the name of an estate and the number of the building. */
const filler = /(?:小区|家属院|院内|院里|里面|那边|这边|里|的|我家|住在|住|在|是|有个|,|-){0,4}/y;
const unit = new RegExp(unitPattern, "y");
/** 松石国际城12-3-201, 松石国际城12 3单元: a number without a word is a building when a staircase or a room follows, or nothing. */
const bareUnit = /(\d{1,3})(?=-\d{1,4}|,|$)/y;
/** Staircase, floor and room after a building; a number that counts something else (203元, 2023年) is no room. */
const tail =
  /(?:-\d{1,4}){1,3}(?![\d单门楼层室户号])|(?:-?\d{1,2}(?:单元|门洞|门))?(?:-?\d{1,2}[楼层])?(?:-?(?:\d{1,4}(?:室|号房|号|户)|\d{3,4}(?![\d年月日元块点个万人斤米平次天])))?/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Kinds that people write for each other. */
const alike: readonly (readonly string[])[] = [
  ["building", "house"],
  ["society", "group", "team"],
];
const inUnits = (units: Place["units"], key: UnitKey): Set<string> | undefined => {
  const own = units.get(key);
  if (own) return own;
  const [kind = "", number = ""] = key.split(" ");
  const kinds = alike.find((group) => group.includes(kind)) ?? [];
  return kinds.map((other) => units.get(`${other} ${number}` as UnitKey)).find((found) => found !== undefined);
};

/** The end of a place's village suffix, so that its name without it is known too. */
const suffix = /(?:村|社区|嘎查|居委会)$/;

const buildPlaces = (regions: readonly TreeRegion[]): Map<string, Place> => {
  const places = new Map<string, Place>();
  const placeOf = (name: string, short = false): Place => {
    const place = places.get(name) ?? { areas: new Set(), grids: new Set(), units: new Map(), short };
    place.short &&= short;
    places.set(name, place);
    return place;
  };
  const addAddress = (address: string, grid: string) => {
    const { place, unit: key } = addressParts(address);
    if (place.length < 2) return;
    if (key === null) placeOf(place).grids.add(grid);
    else addTo(placeOf(place).units, key, grid);
    const stem = place.replace(suffix, "");
    if (key !== null && stem.length >= 2 && stem !== place) addTo(placeOf(stem, true).units, key, grid);
  };
  for (const region of regions) {
    if (region.level === "grid")
      for (const address of [region.name, ...region.addresses].flatMap(spread)) addAddress(address, region.code);
    else placeOf(normalise(region.name).text).areas.add(region.code);
  }
  return places;
};

const buildTrie = (places: ReadonlyMap<string, Place>): Node => {
  const root: Node = { next: new Map() };
  for (const [name, place] of places) {
    let node = root;
    for (const char of name.split("")) {
      const next = node.next.get(char) ?? { next: new Map() };
      node.next.set(char, next);
      node = next;
    }
    node.place = place;
  }
  return root;
};

const digit = /\d/;

/** The longest name that begins at a place of the text; none in the middle of a number (1分场 is not in 11分场). */
const longestAt = (root: Node, text: string, at: number): { place: Place; end: number } | undefined => {
  if (digit.test(text[at] ?? "") && digit.test(text[at - 1] ?? "")) return undefined;
  let [node, found]: [Node | undefined, { place: Place; end: number } | undefined] = [root, undefined];
  for (let i = at; node; i++) {
    if (node.place && i > at) found = { place: node.place, end: i };
    node = node.next.get(text[i] ?? "");
  }
  return found;
};

const spanOf = ({ from, to }: NormalText, start: number, end: number): [number, number] => [
  from[start] ?? 0,
  to[end - 1] ?? 0,
];

/** The unit that follows a name at once or after a few small words, and where the whole address ends. */
const unitAfter = (place: Place, text: string, end: number): { grids: Set<string>; end: number } | undefined => {
  const gap = place.short ? 0 : (matchAt(filler, text, end)?.[0].length ?? 0);
  for (const start of gap > 0 ? [end + gap, end] : [end]) {
    const named = matchAt(unit, text, start);
    const bare = named ? null : matchAt(bareUnit, text, start);
    const [whole = "", number = "", word = "号楼"] = named ?? bare ?? [];
    const grids = number ? inUnits(place.units, unitKey(number, word)) : undefined;
    if (!grids) continue;
    const past = start + whole.length;
    return { grids, end: past + (matchAt(tail, text, past)?.[0].length ?? 0) };
  }
  return undefined;
};

/** Reads a place from a text: all names it holds, the exact ones with their grid. */
export interface AddressIndex {
  mentions(text: string): Mention[];
  /** The building of a text without an estate (12号楼), in the estates that a grid has part of. */
  buildingNear(grid: string, text: string): Mention | undefined;
}

const strongUnit = /(?<![a-z\d])(\d{1,3})-?(号楼|栋|幢|#楼)/;

/** What a name and the number after it mean; undefined where no name begins. */
const mentionAt = (root: Node, normal: NormalText, at: number): { mention: Mention; end: number } | undefined => {
  const found = longestAt(root, normal.text, at);
  if (!found) return undefined;
  const { place, end } = found;
  const numbered = unitAfter(place, normal.text, end);
  if (numbered) {
    const span = spanOf(normal, at, numbered.end);
    return { mention: { grids: [...numbered.grids], areas: [], exact: true, span }, end: numbered.end };
  }
  if (place.short) return undefined;
  const span = spanOf(normal, at, end);
  const whole = [...place.grids];
  if (whole.length > 0) return { mention: { grids: whole, areas: [], exact: true, span }, end };
  const grids = place.areas.size > 0 ? [] : [...place.units.values()].flatMap((unitGrids) => [...unitGrids]);
  return { mention: { grids: [...new Set(grids)], areas: [...place.areas], exact: false, span }, end };
};

/** The building that a text names without its estate, in one of these estates. */
const buildingIn = (estates: Iterable<Place>, text: string): Mention | undefined => {
  const normal = normalise(text);
  const match = strongUnit.exec(normal.text);
  const [whole = "", number = "", word = ""] = match ?? [];
  if (!match) return undefined;
  const key = unitKey(number, word);
  const grids = [...estates].flatMap((estate) => [...(estate.units.get(key) ?? [])]);
  if (grids.length === 0) return undefined;
  const past = match.index + whole.length;
  const end = past + (matchAt(tail, normal.text, past)?.[0].length ?? 0);
  return { grids: [...new Set(grids)], areas: [], exact: true, span: spanOf(normal, match.index, end) };
};

/** Builds the index of names once; a look-up walks the text once, whatever the number of addresses. */
export const createAddressIndex = (regions: readonly TreeRegion[]): AddressIndex => {
  const places = buildPlaces(regions);
  const root = buildTrie(places);
  const estatesOf = new Map<string, Set<Place>>();
  for (const place of places.values())
    if (!place.short)
      for (const grid of [...place.units.values()].flatMap((set) => [...set])) addTo(estatesOf, grid, place);
  return {
    mentions: (text) => {
      const normal = normalise(text);
      const found: Mention[] = [];
      for (let at = 0; at < normal.text.length;) {
        const one = mentionAt(root, normal, at);
        if (one) found.push(one.mention);
        at = one ? one.end : at + 1;
      }
      return found;
    },
    buildingNear: (grid, text) => buildingIn(estatesOf.get(grid) ?? [], text),
  };
};
