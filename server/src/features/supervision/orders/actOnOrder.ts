import type { OrderRequest } from "@qizhen/shared/contract/supervision";
import { conflict, forbidden, notFound } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../../accounts";
import type { SupervisionDoors } from "../doors";
import type { OrderChange, OrderRecord, Who } from "../record";
import { refusalOf } from "../rules/decideOrder";
import { nextLookAt } from "../rules/orderClock";
import { words } from "../words";
import { orderNotice, toAddressee, toIssuer } from "./orderNotices";
import type { OrderStore } from "./orderStore";
import { visibleOrders } from "./scope";

interface Command {
  actor: Actor;
  id: string;
  request: OrderRequest;
  intent: Intent | undefined;
  now: Date;
}
interface Doors extends Pick<SupervisionDoors, "cases"> {
  orders: OrderStore;
}

type Changing = Pick<OrderChange, "set" | "unset" | "outbox">;

const replied = (o: OrderRecord, text: string, by: Who, now: Date): Changing => ({
  set: { state: "replied", rounds: [...o.rounds, { text, by, at: now }] },
  unset: ["checkAt"],
  outbox: [orderNotice(o, "order_replied", toIssuer(o), now)],
});

const judged = (o: OrderRecord, verdict: NonNullable<OrderRecord["rounds"][number]["verdict"]>) =>
  o.rounds.map((round, at) => (at === o.rounds.length - 1 ? { ...round, verdict } : round));

const returned = (
  o: OrderRecord,
  request: Extract<OrderRequest, { action: "return" }>,
  by: Who,
  { cases }: Doors,
  now: Date,
): Changing => {
  const { reply, warnAt } = cases.settingsOf(o.county);
  const limit = request.replyDays ? ({ unit: "calendarDay", count: request.replyDays } as const) : reply[o.risk];
  const clock = { state: "open" as const, startedAt: now, dueAt: cases.dueAfter(o.county, limit, now) };
  const checkAt = nextLookAt(clock, warnAt);
  return {
    set: {
      ...clock,
      ...(checkAt && { checkAt }),
      rounds: judged(o, { accepted: false, by, at: now, reason: request.reason }),
    },
    unset: ["warned", "overdue"],
    outbox: [orderNotice(o, "order_returned", toAddressee(o), now)],
  };
};

const changeOf = (o: OrderRecord, request: OrderRequest, by: Who, doors: Doors, now: Date): Changing => {
  switch (request.action) {
    case "reply":
      return replied(o, request.text, by, now);
    case "accept":
      return {
        set: { state: "accepted", open: false, rounds: judged(o, { accepted: true, by, at: now }) },
        outbox: [orderNotice(o, "order_accepted", toAddressee(o), now)],
      };
    case "return":
      return returned(o, request, by, doors, now);
  }
};

/**
 * Replies to an order, accepts or returns a reply (督办单). A repeat of the same intent changes nothing.
 * @throws notFound; forbidden, conflict as the rules refuse; conflict where another was faster
 */
export const actOnOrder = async ({ actor, id, request, intent, now }: Command, doors: Doors): Promise<OrderRecord> => {
  const before = await doors.orders.find(visibleOrders(actor), id);
  if (!before) throw notFound(words.notFound);
  const done = intent && { key: `${actor.id}|${intent.key}`, digest: intent.digest };
  const earlier = done && before.doneKeys.find(({ key }) => key === done.key);
  if (earlier && earlier.digest !== done.digest) throw conflict(kernelWords.keyReused);
  if (earlier) return before;
  const refusal = refusalOf(before, request.action, actor);
  if (refusal === "role") throw forbidden(words.notYours);
  if (refusal === "notNow") throw conflict(words.notNow);
  const by: Who = { id: actor.id, name: actor.name, unit: actor.region?.name ?? "" };
  const saved = await doors.orders.apply(before, { ...changeOf(before, request, by, doors, now), done }, now);
  if (!saved) throw conflict(words.notNow);
  return saved;
};
