import { deserialize } from "bson";
import { describeError, fail } from "../errors";
import { readFaithfully, type Doc } from "../values/bson";
import type { Context } from "./context";

const mostStatements = 100_000;

const checkCount = <T>(statements: readonly T[]): readonly T[] =>
  statements.length > 0 && statements.length <= mostStatements
    ? statements
    : fail(72, `Write batch sizes must be between 1 and ${mostStatements}. Got ${statements.length} operations.`);

/** The statements of an update or delete, their numbers read faithfully. */
export const readStatements = ({ request }: Context, field: "updates" | "deletes"): readonly Doc[] => {
  const beside = request.sections.get(field);
  if (beside) return checkCount(beside.map(readFaithfully));
  const inBody = readFaithfully(request.raw)[field];
  return Array.isArray(inBody) ? checkCount(inBody as Doc[]) : fail(14, `${field} must be an array`);
};

/** The documents of an insert as they came. */
export const readDocuments = ({ request }: Context): readonly Buffer[] => {
  const beside = request.sections.get("documents");
  if (beside) return checkCount(beside);
  const inBody = deserialize(request.raw, { fieldsAsRaw: { documents: true } })["documents"] as unknown;
  return Array.isArray(inBody)
    ? checkCount((inBody as Uint8Array[]).map((raw) => Buffer.from(raw)))
    : fail(14, "documents must be an array");
};

/** What failed in one statement, as a client gets it. */
export const writeError = (index: number, error: unknown): Doc => {
  const { code, message, extra } = describeError(error);
  return { index, code, errmsg: message, ...extra };
};

/** Carries out statements one after the other; the first that fails ends it unless the client said `ordered: false`. */
export const inOrder = <T>(statements: readonly T[], body: Doc, run: (statement: T, index: number) => void): Doc => {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      writeErrors.push(writeError(index, error));
      if (body["ordered"] !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
};
