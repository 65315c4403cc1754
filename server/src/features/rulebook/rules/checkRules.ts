import type { RuleDefaults, RuleDuty, Rules } from "@qizhen/shared/contract/rulebook";
import { categories, type Category, keysOf, limitUnits, risks, type Risk } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import { longestLimit } from "./fields";

/** What is wrong with one field of a rule set. */
export interface Problem {
  path: string[];
  message: string;
}

/** What a rule set is checked against. */
export interface Known {
  county: string;
  defaults: RuleDefaults;
  regions: {
    byCode(code: string): { name: string; inForce: boolean } | undefined;
    pathOf(code: string): readonly string[];
  };
  /** Why a phrase cannot be taken, if so. */
  faultOf(phrase: string): "broken" | "wide" | "short" | undefined;
}

/** Everything that keeps a rule set from being saved, each naming its field. Empty: it is sound. */
export const checkRules = (rules: Rules, known: Known): Problem[] => [
  ...checkNumbers("thresholds", rules, known),
  ...checkNumbers("weights", rules, known),
  ...checkOrder(rules, known),
  ...checkDepartments(rules),
  ...checkLocal(rules, known),
  ...checkDeadlines(rules, known),
  ...checkWords(rules, known),
];

const checkNumbers = (part: "thresholds" | "weights", rules: Rules, { defaults }: Known): Problem[] =>
  Object.entries(rules[part]).flatMap(([name, value]) => {
    const field = defaults[part].find((one) => one.name === name);
    const wrong = (message: string) => [{ path: [part, name], message }];
    if (!field) return wrong(words.unknownField(part, name));
    if (!Number.isFinite(value)) return wrong(words.notNumber(field.label));
    if (field.whole && !Number.isInteger(value)) return wrong(words.notWhole(field.label));
    if (value < field.min || value > field.max)
      return wrong(words.outOfRange(field.label, field.min, field.max, field.unit));
    return [];
  });

/** Of two thresholds the first must be the smaller one, or a rule can never hold. */
const ordered = [
  ["several", "crowd"],
  ["crowd", "bigCrowd"],
  ["largeSum", "hugeSum"],
  ["modelHintsRed", "modelAloneRed"],
] as const;

const checkOrder = ({ thresholds }: Rules, { defaults }: Known): Problem[] => {
  const field = (name: string) => defaults.thresholds.find((one) => one.name === name);
  return ordered.flatMap(([small, large]) => {
    if (thresholds[small] === undefined && thresholds[large] === undefined) return [];
    const [less, more] = [field(small), field(large)];
    if (!less || !more) return [];
    const right = (thresholds[small] ?? less.value) < (thresholds[large] ?? more.value);
    const path = ["thresholds", thresholds[small] === undefined ? large : small];
    return right ? [] : [{ path, message: words.outOfOrder(less.label, more.label) }];
  });
};

const isBlank = (unit: string | undefined) => unit?.trim() === "";

const checkDuty = (duty: RuleDuty, category: Category, path: string[], nowhere: string): Problem[] => {
  const { as, ...own } = duty;
  const label = categories[category];
  if (as !== undefined && Object.values(own).some((value) => value !== undefined))
    return [{ path, message: words.asAndMore(label) }];
  return isBlank(duty.department) || isBlank(duty.village) ? [{ path, message: nowhere }] : [];
};

const checkDepartments = ({ departments }: Rules): Problem[] =>
  keysOf(categories).flatMap((category) => {
    const duty = departments[category];
    if (!duty) return [];
    const path = ["departments", category];
    const chain = chainOf(category, departments);
    if (chain.length > 1 && chain.at(-1) === category)
      return [{ path, message: words.circle(chain.map((one) => categories[one])) }];
    return checkDuty(duty, category, path, words.nowhere(categories[category]));
  });

/** Where "the same as" leads, step by step; a circle ends with where it began. */
const chainOf = (start: Category, departments: Rules["departments"]): Category[] => {
  const chain = [start];
  for (let next = departments[start]?.as; next !== undefined; next = departments[next]?.as) {
    const again = chain.includes(next);
    chain.push(next);
    if (again) break;
  }
  return chain;
};

