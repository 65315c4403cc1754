import type { Knowledge } from "./compileKnowledge";
import type { GuardName, Signal } from "./knowledge/shapes";
import { findWords, type WordFound } from "./lexicon";
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
export function blotIdioms(text: string, { idioms }: Pick<Knowledge, "idioms">): string {
  const signs = text.split("");
  for (const { from, to } of findWords(idioms, text)) signs.fill("□", from, to);
  return signs.join("");
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
  const bySignal = new Map<Signal, Place[]>();
  for (const { means, from, to } of findWords(knowledge.signals, text)) {
    const places = bySignal.get(means);
    if (places) places.push({ from, to });
    else bySignal.set(means, [{ from, to }]);
  }
  const found: Found[] = [];
  const excused: Excused[] = [];
  for (const [signal, all] of bySignal) {
    const places = apart(all);
    const guards = places.map((place) => signal.unless.find((name) => holds(name, place, folded, text, knowledge)));
    const standing = places.filter((_, index) => !guards[index]);
    const first = standing[0];
    if (first) found.push({ signal, from: first.from, to: first.to, times: standing.length });
    places.forEach((place, index) => {
      const by = guards[index];
      if (by) excused.push({ signal, ...place, by });
    });
  }
  return { found: inOrder(found, knowledge), excused };
}

type Place = Pick<WordFound<never>, "from" | "to">;

/** Stretches that overlap are one. */
function apart(places: Place[]): Place[] {
  const joined: Place[] = [];
  for (const { from, to } of places.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** In the order in which the knowledge names them, so that the answer never depends on where the words stand. */
const inOrder = (found: Found[], { data }: Knowledge) =>
  found.sort((a, b) => data.signals.indexOf(a.signal) - data.signals.indexOf(b.signal));

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
