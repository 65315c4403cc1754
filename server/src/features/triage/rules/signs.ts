import type { Knowledge } from "./compileKnowledge";
import { findWords } from "./lexicon";
import { findAll } from "./phrases";
import type { Folded } from "./text";

/** A kind of danger, threat or calm (迹象) that a report speaks of. */
export interface SignFound {
  id: string;
  /** Of the present; of the past only (往事); only to say that it is not so (没有). */
  kind: "now" | "past" | "no";
  /** How many different words speak of it. */
  words: number;
  /** The longest of them. */
  from: number;
  to: number;
}

/** Looks for signs in a report. @param text blotted, as long as `folded.text` */
export function findSigns(folded: Folded, text: string, knowledge: Knowledge): SignFound[] {
  const past = pastSentences(folded, text, knowledge);
  const seen = new Map<string, SignFound & { different: Set<string> }>();
  for (const { means: id, from, to } of findWords(knowledge.signs, text)) {
    const kind = denied.test(text.slice(Math.max(0, from - 2), from)) ? "no" : past(from) ? "past" : "now";
    const key = `${kind}:${id}`;
    const known = seen.get(key);
    if (!known) seen.set(key, { id, kind, words: 1, from, to, different: new Set([text.slice(from, to)]) });
    else {
      known.words = known.different.add(text.slice(from, to)).size;
      if (to - from > known.to - known.from) Object.assign(known, { from, to });
    }
  }
  return [...seen.values()].map(({ id, kind, words, from, to }) => ({ id, kind, words, from, to }));
}

const denied = /(?:没|没有|不|未|别)$/;

/** Whether an offset lies in a sentence that tells of the past and of nothing now. */
function pastSentences(folded: Folded, text: string, { past, now }: Knowledge) {
  const known = new Map<number, boolean>();
  return (offset: number) => {
    const [from, to] = folded.sentenceAt(offset);
    let isPast = known.get(from);
    if (isPast === undefined) {
      const sentence = text.slice(from, to);
      isPast = findAll(past, sentence).length > 0 && findAll(now, sentence).length === 0;
      known.set(from, isPast);
    }
    return isPast;
  };
}

/** The name under which the model knows a sign. */
export const featureOfSign = ({ id, kind }: SignFound) => (kind === "now" ? `sign:${id}` : `${kind}:${id}`);
