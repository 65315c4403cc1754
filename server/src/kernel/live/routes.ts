import type Router from "@koa/router";
import { live as api } from "@qizhen/shared/contract/live";
import type { Caller, Route } from "../http/route";
import { unauthenticated } from "../errors";
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
  )(async ({ query }, { ctx }) => {
    const listener = await identify(ctx.get("authorization").replace(/^Bearer /, ""));
    if (!listener) throw unauthenticated(words.expired);
    const { hints, since } = await catchUp(changes, listener, query.since);
    return { items: hints, since };
  });
};
