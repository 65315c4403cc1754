import { ApiError } from "@qizhen/shared/endpoint";
import { errors } from "../words/frame";

/** What went wrong, in words for a person: the server's own sentence where it gave one. */
export const failureWords = (error: unknown): string => (error instanceof ApiError ? error.message : errors.unknown);

/** What is wrong with one field of a form, by its last name (`reason` for `body.reason`). */
export const fieldFailures = (error: unknown): Record<string, string> =>
  error instanceof ApiError
    ? Object.fromEntries(Object.entries(error.fields).map(([path, words]) => [path.replace(/^body\./, ""), words]))
    : {};

/** Whether trying the same again may help: no answer came, or the server was too busy. */
export const mayRetry = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
