import { Script, createContext } from "node:vm";
import { fail } from "../errors";
import { bsonType } from "../values/bson";

/** How long one expression may take for one text. */
const mostMs = 100;
const sandbox = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
const run = new Script("regex.test(text)");

/**
 * Two repetitions, or one of a group, can take time that doubles with each character ("^(a+)+$"). Such an expression runs
 * where it can be stopped; that costs some 50 µs a text, so the harmless ones do not.
 */
const mayExplode = (source: string) => {
  const plain = source.replace(/\\./g, "_").replace(/\[[^\]]*\]/g, "_");
  const repeats = plain.match(/[*+]|\{\d+,\d*\}|\?(?![:=!<])/g)?.length ?? 0;
  return repeats > 1 || /\)[*+{]/.test(plain) || /\\[1-9k]/.test(source);
};

const longText = 100_000;

const runGuarded = (regex: RegExp, text: string): boolean => {
  Object.assign(sandbox, { regex, text });
  try {
    return run.runInContext(sandbox, { timeout: mostMs }) === true;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return fail(
      51091,
      `Regular expression took longer than ${mostMs} ms for one value; it is refused: ${regex.source}`,
    );
  }
};

/** Makes a test of texts from a pattern and MongoDB's options (i, m, s, x is refused). */
export const compileRegex = (pattern: string, options: string): ((text: string) => boolean) => {
  const inline = /^\(\?([imsu]+)\)/.exec(pattern);
  const source = inline ? pattern.slice(inline[0].length) : pattern;
  const flags = new Set([...options, ...(inline?.[1] ?? "")].filter((flag) => flag !== "g" && flag !== "l"));
  for (const flag of flags) if (!"imsu".includes(flag)) fail(51108, `invalid flag in regex options: ${flag}`);
  let regex: RegExp;
  try {
    regex = new RegExp(source, [...flags].join(""));
  } catch (error) {
    return fail(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
  const guarded = mayExplode(source);
  return (text) => (guarded || text.length > longText ? runGuarded(regex, text) : regex.test(text));
};

/** Pattern and options of a value that is a regular expression. */
export const regexOf = (value: unknown): { pattern: string; options: string } | undefined => {
  if (bsonType(value) === "BSONRegExp") return value as { pattern: string; options: string };
  if (value instanceof RegExp) return { pattern: value.source, options: value.flags.replace(/[^imsu]/g, "") };
  return undefined;
};

/** The text every match must begin with, where the pattern says so (`^literal`). */
export const literalPrefix = (pattern: string, options: string): string | undefined => {
  if (options.includes("i") || options.includes("m") || options.includes("x") || !pattern.startsWith("^")) return;
  if (pattern.includes("|")) return;
  const plain = /^\^((?:[^\\.*+?()[\]{}^$|]|\\[^a-zA-Z0-9])*)/.exec(pattern)?.[1] ?? "";
  const next = pattern[1 + plain.length];
  const optional = next === "*" || next === "?" || next === "{";
  const literal = plain.replace(/\\(.)/gs, "$1");
  const kept = optional ? [...literal].slice(0, -1).join("") : literal;
  return kept === "" ? undefined : kept;
};
