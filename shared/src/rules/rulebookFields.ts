import type { Rules } from "../contract/rulebook";

/**
 * A rule set as single fields, so that two can be compared and put together field by field. A field is its path:
 * `["thresholds", "crowd"]`, `["words", "signals", "crowd", "add", "一群人"]`.
 */
export interface RuleField {
  path: string[];
  value: unknown;
}

/** One name for a path, to look it up by. No part of a path holds a line break. */
export const fieldKey = (path: readonly string[]): string => path.join("\n");

const entriesOf = (value: object): [string, unknown][] => Object.entries(value as Record<string, unknown>);

/** The fields of a rule set, by key; nothing that is left to the product's defaults is among them. */
export const fieldsOfRules = (rules: Rules): Map<string, RuleField> => {
  const fields = new Map<string, RuleField>();
  const add = (path: string[], value: unknown) => fields.set(fieldKey(path), { path, value });
  for (const part of ["thresholds", "weights", "departments"] as const)
    for (const [name, value] of entriesOf(rules[part])) add([part, name], value);
  for (const part of ["levels", "deadlines"] as const)
    for (const [name, inner] of entriesOf(rules[part]))
      for (const [colour, value] of entriesOf(inner as object)) add([part, name, colour], value);
  for (const { region, category, ...duty } of rules.local) add(["local", region, category], duty);
  for (const [category, { add: added, off }] of entriesOf(rules.words.categories) as [string, CategoryPhrases][]) {
    for (const { phrase, weight } of added) add(["words", "categories", category, "add", phrase], weight);
    for (const phrase of off) add(["words", "categories", category, "off", phrase], true);
  }
  for (const [signal, { add: added, off }] of entriesOf(rules.words.signals) as [string, SignalPhrases][]) {
    for (const phrase of added) add(["words", "signals", signal, "add", phrase], true);
    for (const phrase of off) add(["words", "signals", signal, "off", phrase], true);
  }
  return fields;
};

type CategoryPhrases = NonNullable<Rules["words"]["categories"][keyof Rules["words"]["categories"]]>;
type SignalPhrases = Rules["words"]["signals"][string];

/** Nothing changed: the product's defaults throughout. */
export const noRules = (): Rules => ({
  thresholds: {},
  levels: {},
  departments: {},
  local: [],
  weights: {},
  deadlines: {},
  words: { categories: {}, signals: {} },
});

interface Loose {
  [name: string]: Record<string, unknown>;
}

/** The rule set that has these fields; the other way of {@link fieldsOfRules}. */
export const rulesOfFields = (fields: Iterable<RuleField>): Rules => {
  const rules = noRules();
  for (const { path, value } of fields) {
    const [part = "", name = "", inner = "", kind = "", phrase = ""] = path;
    if (part === "words") addPhrase(rules, { group: name, name: inner, kind, phrase }, value);
    else if (part === "local") rules.local.push({ region: name, category: inner, ...(value as object) } as never);
    else if (part === "levels" || part === "deadlines") ((rules[part] as Loose)[name] ??= {})[inner] = value;
    else (rules as unknown as Loose)[part] = { ...(rules as unknown as Loose)[part], [name]: value };
  }
  return rules;
};

const addPhrase = (
  { words }: Rules,
  { group, name, kind, phrase }: { group: string; name: string; kind: string; phrase: string },
  value: unknown,
) => {
  const groups = words[group as keyof typeof words] as Record<string, { add: unknown[]; off: unknown[] }>;
  const phrases = (groups[name] ??= { add: [], off: [] });
  if (kind === "off") phrases.off.push(phrase);
  else phrases.add.push(group === "categories" ? { phrase, weight: value } : phrase);
};

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** A field that two rule sets differ in; `undefined` is the product's default. */
export interface RuleChange {
  path: string[];
  before: unknown;
  after: unknown;
}

/** What changed from one rule set to another, field by field, in the order of the fields. */
export const changesBetween = (before: Rules, after: Rules): RuleChange[] => {
  const [old, fresh] = [fieldsOfRules(before), fieldsOfRules(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const path = (is ?? was)?.path ?? [];
    return same(was?.value, is?.value) ? [] : [{ path, before: was?.value, after: is?.value }];
  });
};

/** Two people's changes of one rule set put together, and the fields that both changed, each differently. */
export interface Merged {
  /** Everything of both; where both changed a field, mine. */
  rules: Rules;
  conflicts: { path: string[]; mine: unknown; theirs: unknown }[];
}

/** Puts my changes onto theirs, field by field: nothing of either is lost but where both changed the same field. */
export const mergeRules = (base: Rules, mine: Rules, theirs: Rules): Merged => {
  const ours = changesBetween(base, mine);
  const others = new Map(changesBetween(base, theirs).map((change) => [fieldKey(change.path), change]));
  const merged = fieldsOfRules(theirs);
  const conflicts: Merged["conflicts"] = [];
  for (const { path, after } of ours) {
    const key = fieldKey(path);
    const other = others.get(key);
    if (other && !same(other.after, after)) conflicts.push({ path, mine: after, theirs: other.after });
    if (after === undefined) merged.delete(key);
    else merged.set(key, { path, value: after });
  }
  return { rules: rulesOfFields(merged.values()), conflicts };
};
