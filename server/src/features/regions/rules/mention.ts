import { unitKey, unitPattern, type NormalText, type UnitKey } from "./addressText";
import type { Place } from "./places";

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
  /** The name was not written right: what it was taken for; more than one where two are equally near. */
  meant?: string[];
}

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

/** Where an address ends whose building ends here: after its staircase and room. */
export const pastRoom = (text: string, end: number): number => end + (matchAt(tail, text, end)?.[0].length ?? 0);

/** The original stretch of a stretch of the comparable text. */
export const spanOf = ({ from, to }: NormalText, start: number, end: number): [number, number] => [
  from[start] ?? 0,
  to[end - 1] ?? 0,
];

/** The unit that follows a name at once or after a few small words, and where the whole address ends. */
export const unitAfter = (place: Place, text: string, end: number): { grids: Set<string>; end: number } | undefined => {
  const gap = place.short ? 0 : (matchAt(filler, text, end)?.[0].length ?? 0);
  for (const start of gap > 0 ? [end + gap, end] : [end]) {
    const named = matchAt(unit, text, start);
    const bare = named ? null : matchAt(bareUnit, text, start);
    const [whole = "", number = "", word = "号楼"] = named ?? bare ?? [];
    const grids = number ? inUnits(place.units, unitKey(number, word)) : undefined;
    if (!grids) continue;
    return { grids, end: pastRoom(text, start + whole.length) };
  }
  return undefined;
};

/** What a name means by itself. */
export const withoutUnit = (place: Place, span: [number, number]): Mention => {
  const whole = [...place.grids];
  if (whole.length > 0) return { grids: whole, areas: [], exact: true, span };
  const grids = place.areas.size > 0 ? [] : [...place.units.values()].flatMap((unitGrids) => [...unitGrids]);
  return { grids: [...new Set(grids)], areas: [...place.areas], exact: false, span };
};
