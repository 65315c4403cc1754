import type { Caller, Whose } from "./world";

/** Statuses that are right. */
export type Expected = readonly number[];

/** Which requests, by whom and of whose, answer otherwise than access and sight would have it. */
export interface Exception {
  of: RegExp;
  by: readonly Caller[];
  whose?: readonly Whose[];
  status: Expected;
  why: string;
}
