import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { randomToken } from "../../../kernel/ids";
import { calls } from "./calls";
import { createFaults, spoil } from "./faults";
import { createWorld } from "./world";

interface Recorded {
  path: string;
  query: Readonly<Record<string, string>>;
  body: Readonly<Record<string, unknown>> | undefined;
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown> | undefined> => {
  if (request.method !== "POST") return undefined;
  const value: unknown = JSON.parse(await text(request));
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
};

/**
 * A stand-in for WeChat on loopback, for tests: it refuses what WeChat's documents say it refuses, records each request, and
 * goes wrong when told to. It answers JSON as `text/plain`, as WeChat does here and there.
 */
export const startWechatStandIn = async (account: { appId: string; secret: string }, now: () => Date) => {
  const world = createWorld({ ...account, now: () => now().getTime() });
  const faults = createFaults();
  const requests: Recorded[] = [];

  const handle = async (request: IncomingMessage, answer: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const body = await bodyOf(request);
    requests.push({ path: url.pathname, query: Object.fromEntries(url.searchParams), body });
    const fault = faults.take(url.pathname);
    const spoilt = fault && spoil(fault, answer);
    if (fault && !spoilt) return;
    const call = calls[url.pathname];
    const value = spoilt ?? (await call?.(world, { query: url.searchParams, body }));
    answer.writeHead(value ? 200 : 404, { "content-type": "text/plain; charset=utf-8" });
    answer.end(JSON.stringify(value ?? { errcode: 404, errmsg: "no such call" }));
  };
  const server = createServer((request, answer) => {
    handle(request, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  const code = (made: { kind: "login" | "phone"; subject: string }, more: object) => {
    const value = randomToken(12);
    world.codes.set(value, { ...made, ...more, at: world.now(), used: false });
    return value;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sent: world.sent,
    /** How often a path was called. */
    count: (path: string) => requests.filter((request) => request.path === path).length,
    fail: faults.add,
    heal: faults.clear,
    /** What `wx.login` would give this person. */
    loginCode: (openid: string, more: { unionid?: string } = {}) => {
      world.followers.add(openid);
      return code({ kind: "login", subject: openid }, more);
    },
    /** What the phone button would give. */
    phoneCode: (phone: string, more: { country?: string; appId?: string } = {}) =>
      code({ kind: "phone", subject: phone }, more),
    block: (openid: string) => void world.blocked.add(openid),
    template: (id: string, keys: readonly string[]) => void world.templates.set(id, keys),
    /** The person taps "allow" so many times. */
    consent: (openid: string, templateId: string, times = 1) => {
      const key = `${openid}|${templateId}`;
      world.followers.add(openid);
      world.consents.set(key, (world.consents.get(key) ?? 0) + times);
    },
    /** All tokens are void, as after somebody else's forced refresh. */
    voidTokens: () => void world.tokens.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
export type WechatStandIn = Awaited<ReturnType<typeof startWechatStandIn>>;
