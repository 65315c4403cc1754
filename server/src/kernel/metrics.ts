import { Counter, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Middleware } from "koa";

/** Figures for an operator (Prometheus). No label holds personal data: the path is the route's pattern, not the address. */
export const createMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "qizhen_http_request_seconds",
    help: "Duration of requests by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const events = new Counter({
    name: "qizhen_events_total",
    help: "What happened, by kind",
    labelNames: ["kind"],
    registers: [registry],
  });
  const measure: Middleware = async (ctx, next) => {
    const stop = requests.startTimer();
    try {
      await next();
    } finally {
      stop({ method: ctx.method, route: String(ctx["_matchedRoute"] ?? "page"), status: String(ctx.status) });
    }
  };
  return { registry, measure, count: (kind: string) => events.inc({ kind }) };
};
export type Metrics = ReturnType<typeof createMetrics>;
