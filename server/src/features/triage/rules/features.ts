import type { Category, Risk } from "@qizhen/shared/vocabulary";
import type { CategoryEvidence } from "./categories";
import type { Facts } from "./facts";
import type { WordFound } from "./lexicon";
import type { Found } from "./signals";
import { featureOfSign, type SignFound } from "./signs";

/** What the model sees of a report: named features with their strength. */
export type Features = Map<string, number>;

/** What was read of a report before its features are taken. */
export interface Readings {
  evidence: CategoryEvidence[];
  senses: WordFound<string>[];
  signs: SignFound[];
  found: Found[];
  facts: Facts;
}

/** How much a word of a known sense counts beside a character pair; chosen by cross-validation over authors. */
const senseStrength = 2;

/**
 * Characters and character pairs of the text (digits made equal) and the senses of its words, together as long for a short
 * report as for a long one; then the weight of the words for each category, the signals found and the facts read.
 * @param text folded
 */
export function featuresOf(text: string, { evidence, senses, signs, found, facts }: Readings): Features {
  const features: Features = new Map();
  addPieces(features, text.replace(/[0-9]+/g, "0").replace(/[\s，,。.！!？?；;、：:“”"'（）()]+/g, " "));
  addSenses(features, text, senses);
  level(features);
  const most = Math.max(1, ...evidence.map(({ weight }) => weight));
  for (const { category, weight } of evidence) {
    features.set(`words:${category}`, Math.log1p(weight));
    features.set(`share:${category}`, weight / most);
  }
  for (const { signal } of found) features.set(`signal:${signal.id}`, 1);
  for (const sign of signs) features.set(featureOfSign(sign), Math.min(1.6, 0.4 + 0.4 * sign.words));
  addFacts(features, facts);
  return features;
}

/** Whether a feature speaks of what a report is about; the others speak of danger and size, or come from hand-made lists. */
export const isOfTopic = (feature: string): boolean => feature.length <= 2 || feature.startsWith("sense:");

function addPieces(features: Features, text: string) {
  for (let index = 0; index < text.length; index++) {
    const one = text.charAt(index);
    if (one === " ") continue;
    features.set(one, 1);
    const next = text.charAt(index + 1);
    if (next !== " " && next !== "") features.set(one + next, 1);
  }
}

function addSenses(features: Features, text: string, senses: WordFound<string>[]) {
  const words = new Map<string, Set<string>>();
  for (const { means, from, to } of senses) {
    const known = words.get(means);
    if (known) known.add(text.slice(from, to));
    else words.set(means, new Set([text.slice(from, to)]));
  }
  for (const [means, different] of words) features.set(`sense:${means}`, senseStrength * Math.log1p(different.size));
}

/** A long report is no louder than a short one. */
function level(features: Features) {
  let sum = 0;
  for (const strength of features.values()) sum += strength;
  const scale = 1 / Math.sqrt(Math.max(1, sum));
  for (const [feature, strength] of features) features.set(feature, strength * scale);
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

/** What has been decided, as features for the model of levels. */
export const judgementOf = (category: Category, risk: Risk): Features =>
  new Map([`is:${category}`, `is:${risk}`, `is:${category}:${risk}`].map((name) => [name, 1]));

/** The features with what has been decided, to learn levels from. */
export const withJudgement = (features: Features, category: Category, risk: Risk): Features =>
  new Map([...features, ...judgementOf(category, risk)]);
