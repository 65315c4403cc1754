import type Router from "@koa/router";
import type { Job } from "../../kernel/jobs/jobs";
import { makeEntry, type Receiver } from "../../kernel/outbox/outbox";
import type { AppKit } from "../accounts";
import { dayStore } from "./days/dayStore";
import { keepDays } from "./days/keepDays";
import type { SupervisionDoors } from "./doors";
import { CalendarGapModel, OrderModel } from "./model";
import { onSupervised } from "./orders/openOrder";
import { orderStore } from "./orders/orderStore";
import { watchOrders } from "./orders/watchOrders";
import { supervisionRoutes, type SupervisionParts } from "./routes";

const refreshMs = 3000;

interface Given extends SupervisionDoors, Pick<SupervisionParts, "spanText" | "knownYears"> {}

/** 督办和期限: orders that press a late matter, the days a county works, and what is due by whom. */
export const createSupervision = (kit: AppKit, given: Given) => {
  const keeper = keepDays(dayStore, kit.log);
  const parts: SupervisionParts = { ...given, orders: orderStore, store: dayStore, keeper };
  const { changes, metrics, log } = kit;
  return {
    routes: (router: Router) => supervisionRoutes(router, kit, parts),
    receivers: { "case.supervised": [onSupervised({ ...parts, changes })] } satisfies Record<string, Receiver[]>,
    jobs: [
      {
        name: "supervision.orders",
        everyMs: 30_000,
        run: (now) => watchOrders({ ...parts, metrics, log }, now),
      },
    ] satisfies Job[],
    /** Where entries wait. */
    outboxes: [OrderModel, CalendarGapModel],
    /** Reads the days of all counties, and goes on reading them, so that every process counts alike. */
    start: () => keeper.start(refreshMs),
    stop: keeper.stop,
    /** Days that a county has put right, and the years it has entered; from memory. */
    daysOf: keeper.of,
    /** When these orders were replied to, where a reply stands. */
    repliesOf: orderStore.repliesOf,
    /** Dates of a case reach a year whose holidays nobody has entered: the county's administrators are told, once a year. */
    noteUnknownYear: (gap: { year: number; county: string; caseId: string; number: string; now: Date }) => {
      const { county, caseId, number, now } = gap;
      const data = { caseId, number, event: "unknown_year", to: [`admin:${county}`], urgent: false };
      return dayStore.noteGap(gap, makeEntry("case.notify", data, now));
    },
  };
};
export type Supervision = ReturnType<typeof createSupervision>;
