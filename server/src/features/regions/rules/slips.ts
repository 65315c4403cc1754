import { normalise, unitPattern, type NormalText } from "./addressText";
import { spanOf, unitAfter, withoutUnit, type Mention } from "./mention";
import type { NameTrie } from "./nameTrie";
import { createNearNames, type NearName } from "./nearNames";
import type { Place } from "./places";

/** An address is short; what is longer is a story, in which only names with a number after them are looked at. */
const longestAddress = 80;
/** A report does not name more buildings than this. */
const mostUnits = 12;
const fillerBefore = /(?:小区|家属院|院内|院里|里面|那边|这边|里|的|,|-){1,3}$/;

interface Near extends NearName {
  place: Place;
  end: number;
}

/** Where names that are written right end, so that none of them is taken for a wrongly written other one. */
const rightOnes = (names: NameTrie<Place>, text: string): { from: number; end: number }[] => {
  const found: { from: number; end: number }[] = [];
  for (let at = 0; at < text.length;) {
    const one = names.longestAt(text, at);
    if (one && !one.value.short) found.push({ from: at, end: one.end });
    at = one && !one.value.short ? one.end : at + 1;
  }
  return found;
};

/** One of them for each place: an alias and the name it stands for lead to the same grids. */
const differing = (all: readonly Near[], text: string): Near[] => {
  const byGrids = new Map<string, Near>();
  for (const near of all) {
    const grids = unitAfter(near.place, text, near.end)?.grids ?? new Set([...near.place.grids, ...near.place.areas]);
    const key = grids.size > 0 ? [...grids].sort().join() : near.name;
    if (!byGrids.has(key)) byGrids.set(key, near);
  }
  return [...byGrids.values()];
};

const mentionOf = (normal: NormalText, all: readonly Near[]): Mention | undefined => {
  const apart = differing(all, normal.text);
  const [first] = apart;
  if (!first || apart.every(({ sure }) => !sure)) return undefined;
  const meant = apart.map(({ place }) => place.called);
  const each = apart.map(({ place, from, end }): Mention => {
    const numbered = unitAfter(place, normal.text, end);
    const span = spanOf(normal, from, numbered?.end ?? end);
    return numbered ? { grids: [...numbered.grids], areas: [], exact: true, span } : withoutUnit(place, span);
  });
  const [only] = each;
  if (each.length === 1 && only) return { ...only, meant };
  return {
    grids: [...new Set(each.flatMap(({ grids }) => grids))],
    areas: [...new Set(each.flatMap(({ areas }) => areas))],
    exact: false,
    span: only?.span ?? [0, 0],
    meant,
  };
};

/** Builds the reading of names with one wrong character: `slips(text, whole)`, see AddressIndex. */
export const createSlips = (places: ReadonlyMap<string, Place>, names: NameTrie<Place>) => {
  const whole = [...places].filter(([, { short }]) => !short).map(([name]) => name);
  const near = createNearNames(whole);

  const nearEndingAt = (text: string, end: number, right: readonly { from: number; end: number }[]): Near[] =>
    near.endingAt(text, end).flatMap((one) => {
      const { name, from } = one;
      const place = places.get(name);
      const touches = right.some((other) => from < other.end && other.from < end);
      return place && !touches ? [{ ...one, place, end }] : [];
    });

  const beforeUnits = (text: string, right: readonly { from: number; end: number }[]): Near[] => {
    for (const match of [...text.matchAll(new RegExp(unitPattern, "g"))].slice(0, mostUnits)) {
      const gap = fillerBefore.exec(text.slice(0, match.index))?.[0].length ?? 0;
      for (const end of gap > 0 ? [match.index - gap, match.index] : [match.index]) {
        const found = nearEndingAt(text, end, right);
        if (found.some(({ place }) => unitAfter(place, text, end))) return found;
      }
    }
    return [];
  };

  const anywhere = (text: string, right: readonly { from: number; end: number }[]): Near[] => {
    if (text.length > longestAddress) return [];
    for (let end = text.length; end > 0; end--) {
      const found = nearEndingAt(text, end, right);
      if (found.length > 0) return found;
    }
    return [];
  };

  return (text: string, isAddress: boolean): Mention | undefined => {
    const normal = normalise(text);
    const right = rightOnes(names, normal.text);
    const numbered = beforeUnits(normal.text, right);
    const found = numbered.length > 0 || !isAddress ? numbered : anywhere(normal.text, right);
    return mentionOf(normal, found);
  };
};
