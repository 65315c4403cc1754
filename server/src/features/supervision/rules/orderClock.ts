import type { OrderState } from "@qizhen/shared/contract/supervision";

/** What an order that waits for its answer has come to. */
export type OrderRing = "warn" | "climb" | "overdue";

interface Asked {
  state: OrderState;
  startedAt: Date;
  dueAt: Date;
  warned?: boolean | undefined;
  overdue?: boolean | undefined;
}

/** When its addressee is reminded. */
const warnAtOf = ({ startedAt, dueAt }: Asked, share: number) =>
  new Date(startedAt.getTime() + Math.round((dueAt.getTime() - startedAt.getTime()) * share));

/** When an order next wants looking at; undefined where nobody is to answer, or all is said. */
export const nextLookAt = (o: Asked, warnShare: number): Date | undefined => {
  if (o.state !== "open" || o.overdue) return undefined;
  return o.warned ? o.dueAt : warnAtOf(o, warnShare);
};

/** What is due for an order: a reminder; past its day it climbs to the centre above, or, at the top, its leaders hear of it. */
export const ringOf = (o: Asked, hasAbove: boolean, warnShare: number, now: Date): OrderRing | undefined => {
  if (o.state !== "open" || o.overdue) return undefined;
  if (now >= o.dueAt) return hasAbove ? "climb" : "overdue";
  return !o.warned && now >= warnAtOf(o, warnShare) ? "warn" : undefined;
};
