import { Context, ProcessingMode, evalExpr } from "mingo/core";
import * as expressionOperators from "mingo/operators/expression";
import { BSONRegExp } from "bson";
import { DatabaseError, fail } from "../errors";
import { bsonType, isDoc, numeric, truthy, type Doc } from "../values/bson";
import { ownOperators } from "./ownOperators";

type Operators = Parameters<typeof Context.init>[0] & object;
const refusedOperators = ["$function", "$where", "$accumulator"];

let context: Context | undefined;
/** Built at the first expression: most processes that only find and write never need it. */
const contextOf = (): Context => {
  if (context) return context;
  const library = Object.entries(expressionOperators).filter(([name]) => !refusedOperators.includes(name));
  context = Context.init({
    expression: { ...Object.fromEntries(library), ...ownOperators } as NonNullable<Operators["expression"]>,
  });
  return context;
};

/** Turns what mingo cannot read (BSON's regexes and numbers) into what it can. */
const forLibrary = (value: unknown): unknown => {
  if (bsonType(value) === "BSONRegExp") {
    const { pattern, options } = value as BSONRegExp;
    return new RegExp(pattern, options.replace(/[^imsu]/g, ""));
  }
  const n = numeric(value);
  if (typeof n === "number") return n;
  if (Array.isArray(value)) return value.map(forLibrary);
  if (isDoc(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, forLibrary(one)]));
  return value;
};

const settings = {
  idKey: "_id",
  scriptEnabled: false,
  useStrictMode: true,
  failOnError: true,
  processingMode: ProcessingMode.CLONE_OFF,
} as const;

/** Computes an expression for a document. */
export type Expression = (doc: Doc) => unknown;

/**
 * Prepares an aggregation expression; `variables` are those of `let`.
 * @throws DatabaseError 168 for operators that do not exist
 */
export const compileExpression = (expression: unknown, variables?: Doc): Expression => {
  if (typeof expression === "string" && /^\$[^$.]+$/.test(expression)) {
    const field = expression.slice(1);
    return (doc) => (Object.hasOwn(doc, field) ? doc[field] : undefined);
  }
  if (expression === null || (typeof expression !== "object" && typeof expression !== "string"))
    return () => expression;
  const prepared = forLibrary(expression);
  return (doc) => {
    try {
      return evalExpr(doc, prepared, { ...settings, context: contextOf(), ...(variables && { variables }) });
    } catch (error) {
      if (error instanceof DatabaseError) throw error;
      return fail(2, `Failed to evaluate expression: ${(error as Error).message}`);
    }
  };
};

/** Whether an expression is true for a document (`$expr`). */
export const expressionTest = (expression: unknown, variables?: Doc): ((doc: Doc) => boolean) => {
  const compute = compileExpression(expression, variables);
  return (doc) => truthy(compute(doc));
};
