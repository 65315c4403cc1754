import { createHash } from "node:crypto";
import type Router from "@koa/router";
import { hours as api } from "@qizhen/shared/contract/hours";
import { createGuessLimit } from "../../../kernel/http/limits";
import { written } from "../../../kernel/http/route";
import type { AppKit } from "../../accounts";
import type { BookingDoors } from "../doors";
import { feedStore } from "./feedStore";
import { makeFeed, readFeed } from "./readFeed";

/** Calendar programs ask with `no-cache` and an ETag at once; what they have already is not sent again all the same. */
const hasAlready = (known: string, etag: string) =>
  known.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

/** HTTP of calendars read elsewhere (日历订阅). */
export const createFeedRoutes = (router: Router, kit: AppKit, accounts: BookingDoors["accounts"]): void => {
  const doors = { feeds: feedStore, cipher: kit.cipher, accounts };
  const guess = createGuessLimit();
  const stateOf = async (userId: string) => {
    const since = await doors.feeds.sinceOf(userId);
    return since ? { since: since.toISOString() } : {};
  };

  kit.route(router, api.feedState)(async (_, { actor }) => stateOf(actor.id));
  kit.route(
    router,
    api.makeFeed,
  )(async (_, { actor, intent, now }) => {
    const { code, since } = await makeFeed({ actor, intent, now }, doors);
    return { path: api.feed.path.replace(":code", code), since: since.toISOString() };
  });
  kit.route(
    router,
    api.revokeFeed,
  )(async (_, { actor }) => {
    await doors.feeds.take(actor.id);
    return stateOf(actor.id);
  });
  kit.route(
    router,
    api.feed,
  )(async ({ params }, { now, ip, ctx }) => {
    const text = await guess(ip, () => readFeed(params.code, now, doors));
    ctx.set("Cache-Control", "private, no-cache");
    ctx.set("Referrer-Policy", "no-referrer");
    ctx.etag = createHash("sha256").update(text).digest("base64url");
    ctx.type = "text/calendar; charset=utf-8";
    ctx.status = 200;
    if (hasAlready(ctx.get("if-none-match"), ctx.response.get("etag"))) ctx.status = 304;
    else ctx.body = text;
    return written;
  });
};
