import { pauseAbout } from "../../kernel/clock";
import type { Log } from "../../kernel/log";
import { WechatError, wechatErrorOf } from "./errors";

export interface WechatRequest {
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Present: a POST. */
  body?: unknown;
}

/** An answer with its error taken out. */
type WechatAnswer = Readonly<Record<string, unknown>>;

const mostTries = 3;
const firstPauseMs = 150;

/** One exchange. An answer is read by its content: WeChat says JSON in `text/plain` too, and proxies say HTML with 200. */
const exchange = async (baseUrl: string, { path, query, body }: WechatRequest, timeoutMs: number) => {
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  let status: number;
  let text: string;
  try {
    const answer = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = answer.status;
    text = await answer.text();
  } catch (error) {
    // The cause is not kept: it could hold the address, and the address holds the secret or a token.
    throw new WechatError("retry", undefined, `${path} does not answer (${error instanceof Error ? error.name : "?"})`);
  }
  const answer = parse(text);
  if (!answer) throw new WechatError("retry", undefined, `${path} answered ${status} and no JSON`);
  const errcode = typeof answer["errcode"] === "number" ? answer["errcode"] : 0;
  if (errcode !== 0) throw wechatErrorOf(errcode, String(answer["errmsg"] ?? ""));
  if (status >= 400) throw new WechatError("retry", undefined, `${path} answered ${status}`);
  return answer;
};

const parse = (text: string): WechatAnswer | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as WechatAnswer) : undefined;
  } catch {
    return undefined;
  }
};

/** Sends requests with a timeout each; −1 ("system busy") is tried again, three times at most. @throws WechatError */
export const createRequest =
  ({ baseUrl, timeoutMs, log }: { baseUrl: string; timeoutMs: number; log: Log }) =>
  async (request: WechatRequest): Promise<WechatAnswer> => {
    for (let tries = 1; ; tries++) {
      try {
        return await exchange(baseUrl, request, timeoutMs);
      } catch (error) {
        if (!(error instanceof WechatError)) throw error;
        log.warn(
          { path: request.path, kind: error.kind, errcode: error.errcode, detail: error.message },
          "WeChat refused",
        );
        if (error.errcode !== -1 || tries === mostTries) throw error;
        await pauseAbout(firstPauseMs * 2 ** (tries - 1));
      }
    }
  };
export type SendRequest = ReturnType<typeof createRequest>;
