import type { Knowledge } from "./compileKnowledge";
import type { GuardName, Signal } from "./knowledge/shapes";
import { findAll } from "./phrases";
import type { Folded } from "./text";

/** A signal that was found, and the first phrase that says it. */
export interface Found {
  signal: Signal;
  from: number;
  to: number;
  /** How many phrases of this signal stand in the text. */
  times: number;
}

/** Something that sounded like a signal and was excused by a guard (排除), kept so that it can be shown. */
export interface Excused {
  signal: Signal;
  from: number;
  to: number;
  by: GuardName;
}

/** Blots out set phrases (跳楼价, 气死我了), each character replaced by one mark, so that offsets stay. */
export function blotIdioms(text: string, { idioms }: Knowledge): string {
  return text.replace(idioms, (idiom) => "□".repeat(idiom.length));
}

/**
 * Looks for signals in a report whose idioms are blotted out.
 * @param text the blotted text, as long as `folded.text`
 */
export function findSignals(
  folded: Folded,
  text: string,
  knowledge: Knowledge,
): { found: Found[]; excused: Excused[] } {
  const found: Found[] = [];
  const excused: Excused[] = [];
  for (const { signal, pattern } of knowledge.signals) {
    const guardOn = (place: Place) => signal.unless.find((name) => holds(name, place, folded, text, knowledge));
    const places = findAll(pattern, text).map((place) => ({ ...place, by: guardOn(place) }));
    const standing = places.filter((place) => !place.by);
    const first = standing[0];
    if (first) found.push({ signal, from: first.from, to: first.to, times: standing.length });
    for (const place of places) if (place.by) excused.push({ signal, from: place.from, to: place.to, by: place.by });
  }
  return { found, excused };
}

interface Place {
  from: number;
  to: number;
}

function holds(name: GuardName, place: Place, folded: Folded, text: string, knowledge: Knowledge): boolean {
  const { guard, before: pattern, after: patternAfter } = knowledge.guards[name];
  const sentence = folded.sentenceAt(place.from);
  // A negation only reaches to the next comma; a time or a source colours the whole sentence.
  const start = Math.max(sentence[0], place.from - guard.within);
  const before = text.slice(start, place.from);
  const inner = name === "negated" ? before.slice(lastComma(before) + 1) : before;
  const last = findAll(pattern, inner).at(-1);
  if (last && !(name === "past" && findAll(knowledge.now, inner.slice(last.to)).length > 0)) return true;
  const after = text.slice(place.to, place.to + guard.afterWithin);
  return patternAfter !== undefined && findAll(patternAfter, after).length > 0;
}

function lastComma(text: string): number {
  return Math.max(text.lastIndexOf(","), text.lastIndexOf("，"), text.lastIndexOf("、"), text.lastIndexOf(" "));
}
