import type Router from "@koa/router";
import Koa, { type Middleware } from "koa";
import compress from "koa-compress";
import helmet from "koa-helmet";
import { AppError, notFound } from "../errors";
import type { Log } from "../log";
import { words } from "../words";

/** Turns whatever was thrown into the contract's error. What was not foreseen is logged whole and told as little as possible. */
const answerErrors =
  (log: Log): Middleware =>
  async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined && ctx.path.startsWith("/api/")) throw notFound(words.notThere);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (!error) log.error({ err: thrown, method: ctx.method, path: ctx.path }, "request failed");
      ctx.status = error?.status ?? 500;
      ctx.set("cache-control", "no-store");
      if (error?.retryAfter) ctx.set("retry-after", String(error.retryAfter));
      ctx.body = {
        error: {
          code: error?.code ?? "internal",
          message: error?.message ?? words.crashed,
          ...(error?.fields && { fields: error.fields }),
        },
      };
    }
  };

/** Koa's own refusals (a bad percent-escape, an aborted request) as ours. */
const asAppError = (thrown: unknown): AppError | undefined => {
  if (thrown instanceof AppError) return thrown;
  const status = typeof thrown === "object" && thrown !== null && "status" in thrown ? thrown.status : undefined;
  if (status === 400 || status === 413 || status === 415) return new AppError("malformed", words.malformed);
  if (thrown instanceof URIError) return new AppError("malformed", words.malformed);
  return undefined;
};

/** Answers are private and never kept, unless a handler says otherwise. */
const noStore: Middleware = async (ctx, next) => {
  if (ctx.path.startsWith("/api/")) ctx.set("cache-control", "no-store");
  await next();
};

/** Security headers. Scripts only from here; `blob:` for recordings that are being listened to. */
const headers = () =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'unsafe-inline'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        mediaSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'", "ws:", "wss:"],
        workerSrc: ["'self'", "blob:"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
      },
    },
    strictTransportSecurity: { maxAge: 15_552_000 },
    crossOriginEmbedderPolicy: false,
  });

/** Bytes. Below it an answer travels in three packets or less: packing it costs this process more than it spares the network. */
const compressedFrom = 4096;

/**
 * How long a connection stays open that nobody uses. Longer than proxies keep theirs (a minute): whoever closes first, while the
 * other is just sending, loses that request.
 */
export const keepOpenMs = 65_000;

interface Options {
  log: Log;
  /** Proxies in front of us: that many addresses, from the end of X-Forwarded-For, are true. */
  proxies: number;
  /** Sees each request with the status it ends with. */
  measure: Middleware;
}

/** The application around its routes: errors, headers, compression, and whatever serves the pages. */
export const createHttpApp = ({ log, proxies, measure }: Options, router: Router, ...pages: Middleware[]): Koa => {
  const app = new Koa({ proxy: proxies > 0, maxIpsCount: proxies });
  app.on("error", (error: Error) => log.warn({ err: error }, "connection failed"));
  app.use(measure);
  app.use(answerErrors(log));
  app.use(headers());
  app.use(compress({ threshold: compressedFrom, br: false }));
  app.use(noStore);
  app.use(router.routes());
  app.use(
    router.allowedMethods({
      throw: true,
      methodNotAllowed: () => new AppError("malformed", words.wrongMethod),
      notImplemented: () => new AppError("malformed", words.wrongMethod),
    }),
  );
  for (const page of pages) app.use(page);
  return app;
};
