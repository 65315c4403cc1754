import { ApiError } from "@qizhen/shared/endpoint";
import type { Problem } from "../components/screen/loadable";
import { NoNetwork } from "../platform/transport";
import { common } from "../words/common";

/** What to tell a person about a failure: what, why, what to do; the server's own sentence where it has one. */
export const problemOf = (error: unknown): Problem => {
  const words = common.problem;
  if (error instanceof NoNetwork) return { kind: "offline", ...words.offline };
  if (!(error instanceof ApiError)) return { kind: "server", ...words.server };
  if (error.status === 401) return { kind: "signIn", ...words.signIn };
  if (error.status === 403) return { kind: "forbidden", ...words.forbidden, text: error.message };
  if (error.status === 404) return { kind: "notFound", ...words.notFound };
  if (error.status === 429) return { kind: "server", ...words.busy, text: error.message };
  if (error.status >= 500) return { kind: "server", ...words.server };
  return { kind: "server", title: words.other.title, text: error.message };
};
