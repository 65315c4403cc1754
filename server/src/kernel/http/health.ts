import { timingSafeEqual } from "node:crypto";
import type Router from "@koa/router";
import type { Context } from "koa";
import type { Log } from "../log";
import type { Metrics } from "../metrics";

interface Options {
  metrics: Metrics;
  /** Lets a scraper from elsewhere read the figures; without it only this machine may. */
  metricsToken: string | undefined;
  databaseAnswers(): Promise<boolean>;
  log: Log;
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
/** What came through a proxy comes from this machine too, and is not from it. */
const isLocal = (ctx: Context) =>
  loopback.has(ctx.req.socket.remoteAddress ?? "") && !ctx.get("x-forwarded-for") && !ctx.get("forwarded");

const holds = (ctx: Context, token: string) => {
  const given = Buffer.from(ctx.get("authorization"));
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

/** For whoever runs the server, outside the API: is it alive, can it serve, and its figures. */
export const healthRoutes = (router: Router, { metrics, metricsToken, databaseAnswers, log }: Options): void => {
  router.get("/healthz", (ctx) => {
    ctx.set("cache-control", "no-store");
    ctx.body = { ok: true };
  });
  router.get("/readyz", async (ctx) => {
    const ready = await databaseAnswers().catch((error: unknown) => {
      log.warn({ err: error }, "the database does not answer");
      return false;
    });
    ctx.set("cache-control", "no-store");
    ctx.status = ready ? 200 : 503;
    ctx.body = { ok: ready };
  });
  router.get("/metrics", async (ctx) => {
    if (!(metricsToken ? holds(ctx, metricsToken) || isLocal(ctx) : isLocal(ctx))) return; // as if it were not there
    ctx.set("cache-control", "no-store");
    ctx.type = metrics.registry.contentType;
    ctx.body = await metrics.registry.metrics();
  });
};
