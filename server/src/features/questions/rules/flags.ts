import type { FlagRecord, HiddenRecord } from "./found";
import { words as say } from "../words";
import { flagWords } from "./knowledge/flagWords";

interface Words {
  title: string;
  body: string;
}

/** Addresses of the web, with or without their beginning. */
const link = /(https?:\/\/|www\.)\S+|[a-z0-9-]+\.(com|cn|net|org|top|xyz|vip|shop)(\/\S*)?/gi;
/** Programs and markup. */
const markup =
  /<\s*\/?\s*(script|style|iframe|img|a|div|span|svg|html|body|meta|form|input|object|embed|link)\b|javascript:|<!--|on(error|load|click)\s*=/i;
const certainLink = /(https?:\/\/|www\.)\S+/i;

/** What no question may hold: the reason, where there is one. */
export const unfit = ({ title, body }: Words): "markup" | "link" | undefined => {
  const text = `${title}\n${body}`;
  if (markup.test(text)) return "markup";
  return certainLink.test(text) ? "link" : undefined;
};

const find = (words: Words, pattern: string | RegExp): FlagRecord["spans"] =>
  (["title", "body"] as const).flatMap((part) => {
    const expression = typeof pattern === "string" ? new RegExp(pattern.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"), "gi") : pattern; // prettier-ignore
    return [...words[part].matchAll(expression)].map(({ 0: found, index }) => ({
      part,
      at: [index, index + found.length] as [number, number],
    }));
  });

const listed = (words: Words, kind: keyof typeof flagWords): FlagRecord[] => {
  const hits = flagWords[kind].flatMap((word) => {
    const spans = find(words, word);
    return spans.length > 0 ? [{ word, spans }] : [];
  });
  if (hits.length === 0) return [];
  return [{ kind, because: hits.map(({ word }) => word).join("、"), spans: hits.flatMap(({ spans }) => spans) }];
};

/** What is to be looked at in a question (提醒), in its masked words. `because` names what was found. */
export const flagsOf = (words: Words, hidden: readonly HiddenRecord[]): FlagRecord[] => {
  const links = find(words, link);
  return [
    ...(hidden.length > 0
      ? [
          {
            kind: "private" as const,
            because: say.because.private(hidden.length),
            spans: hidden.map(({ part, at }) => ({ part, at })),
          },
        ]
      : []),
    ...listed(words, "abuse"),
    ...listed(words, "politics"),
    ...listed(words, "advertising"),
    ...(links.length > 0 ? [{ kind: "links" as const, because: say.because.links, spans: links }] : []),
  ];
};

/** The same words, however they are spaced and marked: what makes two questions the same. */
export const plainWords = ({ title, body }: Words): string =>
  `${title}\n${body}`
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, "");
