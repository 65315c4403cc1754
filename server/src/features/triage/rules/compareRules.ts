import type { Rules } from "@qizhen/shared/contract/rulebook";
import type { Category, Risk, Service } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "./compileKnowledge";
import { dutyFor } from "./duty";
import type { Thresholds } from "./knowledge/shapes";
import { readFacts } from "./facts";
import { notBelow } from "./level";
import { compilePhrases } from "./phrases";
import { readReport } from "./report";
import { blotIdioms } from "./signals";
import { fold } from "./text";
import { type Basis, conclude, type ReportText, understand, type Understanding } from "./understand";

/** What is known of a case before its words are opened. */
interface Given {
  path: readonly string[];
  category?: Category | undefined;
  service?: Service | undefined;
  decided: { category: Category; risk: Risk };
  /** What the decision rests on, where that was kept. */
  basis: Basis | undefined;
  /** Which knowledge decided it. */
  knowledge: string;
  description(): string;
}

/** The way that a case goes, as far as rules decide it. */
export type Route = Pick<Understanding, "category" | "risk" | "level" | "department" | "mongolian">;

/** Two rule sets side by side. */
export interface Comparison {
  /** The ways of a case by the one and by the other; undefined where they are surely the same, and so are those who are asked. */
  routes(one: Given): [before: Route, after: Route] | undefined;
}

interface Side {
  knowledge: Knowledge;
  rules: Rules;
}

/**
 * Finds out which cases a change of rules can reach, so that a replay reads and understands only those (试算). A changed phrase
 * reaches reports it stands in; a changed number of people or sum, or likelihood, those whose number lies between old and new.
 * Another department or lowest level is reckoned from what was decided.
 * @param rulesOf the rules by which a case was decided, by the name that the case keeps; undefined where they are not known
 */
export function compareRules(old: Side, fresh: Side, rulesOf: (knowledge: string) => Rules | undefined): Comparison {
  const reaches = reachOf(old, fresh);
  const sameRoutes = (["levels", "departments", "local", "weights"] as const).every((part) =>
    same(old.rules[part], fresh.rules[part]),
  );
  const alikeWords = createEarlier(rulesOf, (rules) => same(rules.words, old.rules.words));
  const alike = createEarlier(
    rulesOf,
    (rules) => same(rules.words, old.rules.words) && same(rules.thresholds, old.rules.thresholds),
  );
  const understandBoth = understander(old, fresh);
  return {
    routes: (one) => {
      if (reaches === "all" || reaches?.(one, alikeWords(one.knowledge))) return understandBoth(one);
      if (sameRoutes) return undefined;
      const { basis } = one;
      if (!basis || !alike(one.knowledge)) return understandBoth(one);
      return [routeOf(one, basis, old.knowledge), routeOf(one, basis, fresh.knowledge)];
    },
  };
}

/** Understands a report by both; read once where they have the same words. */
const understander = (old: Side, fresh: Side) => {
  const wordsSame = same(old.rules.words, fresh.rules.words);
  return ({ description, category, service, path }: Given): [Understanding, Understanding] => {
    const report: ReportText = { description: description(), category, service, path };
    if (!wordsSame) return [understand(report, old.knowledge), understand(report, fresh.knowledge)];
    const read = readReport(report.description, old.knowledge);
    return [conclude(report, read, old.knowledge), conclude(report, read, fresh.knowledge)];
  };
};

