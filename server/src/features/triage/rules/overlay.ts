import type { RuleDuty, Rules } from "@qizhen/shared/contract/rulebook";
import { categories, type Category, keysOf } from "@qizhen/shared/vocabulary";
import type { CategoryDuty, CategoryWords, KnowledgeData, Signal, Thresholds } from "./knowledge/shapes";
import type { Weights } from "./knowledge/weights";

/**
 * The product's knowledge with a county's own rules laid over it (分诊规则). Pure; what the rules do not name stays the very
 * same. The rules are sound: rulebook has checked them.
 */
export function overlay(base: KnowledgeData, rules: Rules, version: string): KnowledgeData {
  const duties = resolveDuties(base.duties, rules.departments);
  return {
    ...base,
    version,
    thresholds: { ...base.thresholds, ...(rules.thresholds as Partial<Thresholds>) },
    weights: { ...base.weights, ...(rules.weights as Partial<Weights>) },
    lowest: rules.levels,
    duties,
    localDuties: rules.local.map(({ region, category, ...duty }) => ({
      region,
      category,
      duty: dutyOf(duties[category], duty, duties),
    })),
    categories: base.categories.map((words) => withPhrases(words, rules.words.categories[words.category])),
    signals: base.signals.map((signal) => withSignalPhrases(signal, rules.words.signals[signal.id])),
  };
}

type Duties = Record<Category, CategoryDuty>;

/** Each category's duty, those that are "the same as another's" followed to their end; a circle ends where it began. */
function resolveDuties(base: Duties, changed: Rules["departments"]): Duties {
  const resolve = (category: Category, seen: readonly Category[]): CategoryDuty => {
    const duty = changed[category];
    if (duty?.as && !seen.includes(duty.as)) return resolve(duty.as, [...seen, duty.as]);
    return duty ? dutyOf(base[category], duty, base) : base[category];
  };
  return Object.fromEntries(keysOf(categories).map((category) => [category, resolve(category, [category])])) as Duties;
}

function dutyOf(base: CategoryDuty, { as: other, ...named }: RuleDuty, duties: Duties): CategoryDuty {
  const start = other ? duties[other] : base;
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return { ...start, ...given };
}

function withPhrases(words: CategoryWords, changed: Rules["words"]["categories"][Category]): CategoryWords {
  if (!changed) return words;
  const kept = words.words.map(({ weight, phrases }) => ({
    weight,
    phrases: phrases.filter((phrase) => !changed.off.includes(phrase)),
  }));
  const added = changed.add.map(({ phrase, weight }) => ({ weight, phrases: [phrase] }));
  return { ...words, words: [...kept, ...added].filter(({ phrases }) => phrases.length > 0) };
}

function withSignalPhrases(signal: Signal, changed: Rules["words"]["signals"][string] | undefined): Signal {
  if (!changed) return signal;
  return { ...signal, phrases: [...signal.phrases.filter((phrase) => !changed.off.includes(phrase)), ...changed.add] };
}
