import type { RuleDefaults, RuleDuty, RuleLimit, Rules, WordedChange } from "@qizhen/shared/contract/rulebook";
import { changesBetween, type RuleChange } from "@qizhen/shared/rules/rulebookFields";
import {
  categories,
  type Category,
  type Level,
  levels,
  limitUnits,
  type Risk,
  risks,
  services,
} from "@qizhen/shared/vocabulary";
import { words } from "../words";

interface Known {
  defaults: RuleDefaults;
  nameOf(region: string): string;
}

/** What changed between two rule sets, each field in words for a person. */
export const wordChanges = (before: Rules, after: Rules, known: Known): WordedChange[] =>
  changesBetween(before, after).map((change) => wordOne(change, known));

const wordOne = ({ path, before, after }: RuleChange, known: Known): WordedChange => {
  const { label, show } = readerOf(path, known);
  const word = (value: unknown) => (value === undefined ? words.fallback : show(value));
  return { path, label, before: word(before), after: word(after) };
};

interface Reader {
  label: string;
  show(value: unknown): string;
}

const readerOf = ([part = "", name = "", inner = "", kind = "", phrase = ""]: string[], known: Known): Reader => {
  const { defaults } = known;
  switch (part) {
    case "thresholds":
    case "weights": {
      const field = defaults[part].find((one) => one.name === name);
      return { label: field?.label ?? name, show: (value) => `${String(value)}${field?.unit ? ` ${field.unit}` : ""}` };
    }
    case "levels":
      return { label: words.lowest(name as Category, inner as Risk), show: (value) => levels[value as Level] };
    case "departments":
      return { label: words.dutyOf(name as Category), show: showDuty };
    case "local":
      return { label: words.localDuty(known.nameOf(name), inner as Category), show: showDuty };
    case "deadlines": {
      const clock = defaults.deadlines.find((one) => one.name === name)?.label ?? name;
      const colour = inner === "all" ? words.all : risks[inner as Risk];
      return { label: words.clockOf(clock, colour), show: showLimit };
    }
    default:
      return phraseReader(name, inner, kind, phrase, defaults);
  }
};

const phraseReader = (group: string, name: string, kind: string, phrase: string, { signals }: RuleDefaults): Reader => {
  const where =
    group === "categories" ? categories[name as Category] : (signals.find(({ id }) => id === name)?.what ?? name);
  const show = (value: unknown) => {
    if (kind === "off") return words.off;
    return typeof value === "number" ? words.weight(value) : words.added;
  };
  return { label: words.phraseOf(where, phrase), show };
};

const showLimit = (value: unknown): string => {
  const { count, unit } = value as RuleLimit;
  return `${count} ${limitUnits[unit]}`;
};

const showDuty = (value: unknown): string => {
  const { as, department, village, service } = value as RuleDuty;
  if (as) return words.same(as);
  const parts = [
    department && words.upper(department),
    village && words.village(village),
    service && services[service],
  ];
  return parts.filter(Boolean).join("，") || words.fallback;
};
