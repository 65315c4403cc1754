import type { Clock } from "../../kernel/clock";
import type { Env } from "../../kernel/env";
import type { Log } from "../../kernel/log";
import { WechatError } from "./errors";
import { createRequest, type WechatRequest } from "./request";
import { createAccessToken } from "./token";
import { fitValue } from "./values";

export interface WechatSession {
  openid: string;
  unionid: string | undefined;
  /** Decrypts what WeChat hands to the mini-program; never leaves the server. */
  sessionKey: string;
}

export interface Subscription {
  openid: string;
  templateId: string;
  /** Where a tap leads: a page of the mini-program with its query. */
  page?: string;
  /** By the template's keys; each is cut to what its type takes. */
  values: Readonly<Record<string, string>>;
}

/** WeChat's server API, as far as we use it. Each call throws {@link WechatError}. */
export interface Wechat {
  /** Whether there is an account to sign in with at all. */
  readonly configured: boolean;
  /** Who a login code belongs to; a code is good once, for five minutes. */
  codeToSession(code: string): Promise<WechatSession>;
  /** The number behind a code of the phone button (not a login code), without its country's; the country's beside it. */
  phoneNumber(code: string): Promise<{ phone: string; country: string }>;
  /** What WeChat thinks of a text that others will read (msg_sec_check): a sign for a person, never a decision. */
  checkText(text: { openid: string; title: string; content: string }): Promise<"pass" | "review" | "risky">;
  /** Sends one subscription message; it uses up one consent of the person. */
  sendSubscription(message: Subscription): Promise<void>;
}

interface Options {
  account: Env["wechat"];
  clock: Clock;
  log: Log;
  timeoutMs?: number;
}

/** What kind of text it is (论坛), and how much of it WeChat takes. */
const forum = 3;
const mostChecked = 2500;

/** A client of WeChat at the configured address. */
export const createWechat = ({ account, clock, log, timeoutMs = 5000 }: Options): Wechat => {
  const send = createRequest({ baseUrl: account.baseUrl, timeoutMs, log });
  const accessToken = createAccessToken(account, send, clock);
  const oneAtATime = createQueues();

  /** Sends with the access token; a token that has gone bad is replaced, and the call made once more. */
  const sendSigned = async (request: WechatRequest) => {
    const attempt = async () => {
      const token = await accessToken.get();
      try {
        return await send({ ...request, query: { ...request.query, access_token: token } });
      } catch (error) {
        if (error instanceof WechatError && error.kind === "token") accessToken.drop(token);
        throw error;
      }
    };
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof WechatError && error.kind === "token") return attempt();
      throw error;
    }
  };

  return {
    configured: account.appId !== "",
    codeToSession: async (code) => {
      const { appId, secret } = account;
      const query = { appid: appId, secret, js_code: code, grant_type: "authorization_code" };
      const { openid, unionid, session_key: sessionKey } = await send({ path: "/sns/jscode2session", query });
      if (typeof openid !== "string" || typeof sessionKey !== "string")
        throw new WechatError("retry", undefined, "code2Session without an openid");
      return { openid, sessionKey, unionid: typeof unionid === "string" ? unionid : undefined };
    },
    phoneNumber: async (code) => {
      const answer = await sendSigned({ path: "/wxa/business/getuserphonenumber", body: { code } });
      const info = (answer["phone_info"] ?? {}) as Record<string, unknown>;
      const watermark = (info["watermark"] ?? {}) as Record<string, unknown>;
      if (watermark["appid"] !== account.appId)
        throw new WechatError("code", undefined, "a phone number for another mini-program");
      return { phone: String(info["purePhoneNumber"] ?? ""), country: String(info["countryCode"] ?? "") };
    },
    checkText: async ({ openid, title, content }) => {
      const body = { version: 2, scene: forum, openid, title, content: content.slice(0, mostChecked) };
      const answer = await sendSigned({ path: "/wxa/msg_sec_check", body });
      const { suggest } = (answer["result"] ?? {}) as Record<string, unknown>;
      return suggest === "pass" || suggest === "risky" ? suggest : "review";
    },
    sendSubscription: ({ openid, templateId, page, values }) =>
      // Two sends to one person at the same time are refused (43108).
      oneAtATime(openid, async () => {
        const data = Object.entries(values).map(([key, value]) => [key, { value: fitValue(key, value) }] as const);
        await sendSigned({
          path: "/cgi-bin/message/subscribe/send",
          body: {
            touser: openid,
            template_id: templateId,
            ...(page !== undefined && { page }),
            data: Object.fromEntries(data),
            miniprogram_state: "formal",
            lang: "zh_CN",
          },
        });
      }),
  };
};

/** Does things of the same key one after the other. */
const createQueues = () => {
  const last = new Map<string, Promise<void>>();
  return (key: string, act: () => Promise<void>): Promise<void> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(act);
    const settled = mine
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return mine;
  };
};
