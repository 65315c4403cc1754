import type Router from "@koa/router";
import { notices as api } from "@qizhen/shared/contract/notices";
import { ordinaryLimit } from "../../kernel/db/keyset";
import { notFound, unprocessable } from "../../kernel/errors";
import { idForIntent } from "../../kernel/idempotency";
import { newId } from "../../kernel/ids";
import { words as kernelWords } from "../../kernel/words";
import type { AppKit } from "../accounts";
import { callTasks } from "./callStore";
import { callScopeOf, finishCall } from "./finishCall";
import { notices } from "./noticeStore";
import { presentCall, presentNotice } from "./presenter";
import { subscriptions } from "./subscriptions";
import { offeredTemplates } from "./templates";
import { words } from "./words";

const inboxRoutes = (router: Router, { route }: AppKit) => {
  const list = route(router, api.list);
  list(async ({ query: { unread, limit = ordinaryLimit, cursor } }, { actor }) => {
    const [page, count] = await Promise.all([
      notices.page(actor.id, { unread: unread === "true", limit, cursor }),
      notices.countUnread(actor.id),
    ]);
    return { items: page.items.map(presentNotice), next: page.next, unread: count };
  });

  const read = route(router, api.read);
  read(async ({ body: { id } }, { actor, now }) => {
    if (id === undefined) await notices.markAllRead(actor.id, now);
    else if (!(await notices.markRead(actor.id, id, now))) throw notFound(kernelWords.notThere);
    return { unread: await notices.countUnread(actor.id) };
  });
};

const subscriptionRoutes = (router: Router, { route, env }: AppKit) => {
  const offered = offeredTemplates(env.wechat.templates);

  const templates = route(router, api.templates);
  templates(() => Promise.resolve({ items: offered }));

  const subscribed = route(router, api.subscribed);
  subscribed(async ({ body: { results } }, { actor, now, intent }) => {
    const unknown = Object.keys(results).filter((id) => !offered.some(({ templateId }) => templateId === id));
    if (unknown.length > 0)
      throw unprocessable(words.noSuchTemplate, Object.fromEntries(unknown.map((id) => [id, words.noSuchTemplate])));
    if (intent) await idForIntent({ who: actor.id, what: "notices.subscribed", ...intent }, newId(), now);
    const accepted = Object.entries(results).filter(([, result]) => result === "accept");
    for (const [templateId] of accepted) await subscriptions.add(actor.id, templateId, intent?.key ?? newId());
    return { left: await subscriptions.leftOf(actor.id) };
  });
};

const callRoutes = (router: Router, { route, kick }: AppKit) => {
  const list = route(router, api.callTasks);
  list(async ({ query: { done, limit = ordinaryLimit, cursor } }, { actor }) => {
    const { items, next } = await callTasks.page(callScopeOf(actor), { done: done === "true", limit, cursor });
    return { items: items.map(presentCall), next };
  });

  const done = route(router, api.callDone);
  done(async ({ params, body }, { actor, now, intent }) => {
    const finished = await finishCall(actor, { id: params.id, ...body, key: intent?.key, now });
    kick();
    return presentCall(finished);
  });
};

/** HTTP of notices (通知), of WeChat's consents, and of calls to be made (电话任务). */
export const noticeRoutes = (router: Router, kit: AppKit) => {
  inboxRoutes(router, kit);
  subscriptionRoutes(router, kit);
  callRoutes(router, kit);
};
