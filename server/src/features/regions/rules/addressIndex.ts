import { normalise, unitKey, type NormalText } from "./addressText";
import type { Alias } from "./alias";
import { pastRoom, spanOf, unitAfter, withoutUnit, type Mention } from "./mention";
import { createNameTrie, type NameTrie } from "./nameTrie";
import { buildPlaces, estatesByGrid, type NamedRegion, type Place } from "./places";
import { createSlips } from "./slips";

export type { Mention } from "./mention";

/** Reads a place from a text: all names it holds, the exact ones with their grid. */
export interface AddressIndex {
  mentions(text: string): Mention[];
  /**
   * A name with one wrong character (松时国际城12号楼), where the right one is not in doubt; with a number after it, or anywhere
   * in a text that is an address (`whole`). For texts that name no building otherwise.
   */
  slip(text: string, whole: boolean): Mention | undefined;
  /** The building of a text without an estate (12号楼), in the estates that a grid has part of. */
  buildingNear(grid: string, text: string): Mention | undefined;
  /** What the estates of a grid are called. */
  estatesOf(grid: string): string[];
}

const strongUnit = /(?<![a-z\d])(\d{1,3})-?(号楼|栋|幢|#楼)/;

/** What a name and the number after it mean; undefined where no name begins. */
const mentionAt = (
  names: NameTrie<Place>,
  normal: NormalText,
  at: number,
): { mention: Mention; end: number } | undefined => {
  const found = names.longestAt(normal.text, at);
  if (!found) return undefined;
  const { value: place, end } = found;
  const numbered = unitAfter(place, normal.text, end);
  if (numbered) {
    const span = spanOf(normal, at, numbered.end);
    return { mention: { grids: [...numbered.grids], areas: [], exact: true, span }, end: numbered.end };
  }
  return place.short ? undefined : { mention: withoutUnit(place, spanOf(normal, at, end)), end };
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
  const end = pastRoom(normal.text, match.index + whole.length);
  return { grids: [...new Set(grids)], areas: [], exact: true, span: spanOf(normal, match.index, end) };
};

/** Builds the index of names once; a look-up walks the text once, whatever the number of addresses. */
export const createAddressIndex = (regions: readonly NamedRegion[], aliases: readonly Alias[] = []): AddressIndex => {
  const places = buildPlaces(regions, aliases);
  const names = createNameTrie(places);
  const estates = estatesByGrid(places);
  const slips = createSlips(places, names);
  return {
    mentions: (text) => {
      const normal = normalise(text);
      const found: Mention[] = [];
      for (let at = 0; at < normal.text.length;) {
        const one = mentionAt(names, normal, at);
        if (one) found.push(one.mention);
        at = one ? one.end : at + 1;
      }
      return found;
    },
    slip: (text, whole) => slips(text, whole),
    buildingNear: (grid, text) => buildingIn(estates.get(grid) ?? [], text),
    estatesOf: (grid) => [...(estates.get(grid) ?? [])].map(({ called }) => called),
  };
};
