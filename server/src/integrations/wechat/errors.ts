/**
 * What to do about a refusal of WeChat.
 * - `retry`: it was down or busy; the same call may succeed in a while
 * - `later`: a quota of the minute or the day is used up; wait, do not loop
 * - `token`: the access token is bad; handled inside the client
 * - `code`: the code from the mini-program is wrong, old or used; the person taps again
 * - `blocked`: WeChat holds this person's account for risky
 * - `quotaGone`: the person has no subscription left; use another channel
 * - `bug`: what we sent is wrong, and stays wrong
 * - `alarm`: the configuration or the account's rights are wrong; somebody must look
 */
export type WechatErrorKind = "retry" | "later" | "token" | "code" | "blocked" | "quotaGone" | "bug" | "alarm";

/** Numbers from the published tables of each call; what is not here is an alarm. */
const kinds: Readonly<Record<number, WechatErrorKind>> = {
  [-1]: "retry",
  43108: "retry",
  45009: "later",
  45011: "later",
  44991: "later",
  40001: "token",
  40014: "token",
  42001: "token",
  40029: "code",
  40163: "code",
  40226: "blocked",
  43101: "quotaGone",
  40003: "bug",
  40037: "bug",
  41030: "bug",
  45168: "bug",
  47001: "bug",
  47003: "bug",
};

/** WeChat did not do what it was asked. The message holds its own words for the log; nothing secret, nothing for a person. */
export class WechatError extends Error {
  constructor(
    readonly kind: WechatErrorKind,
    readonly errcode: number | undefined,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`WeChat: ${detail}`, options);
    this.name = "WechatError";
  }
}

export const wechatErrorOf = (errcode: number, errmsg: string) =>
  new WechatError(kinds[errcode] ?? "alarm", errcode, `${errcode} ${errmsg}`);