const checkLocal = ({ local }: Rules, { county, regions }: Known): Problem[] => {
  const seen = new Set<string>();
  return local.flatMap(({ region, category, ...duty }) => {
    const path = ["local", region, category];
    const known = regions.byCode(region);
    if (!known?.inForce || !regions.pathOf(region).includes(county))
      return [{ path, message: words.unknownRegion(region) }];
    if (region === county) return [{ path, message: words.localNotBelow(known.name) }];
    const key = `${region} ${category}`;
    if (seen.has(key)) return [{ path, message: words.localTwice(known.name, categories[category]) }];
    seen.add(key);
    return checkDuty(duty, category, path, words.nowhereLocal(known.name, categories[category]));
  });
};

const checkDeadlines = ({ deadlines }: Rules, { defaults }: Known): Problem[] =>
  Object.entries(deadlines).flatMap(([name, limits]) => {
    const clock = defaults.deadlines.find((one) => one.name === name);
    if (!clock) return [{ path: ["deadlines", name], message: words.unknownField("deadlines", name) }];
    return Object.entries(limits).flatMap(([colour, { count, unit }]) => {
      const path = ["deadlines", name, colour];
      if (!Object.hasOwn(clock.limits, colour))
        return [{ path, message: words.unknownField("deadlines", `${clock.label}/${colour}`) }];
      const label = words.clockOf(clock.label, colour === "all" ? words.all : risks[colour as Risk]);
      if (!Number.isInteger(count)) return [{ path, message: words.badLimitWhole(label) }];
      if (count < 1) return [{ path, message: words.badLimitZero(label) }];
      const most = longestLimit[unit];
      return count > most ? [{ path, message: words.badLimitLong(label, `${most} ${limitUnits[unit]}`) }] : [];
    });
  });

const checkWords = ({ words: changed }: Rules, known: Known): Problem[] => [
  ...keysOf(categories).flatMap((category) => {
    const own = changed.categories[category];
    const there = known.defaults.categories[category] ?? [];
    if (!own) return [];
    const at = { path: ["words", "categories", category], where: categories[category] };
    const weights = own.add.flatMap(({ phrase, weight }) =>
      [1, 2, 3].includes(weight) ? [] : [{ path: [...at.path, "add", phrase], message: words.phraseWeight(phrase) }],
    );
    const phrases = { add: own.add.map(({ phrase }) => phrase), off: own.off };
    return [...weights, ...checkPhrases(phrases, there.map(({ phrase }) => phrase), at, known)]; // prettier-ignore
  }),
  ...Object.entries(changed.signals).flatMap(([id, own]) => {
    const signal = known.defaults.signals.find((one) => one.id === id);
    const path = ["words", "signals", id];
    if (!signal) return [{ path, message: words.unknownField("words", id) }];
    const problems = checkPhrases(own, signal.phrases, { path, where: signal.what }, known);
    const left = signal.phrases.filter((phrase) => !own.off.includes(phrase)).length + own.add.length;
    return left > 0 ? problems : [...problems, { path, message: words.allOff(signal.what) }];
  }),
];

const checkPhrases = (
  { add, off }: { add: readonly string[]; off: readonly string[] },
  there: readonly string[],
  { path, where }: { path: string[]; where: string },
  { faultOf }: Known,
): Problem[] => [
  ...add.flatMap((phrase, at) => {
    const wrong = (message: string) => [{ path: [...path, "add", phrase], message }];
    if (add.indexOf(phrase) !== at) return wrong(words.phraseTwice(phrase, where));
    if (there.includes(phrase) && !off.includes(phrase)) return wrong(words.phraseKnown(phrase, where));
    const fault = faultOf(phrase);
    if (fault === "broken") return wrong(words.phraseBroken(phrase, where));
    if (fault === "wide") return wrong(words.phraseEmpty(phrase));
    return fault === "short" ? wrong(words.phraseShort(phrase)) : [];
  }),
  ...off.flatMap((phrase) =>
    there.includes(phrase) ? [] : [{ path: [...path, "off", phrase], message: words.phraseNotThere(phrase, where) }],
  ),
];
