import { WechatError } from "../../integrations/wechat";
import type { Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import type { NoticeDoors } from "./doors";
import { notices, type Notice } from "./noticeStore";
import { subscriptions } from "./subscriptions";
import { templateOf, templateValues } from "./templates";

const timeInShanghai = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Where a tap on the message leads. */
const pageOf = ({ caseId }: Notice) =>
  caseId === undefined ? "pages/open/index" : `pages/open/index?caseId=${caseId}`;

/**
 * Sends a notice to WeChat (订阅消息), if its reader is there, has not read it yet, and has a consent left. A consent is taken first
 * and given back when WeChat did not send. What may pass is thrown, so that the outbox tries again; what stays wrong is counted
 * and left: the notice itself is in the app.
 */
export const createWechatSender = (
  { env, clock, log, metrics }: AppKit,
  { people, wechat }: Pick<NoticeDoors, "people" | "wechat">,
): Receiver => {
  /** What to do about a refusal. @throws what may pass */
  const onRefusal = async (error: unknown, notice: Notice, templateId: string) => {
    const kind = error instanceof WechatError ? error.kind : "retry";
    if (kind === "quotaGone") {
      metrics.count("wechat_quota_gone");
      return subscriptions.empty(notice.to, templateId);
    }
    await subscriptions.giveBack(notice.to, templateId);
    if (kind === "retry" || kind === "later" || kind === "token") throw error;
    metrics.count(`wechat_${kind}`);
    log.error({ err: error, notice: notice.id, kind }, "WeChat will not take this message; it stays in the app only");
  };

  return async (entry) => {
    const notice = await notices.findForSending(String(entry.data["noticeId"]));
    const templateId = notice && templateOf(env.wechat.templates, notice.event);
    if (!notice || !templateId || notice.read || notice.sentByWechat) return;
    const openid = await people.openidOf(notice.to);
    if (openid === undefined || !(await subscriptions.take(notice.to, templateId))) return;
    try {
      const time = timeInShanghai.format(notice.at);
      const values = templateValues({ number: notice.caseNumber ?? notice.id.slice(-8), title: notice.title, time });
      await wechat.sendSubscription({ openid, templateId, page: pageOf(notice), values });
    } catch (error) {
      return onRefusal(error, notice, templateId);
    }
    metrics.count("wechat_sent");
    await notices.markSent(notice.id, clock());
  };
};
