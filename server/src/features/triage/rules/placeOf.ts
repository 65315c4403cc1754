import { words } from "../words";
import type { Reason } from "./explain";
import type { Span } from "./text";

interface Point {
  lng: number;
  lat: number;
}

/** Where something lies, by codes, as the regions feature answers. `by`: which of the things given decided. */
export interface Spot {
  grid: string | null;
  village: string | null;
  town: string | null;
  county: string | null;
  by: string | null;
  inside: boolean;
  span?: Span;
}

/** What triage needs to know of regions; all answered from memory. */
export interface Places {
  locate(given: {
    point?: Point | undefined;
    address?: string | undefined;
    text?: string | undefined;
    scene?: string | undefined;
    homeGrid?: string | undefined;
  }): Spot;
  nameOf(code: string): string;
  /** County first, the code itself last; empty when unknown. */
  pathOf(code: string): readonly string[];
}

/** Everything that may say where a matter is. */
export interface WhereGiven {
  description: string;
  location?: Point | undefined;
  address?: string | undefined;
  gridCode?: string | undefined;
  scene?: string | undefined;
  homeGrid?: string | undefined;
}

/** Where a matter lies (在哪), by what, and what is to be asked about it. */
export interface Place {
  /** County first, as far down as is known; empty when nothing is known. */
  path: readonly string[];
  grid: string | null;
  inside: boolean;
  reason: Reason;
  question: string | undefined;
}

type Source = keyof typeof words.placeBy;
interface Clue {
  source: Source;
  spot: Spot;
}

/**
 * Finds the place by what is most to be trusted: point, typed address, a place named in the words, the code that was scanned,
 * the home grid. What is less exact is refined by the next that agrees with it; two that disagree become a question.
 */
export function placeOf(given: WhereGiven, places: Places): Place {
  const clues = cluesOf(given, places);
  const best = clues.reduce<Clue | undefined>((best, clue) => (!best || refines(clue, best) ? clue : best), undefined);
  if (!best) return { path: [], grid: null, inside: false, reason: nowhere, question: words.askPlace };
  const code = lowest(best.spot);
  return {
    path: code === null ? [] : places.pathOf(code),
    grid: best.spot.grid,
    inside: best.spot.inside,
    reason: reasonOf(best, places),
    question: questionOf(best, clues, places),
  };
}

const nowhere: Reason = { what: words.nowhere, because: words.askPlace };

function cluesOf(given: WhereGiven, places: Places): Clue[] {
  const { location, address, description, gridCode, scene, homeGrid } = given;
  const point = location && places.locate({ point: location });
  const scanned = gridCode ?? scene;
  const code = scanned === undefined ? undefined : places.locate({ scene: scanned });
  const near = (point?.inside ? point.grid : null) ?? code?.grid ?? homeGrid;
  const clues: (Clue | undefined)[] = [
    point?.inside ? { source: "point", spot: point } : undefined,
    decided("address", address ? places.locate({ address, homeGrid: near }) : undefined, "address"),
    decided("text", description ? places.locate({ text: description, homeGrid: near }) : undefined, "text"),
    decided("gridCode", code, "scene"),
    decided("home", homeGrid ? places.locate({ homeGrid }) : undefined, "home"),
    point && !point.inside && point.town ? { source: "point", spot: point } : undefined,
  ];
  return clues.filter((clue) => clue !== undefined);
}

/** A clue, when the thing itself decided and something was found. */
function decided(source: Source, spot: Spot | undefined, by: string): Clue | undefined {
  return spot && spot.by === by && spot.county !== null ? { source, spot } : undefined;
}

const steps = ["county", "town", "village", "grid"] as const;

function refines({ spot }: Clue, { spot: best }: Clue): boolean {
  return best.inside && best.grid === null && spot.grid !== null && agree(spot, best);
}

/** Whether two places could be the same one. */
function agree(one: Spot, other: Spot): boolean {
  return steps.every((step) => one[step] === null || other[step] === null || one[step] === other[step]);
}

function lowest(spot: Spot): string | null {
  return spot.grid ?? spot.village ?? spot.town ?? spot.county;
}

function reasonOf({ source, spot }: Clue, places: Places): Reason {
  if (!spot.inside) return { what: words.outside(places.nameOf(spot.town ?? "")), because: words.placeBy[source] };
  const what = words.grid(places.nameOf(lowest(spot) ?? ""));
  return { what, because: words.placeBy[source], ...(source === "text" && spot.span && { span: spot.span }) };
}

/** The home says where somebody lives, not where it happened: it contradicts nobody. */
function questionOf(best: Clue, clues: Clue[], places: Places): string | undefined {
  const other = clues.find(({ source, spot }) => source !== "home" && spot.inside && !agree(spot, best.spot));
  if (best.source !== "home" && other)
    return words.askWhichPlace(places.nameOf(lowest(best.spot) ?? ""), places.nameOf(lowest(other.spot) ?? ""));
  return best.spot.inside && best.spot.grid === null ? words.askPlace : undefined;
}
