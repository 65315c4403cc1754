import { hidePrivate } from "@qizhen/shared/rules/privacy";
import type { HiddenRecord } from "./found";

/** What is right in no public text, whoever wrote it; names and places a moderator may judge. */
const neverPublic: readonly string[] = [
  "phone",
  "id_number",
  "bank_card",
  "plate",
  "email",
  "wechat",
  "qq",
  "certificate",
];

/** Where in the masked text the stretches lie that stand for what was hidden. */
const shownAt = (spans: ReturnType<typeof hidePrivate>["spans"]): { at: [number, number]; kind: string }[] => {
  let moved = 0;
  return spans.map(({ from, to, kind, shown }) => {
    const at: [number, number] = [from + moved, from + moved + shown.length];
    moved += shown.length - (to - from);
    return { at, kind };
  });
};

/** A question as others may read it before anybody has looked at it. */
export const hideQuestion = (words: { title: string; body: string }) => {
  const parts = (["title", "body"] as const).map((part) => ({ part, ...hidePrivate(words[part]) }));
  const hidden: HiddenRecord[] = parts.flatMap(({ part, spans }) => shownAt(spans).map((one) => ({ part, ...one })));
  return { title: parts[0]?.text ?? "", body: parts[1]?.text ?? "", hidden };
};

/** All private details hidden: what residents add to a question. */
export const hideAll = (text: string): string => hidePrivate(text).text;

/** What staff write: their judgement stands, but for numbers that lead to somebody. */
export const hideNumbers = (text: string): string => {
  const { spans } = hidePrivate(text);
  return spans
    .filter(({ kind }) => neverPublic.includes(kind))
    .reduceRight((left, { from, to, shown }) => left.slice(0, from) + shown + left.slice(to), text);
};
