import { findNumbers } from "./privacy/numbers";
import { cover, plainText } from "./privacy/plainText";
import { type Finder, hidden, type PrivateKind, type PrivateSpan } from "./privacy/span";

export type { PrivateKind, PrivateSpan } from "./privacy/span";

/** A detail of the original text, and what readers see instead of it. */
export interface HiddenSpan extends PrivateSpan {
  readonly shown: string;
}

/** In the order of their word: what an earlier one found, a later one does not cut. */
const finders: readonly Finder[] = [findNumbers];

/** What stands in a text that was hidden before: it is left alone, so that hiding twice changes nothing. */
const shownBefore = /已藏|某楼某户|某家住处|某年某月|某某|[\u4e00-\u9fff]\*\*/g;

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

/**
 * Finds private details (DOMAIN §9) in a person's words: names, numbers in any writing, dates of birth, places below the community.
 * Surnames with a title, public bodies, hotlines, sums, laws and villages are none. Spans count UTF-16 units, sorted and apart.
 */
export const findPrivate = (text: string): PrivateSpan[] => {
  let plain = plainText(text);
  for (const { 0: token, index } of plain.matchAll(shownBefore)) plain = cover(plain, index, index + token.length);
  const found: PrivateSpan[] = [];
  for (let round = 0; round < 4; round += 1) {
    const before = found.length;
    for (const find of finders) {
      const spans = find(plain).filter(({ from, to }) => !plain.slice(from, to).includes(hidden));
      found.push(...spans);
      plain = coverAll(plain, spans);
    }
    if (found.length === before) break;
  }
  return apart(found);
};

const instead: Readonly<Record<PrivateKind, string>> = {
  name: "某某",
  phone: "已藏",
  id_number: "已藏",
  bank_card: "已藏",
  plate: "已藏",
  case_number: "已藏",
  certificate: "已藏",
  email: "已藏",
  wechat: "已藏",
  qq: "已藏",
  birth_date: "某年某月",
  address: "某楼某户",
};

/** The text as everybody may read it, and each hidden stretch of the original with what is shown for it. Hiding twice changes nothing. */
export const hidePrivate = (text: string): { text: string; spans: HiddenSpan[] } => {
  const spans = findPrivate(text).map((span) => ({ ...span, shown: instead[span.kind] }));
  let shown = "";
  let at = 0;
  for (const span of spans) {
    shown += text.slice(at, span.from) + span.shown;
    at = span.to;
  }
  return { text: shown + text.slice(at), spans };
};
