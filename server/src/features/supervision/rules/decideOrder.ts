import type { OrderAction, OrderState } from "@qizhen/shared/contract/supervision";

/** Whoever acts on an order. */
export interface OrderActor {
  id: string;
  roles: readonly string[];
  region?: { code: string } | undefined;
}

/** What of an order decides on who may do what. */
interface Order {
  state: OrderState;
  addressee: { staffId?: string | undefined; centre?: string | undefined };
  issuer: { id?: string | undefined };
  regionPath: readonly string[];
  centre: string;
}

const isAddressee = (o: Order, actor: OrderActor) =>
  o.addressee.staffId !== undefined
    ? actor.id === o.addressee.staffId
    : actor.roles.includes("clerk") && actor.region?.code === o.addressee.centre;

/** Who issued it, or a clerk or leader of the centre that presses it now or of one above; never who has answered. */
const judges = (o: Order, actor: OrderActor) => {
  if (isAddressee(o, actor)) return false;
  if (actor.id === o.issuer.id) return true;
  const place = o.regionPath.indexOf(actor.region?.code ?? "");
  const above = place >= 0 && place <= o.regionPath.indexOf(o.centre);
  return above && (actor.roles.includes("clerk") || actor.roles.includes("leader"));
};

/** What somebody may do with an order now. */
export const allowedOn = (o: Order, actor: OrderActor): OrderAction[] => {
  if (o.state === "open") return isAddressee(o, actor) ? ["reply"] : [];
  if (o.state === "replied") return judges(o, actor) ? ["accept", "return"] : [];
  return [];
};

/** Why an order's action is refused: it is not theirs, or not now. */
export const refusalOf = (o: Order, action: OrderAction, actor: OrderActor): "role" | "notNow" | undefined => {
  if (allowedOn(o, actor).includes(action)) return undefined;
  const theirs = action === "reply" ? isAddressee(o, actor) : judges(o, actor);
  return theirs ? "notNow" : "role";
};
