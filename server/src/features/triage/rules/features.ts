import type { Category, Risk } from "@qizhen/shared/vocabulary";
import type { CategoryEvidence } from "./categories";
import type { Facts } from "./facts";
import type { Found } from "./signals";

/** What the model sees of a report: named features with their strength. */
export type Features = Map<string, number>;

/**
 * Character pairs and triples of the text (digits made equal), the weight of the words for each category, the signals found
 * and the facts read. @param text folded
 */
export function featuresOf(text: string, evidence: CategoryEvidence[], found: Found[], facts: Facts): Features {
  const features: Features = new Map();
  addPieces(features, text.replace(/[0-9]+/g, "0").replace(/[\s，,。.！!？?；;、：:“”"'（）()]+/g, " "));
  const most = Math.max(1, ...evidence.map(({ weight }) => weight));
  for (const { category, weight } of evidence) {
    features.set(`words:${category}`, Math.log1p(weight));
    features.set(`share:${category}`, weight / most);
  }
  for (const { signal } of found) features.set(`signal:${signal.id}`, 1);
  addFacts(features, facts);
  return features;
}

function addPieces(features: Features, text: string) {
  const pieces = new Set<string>();
  for (let index = 0; index < text.length - 1; index++) {
    const pair = text.slice(index, index + 2);
    if (!pair.includes(" ")) pieces.add(pair);
    const triple = text.slice(index, index + 3);
    if (triple.length === 3 && !triple.includes(" ")) pieces.add(triple);
  }
  const strength = 1 / Math.sqrt(Math.max(1, pieces.size));
  for (const piece of pieces) features.set(piece, strength);
}

const sums = [50, 100, 200, 500, 1000, 3000, 10_000, 30_000, 100_000];
const groups = [2, 3, 4, 10, 50];

function addFacts(features: Features, { people, amount, child, old, marks }: Facts) {
  for (const sum of sums) if (amount && amount.value > sum) features.set(`sum>${sum}`, 0.5);
  for (const size of groups) if (people && people.value >= size) features.set(`people>=${size}`, 0.5);
  if (!amount) features.set("sum:none", 0.5);
  if (child) features.set("age:child", 1);
  if (old) features.set("age:old", 1);
  for (const mark of Object.keys(marks)) features.set(`mark:${mark}`, 1);
}

/** The features with what has been decided, for the model of levels. */
export function withJudgement(features: Features, category: Category, risk: Risk): Features {
  return new Map([...features, [`is:${category}`, 1], [`is:${risk}`, 1], [`is:${category}:${risk}`, 1]]);
}
