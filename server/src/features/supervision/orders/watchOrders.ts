import type { Log } from "../../../kernel/log";
import type { Metrics } from "../../../kernel/metrics";
import type { SupervisionDoors } from "../doors";
import type { OrderChange, OrderRecord } from "../record";
import { nextLookAt, ringOf, type OrderRing } from "../rules/orderClock";
import { orderNotice, toAddressee, toIssuer, toPressing } from "./orderNotices";
import type { OrderStore } from "./orderStore";

interface Doors extends Pick<SupervisionDoors, "cases" | "regions"> {
  orders: Pick<OrderStore, "dueBefore" | "apply">;
  metrics: Pick<Metrics, "count">;
  log: Pick<Log, "error">;
}

const atOnce = 200;
const mostRounds = 50;

const climbed = (o: OrderRecord, above: string, doors: Doors, now: Date): OrderChange => {
  const { reply, warnAt } = doors.cases.settingsOf(o.county);
  const clock = { state: o.state, startedAt: now, dueAt: doors.cases.dueAfter(o.county, reply[o.risk], now) };
  const next: OrderRecord = { ...o, ...clock, centre: above };
  const checkAt = nextLookAt(clock, warnAt);
  return {
    set: {
      ...clock,
      centre: above,
      climbs: o.climbs + 1,
      boxes: [...new Set([...o.boxes, `by|centre:${above}`])],
      ...(checkAt && { checkAt }),
    },
    unset: ["warned"],
    outbox: [
      orderNotice(next, "order_overdue", [...toAddressee(o), ...toIssuer(o)], now),
      orderNotice(next, "order_climbed", toPressing(next), now),
    ],
  };
};

const changeOf = (o: OrderRecord, ring: OrderRing, above: string | undefined, doors: Doors, now: Date): OrderChange => {
  if (ring === "climb" && above !== undefined) return climbed(o, above, doors, now);
  if (ring === "warn")
    return {
      set: { warned: true, checkAt: o.dueAt },
      outbox: [orderNotice(o, "order_due_soon", toAddressee(o), now)],
    };
  return {
    set: { warned: true, overdue: true },
    unset: ["checkAt"],
    outbox: [orderNotice(o, "order_overdue", [...toAddressee(o), ...toIssuer(o), ...toPressing(o)], now)],
  };
};

/** The centre above the one that presses, within the case's own regions. */
const aboveOf = (o: OrderRecord) => o.regionPath[o.regionPath.indexOf(o.centre) - 1];

/** Reminds of orders, and lets those climb that nobody has answered; each once, also after a night down. */
export const watchOrders = async (doors: Doors, now: Date): Promise<void> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await doors.orders.dueBefore(now, atOnce);
    let moved = 0;
    for (const o of due) {
      const { warnAt } = doors.cases.settingsOf(o.county);
      const above = aboveOf(o);
      const ring = ringOf(o, above !== undefined, warnAt, now);
      if (ring && (await doors.orders.apply(o, changeOf(o, ring, above, doors, now), now))) {
        moved += 1;
        doors.metrics.count(`order_${ring}`);
      }
    }
    if (due.length < atOnce || moved === 0) return;
  }
};
