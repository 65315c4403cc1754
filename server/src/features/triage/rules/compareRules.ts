import type { Rules } from "@qizhen/shared/contract/rulebook";
import { type Category, keysOf, type Level, levels, type Risk } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "./compileKnowledge";
import { dutyFor } from "./duty";
import { readFacts } from "./facts";
import { compilePhrases } from "./phrases";
import { readReport } from "./report";
import { blotIdioms } from "./signals";
import { fold } from "./text";
import { conclude, type ReportText, understand, type Understanding } from "./understand";

/** What is known of a case before its words are opened. */
interface Given {
  path: readonly string[];
  decided: { category: Category; risk: Risk; level: Level };
  /** Which knowledge decided it. */
  knowledge: string;
  description(): string;
}

/** Two rule sets side by side: what of a report can tell them apart. */
export interface Comparison {
  /** Whether a case surely goes to the same by both. False: it has to be looked at. */
  isSame(one: Given): boolean;
  understandBoth(report: ReportText): [before: Understanding, after: Understanding];
}

/**
 * Finds out which reports a change of rules can reach, so that a replay understands only those (试算). A changed phrase reaches
 * reports it stands in; a changed number of people or sum, those whose number lies between old and new; another department or
 * lowest level, the cases of that category. What rests on the model's likelihoods reaches all.
 * @param rulesOf the rules by which a case was decided, by the name that the case keeps; undefined where they are not known
 */
export function compareRules(
  old: { knowledge: Knowledge; rules: Rules },
  fresh: { knowledge: Knowledge; rules: Rules },
  rulesOf: (knowledge: string) => Rules | undefined,
): Comparison {
  const wordsSame = same(old.rules.words, fresh.rules.words);
  const reaches = reachOf(old, fresh);
  const routesSame =
    same(old.rules.levels, fresh.rules.levels) &&
    same(old.rules.departments, fresh.rules.departments) &&
    same(old.rules.local, fresh.rules.local);
  const everyone = reaches === "all" || !same(old.rules.weights, fresh.rules.weights);
  const earlier = createEarlier(old.rules, rulesOf);
  return {
    isSame: (one) => {
      if (everyone) return false;
      if (reaches && reaches(one.description())) return false;
      return routesSame || staysOnItsRoute(one, earlier(one.knowledge), old.knowledge, fresh.knowledge);
    },
    understandBoth: (report) => {
      if (!wordsSame) return [understand(report, old.knowledge), understand(report, fresh.knowledge)];
      const read = readReport(report.description, old.knowledge);
      return [conclude(report, read, old.knowledge), conclude(report, read, fresh.knowledge)];
    },
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The rules that decided a case, where they understand a report as the old ones do: else what was decided tells nothing. */
const createEarlier = (old: Rules, rulesOf: (knowledge: string) => Rules | undefined) => {
  const known = new Map<string, Rules | undefined>();
  return (knowledge: string): Rules | undefined => {
    if (!known.has(knowledge)) {
      const rules = rulesOf(knowledge);
      const alike = rules && same(rules.words, old.words) && same(rules.thresholds, old.thresholds);
      known.set(knowledge, alike ? rules : undefined);
    }
    return known.get(knowledge);
  };
};

const order: Level[] = keysOf(levels).filter((level) => level !== "110");
const rankOf = (level: Level | undefined) => (level === undefined ? -1 : order.indexOf(level));

/** Category and colour are as they were: whether level and department come out the same by both. */
function staysOnItsRoute(
  { path, decided: { category, risk, level } }: Given,
  rules: Rules | undefined,
  old: Knowledge,
  fresh: Knowledge,
): boolean {
  if (!rules) return false;
  const [was, is] = [dutyFor(category, path, old.data), dutyFor(category, path, fresh.data)];
  if (was.department !== is.department || was.village !== is.village) return false;
  if (level === "110") return true;
  const floors = [old, fresh].map(({ data }) => rankOf(data.lowest[category]?.[risk]));
  const decidedFloor = rankOf(rules.levels[category]?.[risk as Exclude<Risk, "red">]);
  const reached = rankOf(level);
  // Above its floor, the level is the report's own. On its floor, the report's own may be any below.
  const levelBy = (floor: number) =>
    reached > decidedFloor || floor >= reached ? Math.max(reached > decidedFloor ? reached : floor, floor) : undefined;
  const [before, after] = floors.map(levelBy);
  return before !== undefined && before === after;
}

/** Numbers that a fact is held against, by the fact. */
const factThresholds = {
  people: ["crowd", "bigCrowd", "several"],
  amount: ["largeSum", "hugeSum"],
} as const;
type FactThreshold = (typeof factThresholds)[keyof typeof factThresholds][number];
const isOfFacts = (name: string): name is FactThreshold =>
  Object.values(factThresholds).some((names) => (names as readonly string[]).includes(name));
/** Decides only whether a person looks first. */
const notOfRoute = new Set(["sure"]);

/** Whether a text can be understood differently; undefined where no text can, `all` where any may. */
function reachOf(
  old: { knowledge: Knowledge; rules: Rules },
  fresh: { knowledge: Knowledge; rules: Rules },
): ((description: string) => boolean) | "all" | undefined {
  const [before, after] = [old.knowledge.data.thresholds, fresh.knowledge.data.thresholds];
  const changed = (Object.keys(before) as (keyof typeof before)[]).filter((name) => before[name] !== after[name]);
  const relevant = changed.filter((name) => !notOfRoute.has(name));
  if (relevant.some((name) => !isOfFacts(name))) return "all";
  const phrases = changedPhrases(old.rules, fresh.rules);
  if (relevant.length === 0 && phrases.length === 0) return undefined;
  const pattern = phrases.length > 0 ? compilePhrases(phrases, old.knowledge.data.lists) : undefined;
  const between = (fact: keyof typeof factThresholds, value: number | undefined) =>
    value !== undefined &&
    factThresholds[fact].some(
      (name) => Math.min(before[name], after[name]) <= value && value <= Math.max(before[name], after[name]),
    );
  return (description) => {
    const folded = fold(description);
    const text = blotIdioms(folded.text, old.knowledge);
    if (pattern && text.search(pattern) >= 0) return true;
    if (relevant.length === 0) return false;
    const { people, amount } = readFacts(folded, text, old.knowledge.facts);
    return between("people", people?.value) || between("amount", amount?.value);
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
