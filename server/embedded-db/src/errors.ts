import type { Doc } from "./values/bson";

const codeNames: Readonly<Record<number, string>> = {
  1: "InternalError",
  2: "BadValue",
  9: "FailedToParse",
  13: "Unauthorized",
  14: "TypeMismatch",
  17: "ProtocolError",
  18: "AuthenticationFailed",
  20: "IllegalOperation",
  22: "InvalidBSON",
  26: "NamespaceNotFound",
  27: "IndexNotFound",
  28: "PathNotViable",
  40: "ConflictingUpdateOperators",
  43: "CursorNotFound",
  48: "NamespaceExists",
  50: "MaxTimeMSExpired",
  53: "InvalidIdField",
  54: "NotSingleValueField",
  56: "EmptyFieldName",
  59: "CommandNotFound",
  66: "ImmutableField",
  67: "CannotCreateIndex",
  72: "InvalidOptions",
  73: "InvalidNamespace",
  85: "IndexOptionsConflict",
  86: "IndexKeySpecsConflict",
  168: "InvalidPipelineOperator",
  171: "CannotIndexParallelArrays",
  197: "InvalidIndexSpecificationOption",
  224: "QueryFeatureNotAllowed",
  238: "NotImplemented",
  292: "QueryExceededMemoryLimitNoDiskUseAllowed",
  10334: "BSONObjectTooLarge",
  11000: "DuplicateKey",
  14031: "OutOfDiskSpace",
  17280: "KeyTooLong",
  51091: "RegexTooCostly",
};

/** An error that a client gets with its code, as MongoDB would send it. */
export class DatabaseError extends Error {
  readonly codeName: string;
  constructor(
    readonly code: number,
    message: string,
    /** Fields beside `errmsg` and `code`, such as keyPattern and keyValue. */
    readonly extra: Doc = {},
  ) {
    super(message);
    this.codeName = codeNames[code] ?? `Location${code}`;
  }
}

/** Refuses with one of MongoDB's codes. */
export const fail = (code: number, message: string, extra?: Doc): never => {
  throw new DatabaseError(code, message, extra);
};

/** What the client is told of an error: its code, or 1 for one that nobody foresaw. */
export const describeError = (error: unknown): DatabaseError => {
  if (error instanceof DatabaseError) return error;
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name.startsWith("BSON")) return new DatabaseError(22, message);
  return new DatabaseError(1, message);
};
