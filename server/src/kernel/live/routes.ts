import type Router from "@koa/router";
import { live as api } from "@qizhen/shared/contract/live";
import type { Caller, Route } from "../http/route";
import { malformed, unauthenticated } from "../errors";
import { words } from "../words";
import type { Changes } from "./changes";
import { catchUp, type Listener } from "./hub";

interface Options {
  changes: Changes;
  identify(token: string): Promise<Listener | undefined>;
}

/** Polling, for a client that cannot have a socket (DESIGN, "Live"). */
export const liveRoutes = <C extends Caller>(router: Router, route: Route<C>, { changes, identify }: Options): void => {
  route(
    router,
    api.changes,
  )(async ({ query: { since } }, { ctx }) => {
    const listener = await identify(ctx.get("authorization").replace(/^Bearer /, ""));
    if (!listener) throw unauthenticated(words.expired);
    const from = since === undefined ? undefined : changes.instantOf(since);
    if (since !== undefined && !from) throw malformed(words.badCursor, { since: words.badCursor });
    const { hints, since: next } = await catchUp(changes, listener, from);
    return { items: hints, since: next };
  });
};
