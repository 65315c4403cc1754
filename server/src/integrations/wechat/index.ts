/** 微信: the client of WeChat's server API. */
export { createWechat, type Subscription, type Wechat, type WechatSession } from "./client";
export { WechatError, type WechatErrorKind } from "./errors";
