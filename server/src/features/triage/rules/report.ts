import type { Category, Risk } from "@qizhen/shared/vocabulary";
import { type CategoryEvidence, weighCategories } from "./categories";
import type { Knowledge } from "./compileKnowledge";
import { type Facts, readFacts } from "./facts";
import { type Features, featuresOf, withJudgement } from "./features";
import { likelihoods, type ReadyModel } from "./linear";
import { blotIdioms, type Excused, findSignals, type Found } from "./signals";
import { findWords } from "./lexicon";
import { fold } from "./text";

/** A report read once: everything that the rules and the model look at. */
export interface ReadReport {
  found: Found[];
  excused: Excused[];
  facts: Facts;
  evidence: CategoryEvidence[];
  features: Features;
}

/** Longer texts are read up to here; the contract allows no longer ones. */
const longest = 5000;

/** Reads a description. Linear in its length; the same text gives the same reading. */
export function readReport(description: string, knowledge: Knowledge): ReadReport {
  const folded = fold(description.slice(0, longest));
  const text = blotIdioms(folded.text, knowledge);
  const { found, excused } = findSignals(folded, text, knowledge);
  const facts = readFacts(folded, text, knowledge.facts);
  const evidence = weighCategories(text, knowledge);
  const senses = findWords(knowledge.senses, folded.text);
  return { found, excused, facts, evidence, features: featuresOf(folded.text, { evidence, senses, found, facts }) };
}

/** Likelihoods by name. */
export const judge = (model: ReadyModel, features: Features): ReadonlyMap<string, number> => {
  const values = likelihoods(model, features);
  return new Map(model.labels.map((label, index) => [label, values[index] ?? 0]));
};

/** What the model of levels thinks, given what was decided about category and colour. */
export const judgeLevel = (model: ReadyModel, features: Features, category: Category, risk: Risk) =>
  judge(model, withJudgement(features, category, risk));
