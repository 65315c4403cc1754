import type { Category, Risk } from "@qizhen/shared/vocabulary";
import { type CategoryEvidence, weighCategories } from "./categories";
import type { Knowledge } from "./compileKnowledge";
import { type Facts, readFacts, withStretches } from "./facts";
import { type Features, featuresOf, judgementOf } from "./features";
import { findWords } from "./lexicon";
import { likelihoods, type ReadyModel } from "./linear";
import { blotIdioms, type Excused, findSignals, type Found } from "./signals";
import { findSigns, type SignFound } from "./signs";
import { blotCourtesies, fold } from "./text";

/** A report read once: everything that the rules and the model look at. All stretches lie in the description as written. */
export interface ReadReport {
  /** Not pinyin, another script or signs only. */
  legible: boolean;
  found: Found[];
  excused: Excused[];
  signs: SignFound[];
  facts: Facts;
  evidence: CategoryEvidence[];
  features: Features;
}

/** Longer texts are read up to here; the contract allows no longer ones. */
const longest = 5000;

/** Reads a description. Linear in its length; the same text gives the same reading. */
export function readReport(description: string, knowledge: Knowledge): ReadReport {
  const folded = fold(description.slice(0, longest));
  const plain = blotCourtesies(folded.text);
  const text = blotIdioms(plain, knowledge);
  const { found, excused } = findSignals(folded, text, knowledge);
  const signs = findSigns(folded, text, knowledge);
  const facts = readFacts({ text: plain }, text, knowledge.facts);
  const evidence = weighCategories(text, knowledge);
  const senses = findWords(knowledge.senses, plain);
  const features = featuresOf(plain, { evidence, senses, signs, found, facts });
  const { asWritten } = folded;
  return {
    legible: /\p{Script=Han}.*\p{Script=Han}/su.test(plain),
    found: found.map(asWritten),
    excused: excused.map(asWritten),
    signs: signs.map(asWritten),
    facts: withStretches(facts, asWritten),
    evidence: evidence.map(asWritten),
    features,
  };
}

/** Likelihoods by name. */
export const judge = (model: ReadyModel, ...features: Features[]): ReadonlyMap<string, number> => {
  const values = likelihoods(model, ...features);
  return new Map(model.labels.map((label, index) => [label, values[index] ?? 0]));
};

/** What the model of levels thinks, given what was decided about category and colour. */
export const judgeLevel = (model: ReadyModel, features: Features, category: Category, risk: Risk) =>
  judge(model, features, judgementOf(category, risk));
