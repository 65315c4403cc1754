import { anchorsOf } from "./anchors";
import { compilePhrases, findAll, type Lists } from "./phrases";

/** A phrase in a text, and what it stands for. */
export interface WordFound<T> {
  means: T;
  from: number;
  to: number;
}

/** Many phrases made ready to be found in one pass. */
export interface Lexicon<T> {
  root: Node<T>;
  patterns: Pattern<T>[];
  /** Patterns without a word that must stand there: sought in every text. */
  always: Pattern<T>[];
}

interface Pattern<T> {
  means: T;
  pattern: RegExp;
}

interface Node<T> {
  next: Map<number, Node<T>>;
  means: T[];
  /** Numbers of the patterns that are worth seeking once this word stands in the text. */
  opens: number[];
}

const makeNode = <T>(): Node<T> => ({ next: new Map(), means: [], opens: [] });

/** A phrase that would be spelt out in more ways than this is left to a regular expression. */
const mostSpellings = 200;

/**
 * Makes phrases (notation: phrases.ts) ready. What can be spelt out goes into one tree of characters, so that thousands of
 * words cost no more than a few; what cannot (gaps, numbers) is sought only where one of its own words stands.
 * @throws Error naming the phrase that cannot be read
 */
export function compileLexicon<T>(entries: { means: T; phrases: string[] }[], lists: Lists): Lexicon<T> {
  const lexicon: Lexicon<T> = { root: makeNode<T>(), patterns: [], always: [] };
  for (const { means, phrases } of entries)
    for (const phrase of phrases) {
      const spelt = spellOut(phrase, lists);
      if (spelt) for (const word of spelt) plant(lexicon.root, word, means);
      else addPattern(lexicon, { means, pattern: compilePhrases([phrase], lists) }, anchorsOf(phrase, lists));
    }
  return lexicon;
}

function addPattern<T>({ root, patterns, always }: Lexicon<T>, pattern: Pattern<T>, anchors: string[] | undefined) {
  if (!anchors) return void always.push(pattern);
  for (const anchor of anchors) nodeOf(root, anchor).opens.push(patterns.length);
  patterns.push(pattern);
}

function plant<T>(root: Node<T>, word: string, means: T) {
  const node = nodeOf(root, word);
  if (!node.means.includes(means)) node.means.push(means);
}

function nodeOf<T>(root: Node<T>, word: string): Node<T> {
  let node = root;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    const next = node.next.get(code) ?? makeNode<T>();
    node.next.set(code, next);
    node = next;
  }
  return node;
}

/** Every phrase that stands in a text; of phrases with one meaning that begin at one place, the longest. */
export function findWords<T>({ root, patterns, always }: Lexicon<T>, text: string): WordFound<T>[] {
  const found: WordFound<T>[] = [];
  const open = new Set<number>();
  for (let from = 0; from < text.length; from++) {
    const first = found.length;
    let node = root.next.get(text.charCodeAt(from));
    for (let to = from + 1; node; to++) {
      for (const means of node.means) put(found, first, { means, from, to });
      for (const number of node.opens) open.add(number);
      node = to < text.length ? node.next.get(text.charCodeAt(to)) : undefined;
    }
  }
  const seek = ({ means, pattern }: Pattern<T>) => {
    for (const { from, to } of findAll(pattern, text)) found.push({ means, from, to });
  };
  for (const number of open) seek(patterns[number] as Pattern<T>);
  always.forEach(seek);
  return found;
}

function put<T>(found: WordFound<T>[], first: number, word: WordFound<T>) {
  for (let index = first; index < found.length; index++) {
    const earlier = found[index];
    if (earlier?.means !== word.means) continue;
    earlier.to = word.to;
    return;
  }
  found.push(word);
}

/** All ways of writing a phrase without gaps or numbers; undefined where it has them, or there are too many. */
function spellOut(phrase: string, lists: Lists): string[] | undefined {
  if (/[…#[\]{}.*+^$\\/|]/.test(phrase.replace(/\([^()]*\)/g, (group) => group.replaceAll("|", "")))) {
    return /^\{(\w+)\}$/.test(phrase) ? lists[phrase.slice(1, -1)] : undefined;
  }
  if (!bracketsPair(phrase)) return undefined;
  const spellings = alternatives(phrase, 0).ways;
  return spellings.length <= mostSpellings && spellings.every((word) => word !== "") ? spellings : undefined;
}

function bracketsPair(phrase: string): boolean {
  let depth = 0;
  for (const sign of phrase) {
    if (sign === "(") depth++;
    if (sign === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** Reads `甲|乙` up to the closing bracket or the end. */
function alternatives(phrase: string, from: number): { ways: string[]; to: number } {
  const all: string[] = [];
  let ways = [""];
  let at = from;
  while (at < phrase.length && phrase.charAt(at) !== ")") {
    if (phrase.charAt(at) === "|") {
      all.push(...ways);
      ways = [""];
      at++;
      continue;
    }
    const part = phrase.charAt(at) === "(" ? alternatives(phrase, at + 1) : { ways: [phrase.charAt(at)], to: at + 1 };
    const optional = phrase.charAt(part.to) === "?";
    const choices = optional ? [...part.ways, ""] : part.ways;
    ways = ways.flatMap((start) => choices.map((end) => start + end));
    at = part.to + (optional ? 1 : 0);
  }
  return { ways: [...all, ...ways], to: at + 1 };
}