/** The way of a case whose category, colour and own level are known. */
function routeOf({ path, decided: { category, risk } }: Given, basis: Basis, { data }: Knowledge): Route {
  const { level } = notBelow({ level: basis.level, because: "" }, data.lowest[category]?.[risk]);
  const duty = dutyFor(category, path, data);
  const department = level === "grid" || level === "village" ? duty.village : duty.department;
  return { category, risk, level, department, mongolian: basis.mongolian };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The rules that decided a case, where they are alike: else what was decided, or thought likely, tells nothing. */
const createEarlier = (rulesOf: (knowledge: string) => Rules | undefined, isAlike: (rules: Rules) => boolean) => {
  const known = new Map<string, Rules | undefined>();
  return (knowledge: string): Rules | undefined => {
    if (!known.has(knowledge)) {
      const rules = rulesOf(knowledge);
      known.set(knowledge, rules && isAlike(rules) ? rules : undefined);
    }
    return known.get(knowledge);
  };
};

/** Numbers that a fact is held against, by the fact. */
const factThresholds = {
  people: ["crowd", "bigCrowd", "several"],
  amount: ["largeSum", "hugeSum"],
} as const;
type FactThreshold = (typeof factThresholds)[keyof typeof factThresholds][number];
const isOfFacts = (name: string): name is FactThreshold =>
  Object.values(factThresholds).some((names) => (names as readonly string[]).includes(name));
/** Likelihoods that a threshold is held against. */
const likelihoodOf: Partial<Record<keyof Thresholds, (likely: Readonly<Record<Risk, number>>) => number>> = {
  modelHintsRed: ({ red }) => red,
  modelAloneRed: ({ red }) => red,
  modelAloneOrange: ({ orange, red }) => orange + red,
  softOrange: ({ orange, red }) => orange + red,
  softThreat: ({ orange, red }) => orange + red,
  modelAloneYellow: ({ blue }) => 1 - blue,
  softYellow: ({ blue }) => 1 - blue,
};
/** Decide only whether a person looks first. */
const notOfRoute = new Set<keyof Thresholds>(["sure", "maybeDanger"]);

/** Whether a case can be understood differently; undefined where none can, `all` where any may. */
function reachOf(
  old: { knowledge: Knowledge; rules: Rules },
  fresh: { knowledge: Knowledge; rules: Rules },
): ((one: Given, alikeWords: Rules | undefined) => boolean) | "all" | undefined {
  const [before, after] = [old.knowledge.data.thresholds, fresh.knowledge.data.thresholds];
  const names = Object.keys(before) as (keyof Thresholds)[];
  const changed = names.filter((name) => before[name] !== after[name] && !notOfRoute.has(name));
  if (changed.some((name) => !isOfFacts(name) && !likelihoodOf[name])) return "all";
  const phrases = changedPhrases(old.rules, fresh.rules);
  if (changed.length === 0 && phrases.length === 0) return undefined;
  const isBetween = (name: keyof Thresholds, value: number) =>
    Math.min(before[name], after[name]) <= value && value <= Math.max(before[name], after[name]);
  const byLikelihood = changed.filter((name) => likelihoodOf[name]);
  const reachesText = textReach(phrases, changed, old.knowledge, isBetween);
  return (one, alikeWords) => {
    const basis = alikeWords ? one.basis : undefined;
    if (byLikelihood.length > 0 && !basis) return true;
    if (basis && byLikelihood.some((name) => isBetween(name, likelihoodOf[name]?.(basis.likely) ?? 0))) return true;
    return reachesText(one.description, basis);
  };
}

/** Whether a text holds a changed phrase, or a number of people or sum that a changed threshold lies at. */
function textReach(
  phrases: string[],
  changed: readonly (keyof Thresholds)[],
  old: Knowledge,
  isBetween: (name: keyof Thresholds, value: number) => boolean,
): (description: () => string, basis: Basis | undefined) => boolean {
  const pattern = phrases.length > 0 ? compilePhrases(phrases, old.data.lists) : undefined;
  const ofFact = (fact: keyof typeof factThresholds) => factThresholds[fact].filter((name) => changed.includes(name));
  const [ofPeople, ofAmount] = [ofFact("people"), ofFact("amount")];
  const looksAtFacts = ofPeople.length + ofAmount.length > 0;
  const reachesFacts = (people: number | undefined, amount: number | undefined) =>
    (people !== undefined && ofPeople.some((name) => isBetween(name, people))) ||
    (amount !== undefined && ofAmount.some((name) => isBetween(name, amount)));
  return (description, basis) => {
    if (basis && looksAtFacts && reachesFacts(basis.people, basis.amount)) return true;
    if (!pattern && (basis || !looksAtFacts)) return false;
    const folded = fold(description());
    const text = blotIdioms(folded.text, old);
    if (pattern && text.search(pattern) >= 0) return true;
    if (basis || !looksAtFacts) return false;
    const { people, amount } = readFacts(folded, text, old.facts);
    return reachesFacts(people?.value, amount?.value);
  };
}

/** Phrases that one of the two has and the other has not, or with another weight. */
function changedPhrases(old: Rules, fresh: Rules): string[] {
  const entries = (rules: Rules) =>
    [...Object.entries(rules.words.categories), ...Object.entries(rules.words.signals)].flatMap(([name, { add, off }]) => [
      ...add.map((one) => (typeof one === "string" ? { key: `${name}+${one}`, phrase: one } : { key: `${name}+${one.phrase}=${one.weight}`, phrase: one.phrase })),
      ...off.map((phrase) => ({ key: `${name}-${phrase}`, phrase })),
    ]); // prettier-ignore
  const [was, is] = [entries(old), entries(fresh)];
  const missing = (from: typeof was, of: typeof was) => {
    const keys = new Set(of.map(({ key }) => key));
    return from.filter(({ key }) => !keys.has(key)).map(({ phrase }) => phrase);
  };
  return [...new Set([...missing(was, is), ...missing(is, was)])];
}
