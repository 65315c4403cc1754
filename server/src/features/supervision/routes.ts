import type Router from "@koa/router";
import { supervision as api } from "@qizhen/shared/contract/supervision";
import { ordinaryLimit } from "../../kernel/db/keyset";
import { notFound } from "../../kernel/errors";
import { hasRole, type Actor, type AppKit } from "../accounts";
import type { DayStore } from "./days/dayStore";
import type { DayKeeper } from "./days/keepDays";
import { saveYear } from "./days/saveYear";
import type { SupervisionDoors } from "./doors";
import { actOnOrder } from "./orders/actOnOrder";
import type { OrderScope, OrderStore } from "./orders/orderStore";
import { boxOf, visibleOrders } from "./orders/scope";
import { presentOrder, presentYear } from "./presenter";
import type { OrderRecord } from "./record";
import { words } from "./words";

export interface SupervisionParts extends SupervisionDoors {
  orders: OrderStore;
  store: DayStore;
  keeper: DayKeeper;
  spanText(ms: number): string;
  /** Years that the library knows by itself. */
  knownYears: { first: number; last: number };
}

const mostCounted = 1000;

const scopeOf = (actor: Actor, box: "received" | "issued" | "region"): OrderScope => {
  if (box === "received") return boxOf(actor, "to");
  if (box === "issued") return boxOf(actor, "by");
  return hasRole(actor, "clerk", "leader", "admin") && actor.region
    ? { regionPath: actor.region.code }
    : visibleOrders(actor);
};

const orderFigures = async (actor: Actor, orders: OrderStore, now: Date) => {
  const mine = boxOf(actor, "to");
  const open = { ...mine, open: true };
  const [toAnswer, late, toJudge] = await Promise.all([
    orders.count({ ...open, state: "open" }, mostCounted),
    orders.count({ ...open, state: "open", dueAt: { $lte: now } }, mostCounted),
    orders.count({ ...boxOf(actor, "by"), open: true, state: "replied" }, mostCounted),
  ]);
  return { toAnswer, late, toJudge };
};

const orderRoutes = (router: Router, { route, kick }: AppKit, parts: SupervisionParts) => {
  const { orders, cases, regions } = parts;
  const shown = (o: OrderRecord, actor: Actor, now: Date) =>
    presentOrder(o, { actor, now, nameOf: regions.nameOf, spanText: parts.spanText });

  route(
    router,
    api.list,
  )(async ({ query }, { actor, now }) => {
    const { box, caseId, done, limit = ordinaryLimit, cursor } = query;
    // Of a case that somebody sees they see every order; elsewhere their own box.
    if (caseId && !(await cases.sees(actor, caseId))) throw notFound(words.notFound);
    const scope = caseId ? { caseId } : scopeOf(actor, box ?? "received");
    const { items, next } = await orders.page(scope, done === undefined, { limit, cursor });
    return { items: items.map((o) => shown(o, actor, now)), next };
  });

  route(
    router,
    api.get,
  )(async ({ params }, { actor, now }) => {
    const found = await orders.find(visibleOrders(actor), params.id);
    if (!found) throw notFound(words.notFound);
    return shown(found, actor, now);
  });

  route(
    router,
    api.act,
  )(async ({ params, body }, { actor, now, intent }) => {
    const saved = await actOnOrder({ actor, id: params.id, request: body, intent, now }, parts);
    kick();
    return shown(saved, actor, now);
  });
};

/** HTTP of supervision (督办和期限). */
export const supervisionRoutes = (router: Router, kit: AppKit, parts: SupervisionParts) => {
  const { route, kick } = kit;
  const { orders, cases, regions, store, knownYears } = parts;
  const countyOf = (actor: Actor) => regions.pathOf(actor.region?.code ?? "")[0] ?? "";
  const known = (year: number) => year >= knownYears.first && year <= knownYears.last;
  orderRoutes(router, kit, parts);

  route(
    router,
    api.figures,
  )(async (_, { actor, now }) => {
    const county = countyOf(actor);
    const [figures, orderCounts, gaps] = await Promise.all([
      cases.figures(actor, now),
      orderFigures(actor, orders, now),
      store.gapsOf(county),
    ]);
    const entered = parts.keeper.of(county).years;
    return { ...figures, orders: orderCounts, unknownYears: gaps.filter((year) => !entered.includes(year)) };
  });

  route(
    router,
    api.year,
  )(async ({ params: { year } }, { actor }) => presentYear(year, known(year), await store.find(countyOf(actor), year)));

  route(
    router,
    api.saveYear,
  )(async ({ params: { year }, body }, { actor, now }) => {
    const saved = await saveYear({ actor, year, ...body, now }, parts);
    kick();
    return presentYear(year, known(year), saved);
  });
};
