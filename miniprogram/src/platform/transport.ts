import Taro from "@tarojs/taro";
import { address } from "./address";

export interface Carried {
  status: number;
  body: unknown;
}

/** No answer came: no network, or too slow. */
export class NoNetwork extends Error {
  constructor() {
    super("no network");
    this.name = "NoNetwork";
  }
}

const timeoutMs = 20_000;

/** Carries one request; an answer of any status is an answer. @throws NoNetwork */
export const carry = async (request: {
  method: "GET" | "POST";
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  headers: Record<string, string>;
}): Promise<Carried> => {
  const query = Object.entries(request.query ?? {})
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  try {
    const answer = await Taro.request<unknown>({
      url: `${address()}${request.path}${query ? `?${query}` : ""}`,
      method: request.method,
      ...(request.body !== undefined && { data: JSON.stringify(request.body) }),
      header: { "Content-Type": "application/json", ...request.headers },
      timeout: timeoutMs,
    });
    return { status: answer.statusCode, body: answer.data };
  } catch {
    throw new NoNetwork();
  }
};
