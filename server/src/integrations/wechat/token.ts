import type { Clock } from "../../kernel/clock";
import { WechatError } from "./errors";
import type { SendRequest } from "./request";

/** A token is used until this long before its end; WeChat gives the next in the last five minutes, when both are good. */
const marginMs = 120_000;

interface Kept {
  token: string;
  until: number;
}

/**
 * The access token of the mini-program (stable_token): kept while it is good, fetched once however many ask for it.
 * Several processes get the same one, for the call is idempotent.
 */
export const createAccessToken = (
  { appId, secret }: { appId: string; secret: string },
  send: SendRequest,
  clock: Clock,
) => {
  let kept: Kept | undefined;
  let coming: Promise<string> | undefined;

  const ask = async (): Promise<string> => {
    const answer = await send({
      path: "/cgi-bin/stable_token",
      body: { grant_type: "client_credential", appid: appId, secret },
    });
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== "string" || typeof seconds !== "number")
      throw new WechatError("retry", undefined, "stable_token without a token");
    kept = { token, until: clock().getTime() + seconds * 1000 - marginMs };
    return token;
  };
  const get = (): Promise<string> => {
    if (kept && clock().getTime() < kept.until) return Promise.resolve(kept.token);
    coming ??= ask().finally(() => (coming = undefined));
    return coming;
  };
  return {
    get,
    /** Somebody was refused with this token. It is dropped if nobody has replaced it already. */
    drop: (token: string) => {
      if (kept?.token === token) kept = undefined;
    },
  };
};
