import type { Lists } from "./phrases";

/** More words than this do not make a good sieve. */
const most = 150;

/**
 * Words of which one must stand in a text for a phrase (notation: phrases.ts) to be found there (锚词); undefined where there
 * is no such word. The rarest choice: the longest words, then the fewest.
 */
export function anchorsOf(phrase: string, lists: Lists): string[] | undefined {
  const choices = partsOf(phrase).flatMap((part) => wordsOf(part, lists) ?? []);
  const usable = choices.filter((words) => words.length > 0 && words.length <= most);
  const shortest = (words: string[]) => Math.min(...words.map((word) => word.length));
  return usable.sort((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0];
}

/** A required piece of a phrase: a run of characters, a bracket, or a list's name. */
type Part = { kind: "run" | "group" | "list"; text: string };

function partsOf(phrase: string): Part[] {
  const parts: Part[] = [];
  let run = "";
  const put = (part?: Part) => {
    if (run) parts.push({ kind: "run", text: run });
    run = "";
    if (part) parts.push(part);
  };
  for (let at = 0; at < phrase.length;) {
    const end = endOfPiece(phrase, at);
    const optional = phrase.charAt(end) === "?";
    const sign = phrase.charAt(at);
    const inner = phrase.slice(at + 1, end - 1);
    if (optional || "…#[".includes(sign)) put();
    else if (sign === "(") put({ kind: "group", text: inner });
    else if (sign === "{") put({ kind: "list", text: inner });
    else run += sign;
    at = end + (optional ? 1 : 0);
  }
  put();
  return parts;
}

const closing: Record<string, string> = { "(": ")", "{": "}", "[": "]" };

/** Where the piece that begins at `from` ends: one sign, or all up to the bracket that closes it. */
function endOfPiece(phrase: string, from: number): number {
  const open = phrase.charAt(from);
  const close = closing[open];
  if (!close) return from + 1;
  let depth = 0;
  for (let at = from; at < phrase.length; at++) {
    if (phrase.charAt(at) === open) depth++;
    if (phrase.charAt(at) === close && --depth === 0) return at + 1;
  }
  return phrase.length;
}

function wordsOf({ kind, text }: Part, lists: Lists): [string[]] | undefined {
  if (kind === "run") return [[text]];
  if (kind === "list") return [lists[text] ?? []];
  const words: string[] = [];
  for (const way of waysOf(text)) {
    const anchors = anchorsOf(way, lists);
    if (!anchors) return undefined;
    words.push(...anchors);
  }
  return [[...new Set(words)]];
}

/** The alternatives of a bracket: 甲|(乙|丙)丁 has two. */
function waysOf(inner: string): string[] {
  const ways = [""];
  let depth = 0;
  for (const sign of inner) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "|" && depth === 0) ways.push("");
    else ways[ways.length - 1] += sign;
  }
  return ways;
}
