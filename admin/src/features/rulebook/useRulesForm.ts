import { useMemo, useState } from "react";
import type { Rules } from "@qizhen/shared/contract/rulebook";
import {
  changesBetween,
  fieldKey,
  fieldsOfRules,
  mergeRules,
  rulesOfFields,
  type Merged,
} from "@qizhen/shared/rules/rulebookFields";

/** A version that is being edited: what it is based on, and what it says. */
export interface Edited {
  number: number;
  rules: Rules;
}

/** The rule set under edit: single fields are set or given back to the product, and somebody else's changes are taken in. */
export interface RulesForm {
  /** The version that the changes are made to. */
  base: Edited;
  rules: Rules;
  /** How many fields differ from the base. */
  unsaved: number;
  get(path: string[]): unknown;
  /** `undefined` gives the field back to the product's default. */
  set(path: string[], value: unknown): void;
  /** Whether the field differs from the product's default. */
  isOwn(path: string[]): boolean;
  /** How many fields of an area differ from the product's defaults. */
  ownIn(area: readonly string[]): number;
  drop(): void;
  /** Puts what was changed here onto what somebody else has saved. */
  takeIn(theirs: Edited): Merged;
}

const withField = (rules: Rules, path: string[], value: unknown): Rules => {
  const fields = fieldsOfRules(rules);
  if (value === undefined) fields.delete(fieldKey(path));
  else fields.set(fieldKey(path), { path, value });
  return rulesOfFields(fields.values());
};

export const useRulesForm = (start: Edited, first: Rules = start.rules): RulesForm => {
  const [base, setBase] = useState(start);
  const [rules, setRules] = useState(first);
  const fields = useMemo(() => fieldsOfRules(rules), [rules]);
  const unsaved = useMemo(() => changesBetween(base.rules, rules).length, [base, rules]);
  return {
    base,
    rules,
    unsaved,
    get: (path) => fields.get(fieldKey(path))?.value,
    set: (path, value) => setRules((now) => withField(now, path, value)),
    isOwn: (path) => fields.has(fieldKey(path)),
    ownIn: (area) => [...fields.values()].filter(({ path }) => area.every((part, at) => path[at] === part)).length,
    drop: () => setRules(base.rules),
    takeIn: (theirs) => {
      const merged = mergeRules(base.rules, rules, theirs.rules);
      setBase(theirs);
      setRules(merged.rules);
      return merged;
    },
  };
};
