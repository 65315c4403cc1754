import { fail } from "../errors";
import { parseFilter } from "../match/parse";
import { withValue, withoutPath } from "../project/assign";
import { compileProjection } from "../project/projection";
import { isDoc, type Doc } from "../values/bson";
import { splitPath, visitPath } from "../values/paths";
import { compileExpression } from "./expression";
import { each, type ShapeMaker } from "./stage";

const docOf = (spec: unknown, stage: string): Doc =>
  isDoc(spec) ? spec : fail(40323, `the ${stage} stage specification must be an object`);

export const match: ShapeMaker = (spec, { variables }) => {
  const filter = parseFilter(docOf(spec, "$match"), variables);
  return each((doc, emit) => !filter.matches(doc) || emit(doc));
};

export const project: ShapeMaker = (spec, { variables }) => {
  const projection = compileProjection(docOf(spec, "$project"), { inFind: false, variables });
  return each((doc, emit) => emit(projection.apply(doc, () => doc)));
};

/** The fields of a nested specification by path: `{a: {b: "$x"}}` is `a.b`. */
const flatten = (spec: Doc, before = ""): [string, unknown][] =>
  Object.entries(spec).flatMap(([key, value]) => {
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith("$");
    return nested ? flatten(value, `${before}${key}.`) : [[before + key, value] as [string, unknown]];
  });

export const addFields: ShapeMaker = (spec, { variables }) => {
  const fields = flatten(docOf(spec, "$addFields")).map(([path, value]) => ({
    parts: splitPath(path),
    compute: compileExpression(value, variables),
  }));
  return each((doc, emit) => {
    const values = fields.map(({ parts, compute }) => ({ parts, value: compute(doc) }));
    return emit(values.reduce<Doc>((made, { parts, value }) => withValue(made, parts, value) as Doc, doc));
  });
};

export const unset: ShapeMaker = (spec) => {
  const paths = (Array.isArray(spec) ? spec : [spec]).map((path) =>
    typeof path === "string" ? splitPath(path) : fail(31002, "$unset needs a string or an array of strings"),
  );
  return each((doc, emit) => emit(paths.reduce<Doc>((rest, path) => withoutPath(rest, path) as Doc, doc)));
};

export const replaceRoot: ShapeMaker = (spec, around) => replaceWith(docOf(spec, "$replaceRoot")["newRoot"], around);

export const replaceWith: ShapeMaker = (spec, { variables }) => {
  const compute = compileExpression(spec, variables);
  return each((doc, emit) => {
    const made = compute(doc);
    return isDoc(made) ? emit(made) : fail(40228, "'newRoot' expression must evaluate to an object");
  });
};

export const unwind: ShapeMaker = (spec) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = isDoc(spec) ? spec : { path: spec };
  if (typeof path !== "string" || !path.startsWith("$"))
    return fail(28818, "path option to $unwind stage should be prefixed with a '$'");
  const parts = splitPath(path.slice(1));
  const indexParts = typeof includeArrayIndex === "string" ? splitPath(includeArrayIndex) : undefined;
  const numbered = (doc: Doc, at: number | null) => (indexParts ? (withValue(doc, indexParts, at) as Doc) : doc);
  return each((doc, emit) => {
    let value: unknown;
    visitPath(doc, parts, (found) => {
      value = found;
      return true;
    });
    if (Array.isArray(value) && value.length > 0)
      return value.every((element, at) => emit(numbered(withValue(doc, parts, element) as Doc, at)));
    const single = value !== undefined && value !== null && !Array.isArray(value);
    if (!single && preserveNullAndEmptyArrays !== true) return true;
    return emit(numbered(Array.isArray(value) ? (withoutPath(doc, parts) as Doc) : doc, null));
  });
};
