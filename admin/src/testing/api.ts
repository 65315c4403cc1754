import type { Endpoint } from "@qizhen/shared/endpoint";
import type * as z from "zod";

/** A request as it reached the network. */
export interface Asked {
  path: string;
  query: Record<string, string>;
  params: Record<string, string>;
  body: unknown;
  headers: Headers;
}

interface Route {
  method: string;
  pattern: RegExp;
  names: string[];
  answer: (asked: Asked) => unknown;
}

/** An answer that is not 2xx, as the server gives it. */
export const refusal = (status: number, message: string, fields?: Record<string, string>) =>
  new Response(JSON.stringify({ error: { code: "refused", message, ...(fields && { fields }) } }), { status });

/**
 * Stands where the network is. What a test answers must be what the contract allows, so that it cannot say what no
 * server would; a request that no test answers is a 404. Keeps what was asked.
 */
export const answerApi = () => {
  const routes: Route[] = [];
  const asked: Asked[] = [];
  const on = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
    e: Endpoint<P, Q, B, A>,
    answer: (asked: Asked) => z.input<A> | Response | Promise<z.input<A> | Response>,
  ) => {
    const names = [...e.path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? "");
    routes.unshift({
      method: e.method,
      pattern: new RegExp(`^${e.path.replace(/:\w+/g, "([^/]+)")}$`),
      names,
      answer: async (request) => {
        const given = await answer(request);
        return given instanceof Response ? given : e.answer.parse(given);
      },
    });
  };
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), "http://localhost");
    const route = routes.find((one) => one.method === (init?.method ?? "GET") && one.pattern.test(url.pathname));
    const values = route?.pattern.exec(url.pathname)?.slice(1) ?? [];
    const request: Asked = {
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      params: Object.fromEntries((route?.names ?? []).map((name, index) => [name, values[index] ?? ""])),
      body: typeof init?.body === "string" ? JSON.parse(init.body) : init?.body,
      headers: new Headers(init?.headers),
    };
    asked.push(request);
    if (!route) return refusal(404, `没有 ${url.pathname}`);
    const answer = await route.answer(request);
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer), { status: 200 });
  };
  const to = (path: string) => asked.filter((request) => request.path === path);
  return { on, asked, to };
};
