import { addressParts, normalise, type UnitKey } from "./addressText";
import type { Alias } from "./alias";
import { pathIn } from "./pathIn";
import type { Region } from "./region";

/** What a name stands for. */
export interface Place {
  /** The name as it was first written. */
  called: string;
  /** Villages, towns or counties called so. */
  areas: Set<string>;
  /** Grids that have this very address, without a number in it. */
  grids: Set<string>;
  /** Grids by building, number or group. */
  units: Map<UnitKey, Set<string>>;
  /** A shortened name (笸箩铺 for 笸箩铺村): an ordinary word as often as a place, so a number must follow at once. */
  short: boolean;
}

export type NamedRegion = Pick<Region, "code" | "level" | "name" | "parent" | "addresses">;

const addTo = <K, V>(map: Map<K, Set<V>>, key: K, value: V) => map.set(key, (map.get(key) ?? new Set<V>()).add(value));

/** 松石国际城1-5号楼, 1至5号楼: an address that stands for several. */
const range = /^(.*?[^\d-])(\d{1,3})[-至到](\d{1,3})([^\d]+)$/;
const spread = (address: string): string[] => {
  const [, place, first, last, word] = range.exec(normalise(address).text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!place || !word || !(to > from) || to - from > 200) return [address];
  return Array.from({ length: to - from + 1 }, (_, i) => `${place}${from + i}${word}`);
};

/** The end of a place's village suffix, so that its name without it is known too. */
const suffix = /(?:村|社区|嘎查|居委会)$/;

type Places = Map<string, Place>;

const placeOf = (places: Places, name: string, called = name, short = false): Place => {
  const known = places.get(name);
  if (known) {
    known.short &&= short;
    return known;
  }
  const place: Place = { called, areas: new Set(), grids: new Set(), units: new Map(), short };
  places.set(name, place);
  return place;
};

const addAddress = (places: Places, address: string, grid: string) => {
  const { place, unit } = addressParts(address);
  if (place.length < 2) return;
  const { to } = normalise(address);
  const own = placeOf(places, place, address.slice(0, to[place.length - 1]).trim());
  if (unit === null) own.grids.add(grid);
  else addTo(own.units, unit, grid);
  const stem = place.replace(suffix, "");
  if (unit !== null && stem.length >= 2 && stem !== place) addTo(placeOf(places, stem, stem, true).units, unit, grid);
};

/** An estate's alias has the estate's buildings, those of the region it was given to. */
const addEstate = (places: Places, alias: Alias, estate: string, lies: (grid: string) => boolean) => {
  const meant = places.get(normalise(estate).text);
  if (!meant) return;
  const own = placeOf(places, normalise(alias.name).text, alias.name);
  for (const grid of meant.grids) if (lies(grid)) own.grids.add(grid);
  for (const [unit, grids] of meant.units) for (const grid of grids) if (lies(grid)) addTo(own.units, unit, grid);
};

const addAliases = (places: Places, regions: readonly NamedRegion[], aliases: readonly Alias[]) => {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  for (const alias of aliases) {
    const region = byCode.get(alias.code);
    if (!region) continue;
    const lies = (grid: string) => pathIn(byCode, grid).includes(region.code);
    if (alias.estate !== undefined) addEstate(places, alias, alias.estate, lies);
    else if (region.level === "grid") addAddress(places, alias.name, region.code);
    else placeOf(places, normalise(alias.name).text, alias.name).areas.add(region.code);
  }
};

/** Every name that can mean a place, by its comparable form. Aliases of regions that are no more are passed over. */
export const buildPlaces = (regions: readonly NamedRegion[], aliases: readonly Alias[] = []): Places => {
  const places: Places = new Map();
  for (const region of regions) {
    if (region.level === "grid")
      for (const address of [region.name, ...region.addresses].flatMap(spread))
        addAddress(places, address, region.code);
    else placeOf(places, normalise(region.name).text, region.name).areas.add(region.code);
  }
  addAliases(places, regions, aliases);
  return places;
};

/** Estates by grid: what the addresses of each are called. */
export const estatesByGrid = (places: ReadonlyMap<string, Place>): Map<string, Set<Place>> => {
  const found = new Map<string, Set<Place>>();
  for (const place of places.values())
    if (!place.short) for (const grids of place.units.values()) for (const grid of grids) addTo(found, grid, place);
  return found;
};
