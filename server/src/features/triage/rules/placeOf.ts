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
  /** The name was written with a wrong character: what it was taken for; several where that is in doubt. */
  meant?: readonly string[];
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
  /** What decided, and where sources say otherwise. */
  reasons: Reason[];
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
  if (!best) return { path: [], grid: null, inside: false, reasons: [nowhere], question: words.askPlace };
  const other = contradicting(best, clues);
  const code = lowest(best.spot);
  return {
    path: code === null ? [] : places.pathOf(code),
    grid: best.spot.grid,
    inside: best.spot.inside,
    reasons: [reasonOf(best, places), ...differenceOf(best, other, places), ...beyond(best, clues)],
    question: questionOf(best, other, places),
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

function refines({ source, spot }: Clue, { spot: best }: Clue): boolean {
  // Which of two names was meant is asked, not guessed from where somebody lives.
  if (source === "home" && (best.meant?.length ?? 0) > 1) return false;
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
  const [meant, doubt] = spot.meant ?? [];
  const by = words.placeBy[source];
  const because = meant !== undefined && doubt === undefined ? `${by}，${words.takenFor(meant)}` : by;
  if (!spot.inside) return { what: words.outside(places.nameOf(spot.town ?? "")), because };
  const what = words.grid(places.nameOf(lowest(spot) ?? ""));
  return { what, because, ...(source === "text" && spot.span && { span: spot.span }) };
}

/** Another source that means another place. The home says where somebody lives, not where it happened: it contradicts nobody. */
function contradicting(best: Clue, clues: Clue[]): Clue | undefined {
  if (best.source === "home") return undefined;
  return clues.find(({ source, spot }) => source !== "home" && spot.inside && !agree(spot, best.spot));
}

const nameOf = ({ spot }: Clue, places: Places) => places.nameOf(lowest(spot) ?? "");

function differenceOf(best: Clue, other: Clue | undefined, places: Places): Reason[] {
  if (!other) return [];
  const [by, otherBy] = [words.placeBy[best.source], words.placeBy[other.source]];
  const because = words.differ(by, nameOf(best, places), otherBy, nameOf(other, places));
  return [
    { what: words.placesDiffer, because, ...(other.source === "text" && other.spot.span && { span: other.spot.span }) },
  ];
}

/** A point outside every grid is not followed where something else names a place; that is said. */
function beyond(best: Clue, clues: Clue[]): Reason[] {
  const outside = best.spot.inside && clues.some(({ source, spot }) => source === "point" && !spot.inside);
  return outside ? [{ what: words.placesDiffer, because: words.pointBeyond(words.placeBy[best.source]) }] : [];
}

/** One question at most: which of two places it is, else which of two names was meant, else where at all. */
function questionOf(best: Clue, other: Clue | undefined, places: Places): string | undefined {
  if (other) return words.askWhichPlace(nameOf(best, places), nameOf(other, places));
  return askMeant(best.spot) ?? (best.spot.inside && best.spot.grid === null ? words.askPlace : undefined);
}

function askMeant({ meant }: Spot): string | undefined {
  const [one, other] = meant ?? [];
  if (one === undefined) return undefined;
  return other === undefined ? words.askMeant(one) : words.askWhichMeant(one, other);
}
