/** What the contract's error codes are; each with its HTTP status (DESIGN, "The contract"). */
const statuses = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unsupportedType: 415,
  unprocessable: 422,
  tooMany: 429,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof statuses;

/** An answer that is not what was asked for. `message` is Chinese, for a person; `fields` name what to mend. */
export class AppError extends Error {
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: Readonly<Record<string, string>>,
    /** When to try again, in seconds. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = "AppError";
    this.status = statuses[code];
  }
}

const maker =
  (code: ErrorCode) =>
  (message: string, fields?: Readonly<Record<string, string>>, retryAfter?: number): AppError =>
    new AppError(code, message, fields, retryAfter);

export const malformed = maker("malformed");
export const unauthenticated = maker("unauthenticated");
export const forbidden = maker("forbidden");
export const notFound = maker("notFound");
export const conflict = maker("conflict");
export const tooLarge = maker("tooLarge");
export const unsupportedType = maker("unsupportedType");
export const unprocessable = maker("unprocessable");
export const tooMany = maker("tooMany");
export const unavailable = maker("unavailable");

/** Whether MongoDB refused a write because a unique key is taken. */
export const isDuplicateKey = (error: unknown): error is { keyPattern?: Record<string, unknown> } =>
  typeof error === "object" && error !== null && "code" in error && error.code === 11000;
