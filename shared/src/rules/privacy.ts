import { findAddresses } from "./privacy/addresses";
import { findCodes } from "./privacy/codes";
import { findBirthDates } from "./privacy/dates";
import { findNames, shownName } from "./privacy/names";
import { findNumbers } from "./privacy/numbers";
import { cover, plainText } from "./privacy/plainText";
import { type Finder, hidden, type PrivateKind, type PrivateSpan } from "./privacy/span";

export type { PrivateKind, PrivateSpan } from "./privacy/span";

/** A detail of the original text, and what readers see instead of it. */
export interface HiddenSpan extends PrivateSpan {
  readonly shown: string;
}

/** In the order of their word: what an earlier one found, a later one does not cut. */
const finders: readonly Finder[] = [findCodes, findBirthDates, findNumbers, findAddresses, findNames];

/** What stands in a text that was hidden before: it is left alone, so that hiding twice changes nothing. */
const shownBefore = /已藏|某楼某户|某户|某年某月|某某|[\u4e00-\u9fff]\*\*/g;

/** Sorted and apart: of two that touch the same text one stretch is made, of the kind that came first. */
const apart = (spans: readonly PrivateSpan[]): PrivateSpan[] =>
  [...spans]
    .sort((one, other) => one.from - other.from || other.to - one.to)
    .reduce<PrivateSpan[]>((done, span) => {
      const last = done.at(-1);
      if (!last || span.from >= last.to) return [...done, span];
      return [...done.slice(0, -1), { ...last, to: Math.max(last.to, span.to) }];
    }, []);

const coverAll = (plain: string, spans: readonly PrivateSpan[]): string =>
  spans.reduce((covered, { from, to }) => cover(covered, from, to), plain);

/** One search: what an earlier finder found is covered before the next one looks. */
const search = (text: string): PrivateSpan[] => {
  let plain = plainText(text);
  for (const { 0: token, index } of plain.matchAll(shownBefore)) plain = cover(plain, index, index + token.length);
  const found: PrivateSpan[] = [];
  for (const find of finders) {
    const spans = find(plain).filter(({ from, to }) => !plain.slice(from, to).includes(hidden));
    found.push(...spans);
    plain = coverAll(plain, spans);
  }
  return apart(found);
};

const door = "某楼某户";
const house = "某户";
const number = "已藏";

const instead = (kind: PrivateKind, detail: string): string => {
  if (kind === "name") return shownName(detail);
  if (kind === "birth_date") return "某年某月";
  if (kind === "address") return /[楼栋幢座室#-]|单元/.test(detail) ? door : house;
  return number;
};

const show = (text: string, spans: readonly PrivateSpan[]) => {
  let shown = "";
  let at = 0;
  /** Where each unit of what is shown stood in the text. */
  const places: number[] = [];
  const write = (piece: string, from: number, moves: boolean) => {
    for (let unit = 0; unit < piece.length; unit += 1) places.push(from + (moves ? unit : 0));
    shown += piece;
  };
  for (const { from, to, kind } of spans) {
    write(text.slice(at, from), at, true);
    write(instead(kind, text.slice(from, to)), from, false);
    at = to;
  }
  write(text.slice(at), at, true);
  return { shown, places: [...places, text.length] };
};

/**
 * The text as everybody may read it, and each hidden stretch of the original with what is shown for it: of a name the surname,
 * “某楼某户” for a door, “已藏” for a number. Hiding what was hidden changes nothing more.
 */
export const hidePrivate = (text: string): { text: string; spans: HiddenSpan[] } => {
  let spans = search(text);
  for (let round = 0; round < 4; round += 1) {
    const { shown, places } = show(text, spans);
    const more = search(shown).map(({ from, to, kind }) => ({
      from: places[from] ?? 0,
      to: (places[to - 1] ?? 0) + 1,
      kind,
    }));
    if (more.length === 0) break;
    spans = apart([...spans, ...more]);
  }
  const { shown } = show(text, spans);
  return {
    text: shown,
    spans: spans.map((span) => ({ ...span, shown: instead(span.kind, text.slice(span.from, span.to)) })),
  };
};

/**
 * Finds private details (DOMAIN §9) in a person's words: names, numbers in any writing, dates of birth, places below the community.
 * Surnames with a title, public bodies, hotlines, sums, laws and villages are none. Spans count UTF-16 units, sorted and apart.
 */
export const findPrivate = (text: string): PrivateSpan[] =>
  hidePrivate(text).spans.map(({ from, to, kind }) => ({ from, to, kind }));
