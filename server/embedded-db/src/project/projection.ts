import { compileExpression, type Expression } from "../aggregate/expression";
import { fail } from "../errors";
import { elementTest } from "../match/parse";
import { bsonType, isDoc, numberOr, numeric, truthy, type Doc } from "../values/bson";
import { splitPath } from "../values/paths";
import { withValue, withoutPath } from "./assign";

/** Which fields of a document are shown, computed, or left out. */
export interface Projection {
  /** `doc` as it is to be shown, `plain` with plain numbers for expressions, `matched` for `array.$`. */
  apply(doc: Doc, plain: () => Doc, matched?: () => number | undefined): Doc;
  /** Whether it needs {@link matchedPlace}. */
  positional: boolean;
}

type Tree = Map<string, Tree | true>;

const add = (tree: Tree, parts: readonly string[]): void => {
  const [first, ...rest] = parts as [string, ...string[]];
  if (rest.length === 0) {
    tree.set(first, true);
    return;
  }
  const there = tree.get(first);
  if (there === true) fail(31249, `Path collision at ${parts.join(".")}`);
  const below = there instanceof Map ? there : new Map<string, Tree | true>();
  tree.set(first, below);
  add(below, rest);
};

const only = (value: unknown, tree: Tree): unknown => {
  if (Array.isArray(value))
    return value.map((element) => only(element, tree)).filter((element) => element !== undefined);
  if (!isDoc(value)) return undefined;
  const kept: Doc = {};
  for (const key in value) {
    const below = tree.get(key);
    if (below === undefined) continue;
    const inner = below === true ? value[key] : only(value[key], below);
    if (inner !== undefined) kept[key] = inner;
  }
  return kept;
};

/** `inFind` allows `$slice`, `$elemMatch` and `array.$`; `variables` are those of `let`. */
interface How {
  inFind: boolean;
  variables?: Doc | undefined;
}

type Change = (doc: Doc, plain: () => Doc) => Doc;

interface Parts {
  included: string[];
  excluded: string[];
  changes: Change[];
  /** Fields that a change shows, so that the others are not. */
  shown: string[];
  positional: string | undefined;
}

const computed = (path: string, expression: Expression): Change => {
  const parts = splitPath(path);
  return (doc, plain) => withValue(doc, parts, expression(plain())) as Doc;
};

const slice = (path: string, operand: unknown): Change => {
  const [first, second] = (Array.isArray(operand) ? operand : [operand]).map((one) => numberOr(one, 0)) as [
    number,
    number?,
  ];
  const cut = (array: readonly unknown[]) => {
    if (second === undefined) return first < 0 ? array.slice(first) : array.slice(0, first);
    const from = first < 0 ? Math.max(0, array.length + first) : first;
    return array.slice(from, from + second);
  };
  return changeArray(path, cut);
};

const changeArray = (path: string, change: (array: readonly unknown[]) => unknown): Change => {
  const parts = splitPath(path);
  const apply = (value: unknown, at: number): unknown => {
    if (at === parts.length) return Array.isArray(value) ? change(value) : value;
    if (Array.isArray(value)) return value.map((element) => apply(element, at));
    const key = parts[at] as string;
    if (!isDoc(value) || !Object.hasOwn(value, key)) return value;
    const { [key]: old, ...others } = value;
    const inner = apply(old, at + 1);
    return inner === undefined ? others : { ...value, [key]: inner };
  };
  return (doc) => apply(doc, 0) as Doc;
};

const firstElement = (path: string, operand: unknown): Change => {
  const test = elementTest(operand);
  return changeArray(path, (array) => {
    const found = array.find(test);
    return found === undefined ? undefined : [found];
  });
};

const readOperator = (path: string, value: Doc, parts: Parts, { inFind, variables }: How): void => {
  const [name] = Object.keys(value);
  if (inFind && name === "$slice") parts.changes.push(slice(path, value["$slice"]));
  else if (inFind && name === "$elemMatch") {
    parts.changes.push(firstElement(path, value["$elemMatch"]));
    parts.included.push(path);
  } else if (name === "$meta") fail(238, "$meta is not supported");
  else {
    parts.changes.push(computed(path, compileExpression(value, variables)));
    parts.shown.push(path);
  }
};

const readField = (path: string, value: unknown, parts: Parts, how: How): void => {
  if (how.inFind && path.endsWith(".$") && truthy(value)) {
    parts.positional = path.slice(0, -2);
    parts.included.push(parts.positional);
  } else if (numeric(value) !== undefined || typeof value === "boolean")
    (truthy(value) ? parts.included : parts.excluded).push(path);
  else if (isDoc(value) && bsonType(value) === undefined) {
    if (Object.keys(value)[0]?.startsWith("$")) readOperator(path, value, parts, how);
    else for (const [key, inner] of Object.entries(value)) readField(`${path}.${key}`, inner, parts, how);
  } else {
    parts.changes.push(computed(path, compileExpression(value, how.variables)));
    parts.shown.push(path);
  }
};

/** Reads a projection. */
export const compileProjection = (spec: Doc, how: How): Projection => {
  const parts: Parts = { included: [], excluded: [], changes: [], shown: [], positional: undefined };
  for (const [path, value] of Object.entries(spec)) readField(path, value, parts, how);
  const includes = parts.included.some((path) => path !== "_id") || parts.shown.length > 0;
  const onlyId = parts.included.length > 0 && parts.excluded.length === 0;
  if (includes && parts.excluded.some((path) => path !== "_id"))
    fail(31254, `Cannot do exclusion on field ${parts.excluded[0]} in inclusion projection`);
  const select = includes || onlyId ? including(parts) : excluding(parts.excluded);
  const { positional, changes } = parts;
  return {
    positional: positional !== undefined,
    apply: (doc, plain, matched) => {
      let shown = select(doc);
      for (const change of changes) shown = change(shown, plain);
      if (positional === undefined) return shown;
      const at =
        matched?.() ??
        fail(51246, "Executor error during find command: positional operator '.$' couldn't find a matching element");
      return changeArray(positional, (array) => [array[at]])(shown, plain);
    },
  };
};

const including = ({ included, excluded }: Parts): ((doc: Doc) => Doc) => {
  const tree: Tree = new Map();
  if (!excluded.includes("_id")) tree.set("_id", true);
  for (const path of included) if (!(path === "_id" && excluded.includes("_id"))) add(tree, splitPath(path));
  return (doc) => only(doc, tree) as Doc;
};

const excluding = (paths: readonly string[]): ((doc: Doc) => Doc) => {
  const split = paths.map(splitPath);
  return (doc) => split.reduce<Doc>((rest, path) => withoutPath(rest, path) as Doc, { ...doc });
};
